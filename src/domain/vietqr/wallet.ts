import { parseDong } from './amount.ts'
import type { Envelope } from './envelope.ts'
import type { Objects } from './objects.ts'
import type { Content } from './reading.ts'

/** Whether a code is VNPAY's personal wallet of before the standard: 01 is "10", and 53 and 58 are not there. */
export function isOldWallet(objects: Objects): boolean {
  return objects[1] === '10' && objects[4] === 'VNPayWallet' && objects[53] === undefined
}

/**
 * Reads that wallet's code: what others put in templates stands flat, 07 the phone number that is the wallet's id, 08
 * the name, 09 the amount, 10 the currency, 11 the memo. An amount that is none is left out.
 */
export function readOldWallet({ objects, warnings }: Envelope): Content {
  return {
    kind: 'vnpay-wallet',
    bin: undefined,
    account: objects[7],
    service: undefined,
    amount: parseDong(objects[9] ?? ''),
    memo: objects[11],
    name: objects[8],
    country: undefined,
    warnings: [...warnings, 'old-wallet-layout'],
  }
}
