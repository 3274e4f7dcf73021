const KEY = 'walk-categories'
/** How many are remembered. */
const MOST = 6

/** Goods of the vendors captured last, newest first, so that the usual one stands in front. No vendor is in it. */
export function latelyUsed(): readonly string[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as string[]
  } catch {
    // A browser that keeps nothing: the usual order it is.
    return []
  }
}

export function rememberUse(category: string): void {
  try {
    const kept = [category, ...latelyUsed().filter((one) => one !== category)].slice(0, MOST)
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // As above.
  }
}
