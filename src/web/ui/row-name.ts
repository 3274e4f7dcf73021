import { vi } from '../messages/vi.ts'

/** The word a commune may have written before the letter of a row. */
export const ROW_WORD = /^(dãy|hàng|khu|lô)\s+/iu

/** A row as it is spoken of: "Dãy A", whether the commune wrote "A" or "Dãy A". */
export const rowName = (name: string): string => (ROW_WORD.test(name) ? name : `${vi.ui.row} ${name}`)

/** The row inside a sentence: "dãy A". */
export const rowWithin = (name: string): string => {
  const row = rowName(name)
  return row.charAt(0).toLowerCase() + row.slice(1)
}
