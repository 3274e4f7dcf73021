import { CATEGORIES, MERCHANT_KINDS, TRADE_NAME_MAX } from '../merchant.ts'
import { readName } from '../names.ts'
import { readNumber } from '../spot-numbers.ts'
import type { EditField } from './record.ts'

const word = (words: readonly string[], text: string): string | undefined => (words.includes(text) ? text : undefined)

/** What a field may hold, in the form it is stored in: a name, a number of a plate, or a word of the field's list. */
export function readEditValue(field: EditField, text: string): string | undefined {
  if (field === 'number') return readNumber(text)
  if (field === 'merchant-kind') return word(MERCHANT_KINDS, text)
  if (field === 'category') return word(CATEGORIES, text)
  const read = readName(text)
  return read.ok && read.name.length <= TRADE_NAME_MAX ? read.name : undefined
}
