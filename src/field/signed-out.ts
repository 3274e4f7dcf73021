/** Set as the sign-out form is sent: storage that is written at once, for the page goes away with it. */
export const SIGNED_OUT = 'pho-qr-signed-out'

/** What the walk keeps, and the lists of whom to meet in it. */
export const VAULT = 'pho-qr-walk'
export const LISTS = 'lists'

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

/**
 * Takes the lists of whom to meet off the phone: they are nobody's to keep once their officer has left. Where there is no
 * vault none is made.
 */
export function forgetLists(): void {
  const opening = globalThis.indexedDB?.open(VAULT)
  if (opening === undefined) return
  opening.onupgradeneeded = () => opening.transaction?.abort()
  opening.onsuccess = () => {
    const vault = opening.result
    if (vault.objectStoreNames.contains(LISTS)) vault.transaction(LISTS, 'readwrite').objectStore(LISTS).clear()
    vault.close()
  }
}

/**
 * Whoever signs out leaves the walk on this phone too; what they saved stays, sealed, until they are back. The lists go:
 * at once, and by the page that comes next, should this one be gone before they are.
 */
export function watchSigningOut(page: Document): void {
  if (hasSignedOut()) forgetLists()
  page.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement) || new URL(target.action).pathname !== '/sign-out') return
    try {
      localStorage.setItem(SIGNED_OUT, '1')
    } catch {
      // Such a browser keeps no walk either.
    }
    forgetLists()
  })
}
