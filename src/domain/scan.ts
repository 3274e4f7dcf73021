import type { CodeReading, ReadableCode, Refusal } from './vietqr/reading.ts'
import type { Scan } from './visit.ts'

/** A registered code or account that pays whom the code on the wall pays, seen from the stall that was visited. */
export type Registration =
  /** What this stall's stickers must say today; `payload` is the text they say it with. */
  | { standing: 'live'; code: string; payload: string }
  /** The account that a second person has approved for this stall's next stickers: in its 24 hours, not yet live. */
  | { standing: 'coming' }
  /** An earlier account of the same merchant, or a further one that no sticker bears. */
  | { standing: 'vendor' }
  /** Another stall, or a merchant who left this one. */
  | { standing: 'elsewhere' }

/** The code on the wall: its text as scanned and what that says. */
export interface WallCode {
  payload: string
  reading: CodeReading
}

/** A match names the registered code it was made against. */
export type ScanResult = { scan: 'match'; code: string } | { scan: Exclude<Scan, 'match'> }

/**
 * The code on the wall against the register. What nobody registered is a stranger's: the alarm. So is a code whose text
 * is whole but made so that readers disagree about it: some payers' apps would pay somebody.
 */
export function compareScan({ payload, reading }: WallCode, registered: readonly Registration[]): ScanResult {
  if (!reading.ok) return { scan: paysNobody(reading.reason) ? 'not-payment' : 'stranger' }
  const live = registered.find((one) => one.standing === 'live')
  if (live) {
    // A second scheme is a second destination, which the account in the first one does not vouch for.
    const isWhole = !paysTwice(reading) || payload === live.payload
    return isWhole ? { scan: 'match', code: live.code } : { scan: 'stranger' }
  }
  if (paysTwice(reading)) return { scan: 'stranger' }
  if (registered.some(({ standing }) => standing === 'coming')) return { scan: 'changed' }
  if (registered.some(({ standing }) => standing === 'vendor')) return { scan: 'vendor-other' }
  return { scan: registered.length > 0 ? 'other-stall' : 'stranger' }
}

/** A code that money could not be sent by, or a text that is no payment code: a link, a price list, a misprint. */
const NOBODY: readonly Refusal[] = [
  'not-emv',
  'link',
  'legacy-momo',
  'identity-card',
  'unknown-version',
  'truncated',
  'bad-tag',
  'bad-length',
  'missing-crc',
  'bad-crc',
  'bad-text',
]
const paysNobody = (reason: Refusal): boolean => NOBODY.includes(reason)

const SCHEMES_BESIDE_NAPAS = ['momo-merchant', 'zalopay', 'shopeepay']

function paysTwice({ kind, bin, warnings }: ReadableCode): boolean {
  return bin !== undefined && (warnings.includes('other-scheme') || SCHEMES_BESIDE_NAPAS.includes(kind))
}

/** Results where customers' money goes, or may go, to somebody else: they interrupt the walk. */
export const isAlarm = (scan: Scan): boolean => scan === 'stranger' || scan === 'other-stall'
