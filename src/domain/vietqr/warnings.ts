import { TRANSFER_LIMIT } from './amount.ts'
import type { Envelope } from './envelope.ts'
import { hasOtherScheme } from './kinds.ts'
import { ACCOUNT_LENGTH } from './napas.ts'
import type { Objects } from './objects.ts'
import type { Content } from './reading.ts'

/** The longest memo this project prints, in characters; real issuers print up to 95. */
export const MEMO_LENGTH = 25

/** The longest object 59, in characters. */
export const CODE_NAME_LENGTH = 25

const beyondAscii = /[^\x20-\x7e]/

/** Adds to the content's warnings what is unusual about its meaning. */
export function noteOddities(content: Content, envelope: Envelope): void {
  const { memo, name, account, bin, warnings } = content
  const { objects, isAscii } = envelope
  noteInitiation(content, objects[1])
  if (objects[54] !== undefined) noteAmount(content, objects[54])
  if (addsFee(objects)) warnings.push('fixed-fee')
  if (isLonger(memo, MEMO_LENGTH)) warnings.push('long-memo')
  if (isLonger(name, CODE_NAME_LENGTH)) warnings.push('long-name')
  if (isLonger(account, ACCOUNT_LENGTH)) warnings.push('long-account')
  if (!isAscii && beyondAscii.test(`${name}${objects[60]}${memo}`)) warnings.push('non-ascii')
  if (bin !== undefined && hasOtherScheme(envelope)) warnings.push('other-scheme')
}

function noteInitiation({ kind, amount, warnings }: Content, initiation: string | undefined): void {
  if (initiation === '11') {
    if (amount !== undefined) warnings.push('static-with-amount')
  } else if (initiation === '12') {
    if (amount === undefined && kind !== 'napas-cash') warnings.push('dynamic-without-amount')
  } else if (initiation !== undefined) warnings.push('unknown-initiation')
}

function noteAmount({ amount, bin, warnings }: Content, printed: string): void {
  if (typeof amount !== 'number') return
  if (printed.startsWith('0') || printed.endsWith('.')) warnings.push('odd-amount')
  if (bin !== undefined && amount > TRANSFER_LIMIT) warnings.push('over-limit')
}

// EMVCo, merchant-presented mode: 55 is 01 where the payer's app asks for a tip, 02 for the fee in 56, 03 for the
// percentage in 57. A fee that stands there under another 55 is one all the same: apps disagree about it.
const addsFee = (objects: Objects): boolean =>
  objects[55] === '02' || objects[55] === '03' || objects[56] !== undefined || objects[57] !== undefined

// UTF-16 units bound the characters from above, so nearly every text is decided without counting.
function isLonger(text: string | undefined, characters: number): boolean {
  return text !== undefined && text.length > characters && Array.from(text).length > characters
}
