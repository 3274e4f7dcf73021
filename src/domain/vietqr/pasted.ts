// trim() takes blanks, line ends and the byte order mark; these two come with text from chat programs.
const invisible = new Set(['\u200b', '\u2060'])

/**
 * A pasted or scanned text without what pasting and scanning add around it. Only the screens that take what a person
 * pasted use this. `readCode` itself is strict, because a stored or printed code with a blank at its end is a different
 * code from the one its issuer made, and some payers' apps refuse it. A code ends in four hexadecimal digits, so
 * nothing that belongs to it is ever removed.
 */
export function cleanPasted(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isAround(text.charAt(from))) from++
  while (to > from && isAround(text.charAt(to - 1))) to--
  return text.slice(from, to)
}

function isAround(character: string): boolean {
  return invisible.has(character) || character.trim() === ''
}
