/** Set as the sign-out form is sent: storage that is written at once, for the page goes away with it. */
export const SIGNED_OUT = 'pho-qr-signed-out'

export function hasSignedOut(): boolean {
  try {
    return localStorage.getItem(SIGNED_OUT) !== null
  } catch {
    return false
  }
}

export function noteSignedIn(): void {
  try {
    localStorage.removeItem(SIGNED_OUT)
  } catch {
    // A browser that keeps nothing has nothing to take away.
  }
}

/** Whoever signs out leaves the walk on this phone too; what they saved stays, sealed, until they are back. */
export function watchSigningOut(page: Document): void {
  page.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement) || new URL(target.action).pathname !== '/sign-out') return
    try {
      localStorage.setItem(SIGNED_OUT, '1')
    } catch {
      // Such a browser keeps no walk either.
    }
  })
}
