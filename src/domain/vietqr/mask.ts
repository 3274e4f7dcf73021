/** An account as every screen shows it: "…1234". An id of four characters or fewer keeps its first one hidden. */
export function lastFour(account: string): string {
  return `…${account.slice(Math.max(account.length - 4, 1))}`
}
