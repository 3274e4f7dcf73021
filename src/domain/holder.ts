import { nfc } from './names.ts'

/** Whether somebody is named: an account that was scanned with no signal, and no name typed, is proposed without one. */
export const isHolderKnown = (holder: string): boolean => nfc(holder) !== ''

/**
 * The name of an account's holder as it is shown beside its last four digits: the words between the first and the last
 * become initials. "NGUYEN THI UT" gives "NGUYEN T. UT": enough to compare with the banking app, too little to look up.
 */
export function shortHolder(name: string): string {
  const words = name.trim().split(/\s+/)
  const inner = words.slice(1, -1).map((word) => `${Array.from(word)[0] ?? ''}.`)
  return [words[0], ...inner, ...words.slice(1).slice(-1)].join(' ')
}
