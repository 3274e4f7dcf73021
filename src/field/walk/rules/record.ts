import { cleanAccount } from '../../../domain/account.ts'
import type { BundledStall } from '../../../domain/capture/bundle.ts'
import type {
  CapturedAccount,
  CapturedEvidence,
  CapturedRegistration,
  CaptureLabel,
  VisitBody,
} from '../../../domain/capture/record.ts'
import { CONSENT_TEXT_VERSION } from '../../../domain/consent.ts'
import type { Day } from '../../../domain/day.ts'
import { nfc } from '../../../domain/names.ts'
import { type Placing, placingOf } from '../../../domain/placing.ts'
import { isAlarm } from '../../../domain/scan.ts'
import { outcomeHasReturnDay } from '../../../domain/visit.ts'
import { type Draft, hasAccount, hasMoney, mayHaveReason, registers } from './draft.ts'

/** "Placed before, or unreadable": see `placingOf`. */
export const NO_STICKER = 'none'

/** What a complete draft says, once every owed answer is there. What no consent covers is left out. */
export function bodyOf(draft: Draft, stall: BundledStall): VisitBody {
  const { outcome, reason, returnIn, display, wall, photo } = draft
  if (outcome === undefined) throw new RangeError('A capture without an outcome is not complete')
  return {
    kind: 'visit',
    stall: stall.id,
    outcome,
    ...(mayHaveReason(draft) && { reason }),
    ...(outcomeHasReturnDay(outcome) && { returnIn }),
    ...(stall.hasCode && { display, code: wall, sticker: stickerOf(draft, stall) }),
    ...(hasMoney(draft, stall) && { evidence: evidenceOf(draft) }),
    ...(registers(draft, stall) && { registration: registrationOf(draft, stall) }),
    photo,
  }
}

/** What a match says of the stall's stickers, as far as they were taken along. */
export const placingAt = (draft: Draft, { stickers }: BundledStall): Placing =>
  placingOf(
    stickers.map(({ serial, placed }) => ({ serial, state: placed ? 'placed' : 'printed' })),
    draft.sticker,
  )

function stickerOf(draft: Draft, stall: BundledStall): string | undefined {
  if (draft.verdict !== 'match') return undefined
  const placing = placingAt(draft, stall)
  if (placing.kind === 'place') return placing.serial
  return placing.kind === 'ask' ? NO_STICKER : draft.sticker
}

function evidenceOf({ level, ago, days }: Draft): CapturedEvidence | undefined {
  if (level === undefined || ago === undefined) return undefined
  return { level, payer: 'customer', ago, ...(days !== 'none' && { days }) }
}

function registrationOf(draft: Draft, stall: BundledStall): CapturedRegistration {
  const { consents, phone } = draft
  return {
    tradeName: nfc(draft.tradeName) || undefined,
    // Of a vendor who is known already these stand in the books, and are not asked again.
    kind: draft.kind ?? 'individual',
    category: draft.category ?? stall.category ?? 'other',
    consents,
    consentText: CONSENT_TEXT_VERSION,
    ...(consents.includes('phone') && phone.trim() !== '' && { phone: phone.trim() }),
    ...(consents.includes('sticker') && { account: accountOf(draft) }),
  }
}

function accountOf(draft: Draft): CapturedAccount | undefined {
  const { code, bin, account, relation, holder } = draft
  if (!hasAccount(draft) || relation === undefined) return undefined
  const destination = code !== undefined ? { code } : { bin: bin ?? '', account: cleanAccount(account) }
  return { destination, relation, holder: nfc(holder) || undefined }
}

/** What stays readable on the phone: enough to draw the strip, and no name, phone or account. */
export function labelOf(draft: Draft, stall: BundledStall, { site, day }: { site: string; day: Day }): CaptureLabel {
  const { outcome, verdict, ending, level } = draft
  const scanned = verdict === undefined || verdict === 'unsure' ? undefined : scannedOf(verdict)
  const isKept = registers(draft, stall) && draft.consents.includes('sticker')
  return {
    ...{ kind: 'visit', site, stall: stall.id, number: stall.number, outcome, day },
    ...(isKept && ending !== undefined && { account: ending }),
    ...(scanned !== undefined && stall.hasCode && { scanned }),
    // What the vendor only said is drawn beside the figure, never as in use.
    ...(hasMoney(draft, stall) && level === 'observed' && { hasMoney: true }),
  }
}

function scannedOf(verdict: Exclude<Draft['verdict'], undefined | 'unsure'>): 'match' | 'alarm' | undefined {
  if (verdict === 'match') return 'match'
  return isAlarm(verdict) ? 'alarm' : undefined
}
