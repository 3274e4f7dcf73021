/** An account as every screen shows it: "…1234". An id of four characters or fewer keeps its first one hidden. */
export function lastFour(account: string): string {
  return `…${account.slice(Math.max(account.length - 4, 1))}`
}

/** Account and phone numbers are longer than a day with its year; groups of three digits and more belong together. */
const SHORTEST_NUMBER = 9
const numbers = /\d{3,}(?:[ .-]?\d{3,})*/g

/** What somebody wrote, with every number long enough to be an account or a phone shown as "…1234". */
export const maskNumbers = (text: string): string =>
  text.replace(numbers, (number) => {
    const digits = number.replace(/\D/g, '')
    return digits.length < SHORTEST_NUMBER ? number : lastFour(digits)
  })
