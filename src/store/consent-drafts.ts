import { CONSENT_TEXT_VERSION, type ConsentMethod, type Purpose } from '../domain/consent.ts'
import { insertConsent } from './consents.ts'
import type { Database, Write } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { voidMerchantStickers } from './sticker-events.ts'

/** What a vendor said yes to, spoken, and the version of the text that was read to them; today's unless given. */
export interface Answers {
  readonly consents: readonly Purpose[]
  readonly consentText?: string | undefined
}

/** Drafts the consents a merchant has just given. */
export function draftConsents(db: Database, merchant: string, { consents, consentText }: Answers, act: Act): Draft {
  const entry = { at: act.at, actor: act.by, action: 'consent.given', subject: merchant }
  return {
    writes: consents.map((purpose) => consentWrite(db, merchant, purpose, act, yesTo(consentText))),
    entries: consents.map((purpose) => ({ ...entry, digest: purpose })),
  }
}

/**
 * Drafts taking back one consent: the answer is kept, and without the one for the sticker its stickers are void. On the
 * vendor's own page they act themselves: `own` names them, and `act.by` is who handed over their link.
 */
export function draftWithdrawal(db: Database, merchant: string, purpose: Purpose, act: Act, own?: string): Draft {
  const { by, at } = act
  const answer = { given: false, method: own === undefined ? 'spoken' : 'own-page' } as const
  const voiding = voidMerchantStickers(db, merchant, { reason: 'consent-withdrawn', officer: by, at })
  return {
    writes: [consentWrite(db, merchant, purpose, act, answer), ...(purpose === 'sticker' ? [voiding] : [])],
    entries: [{ at, actor: own ?? by, action: 'consent.withdrawn', subject: merchant, digest: purpose }],
  }
}

interface Answer {
  readonly given: boolean
  readonly method: ConsentMethod
  readonly textVersion?: string | undefined
}

const yesTo = (textVersion: string | undefined): Answer => ({ given: true, method: 'spoken', textVersion })

function consentWrite(
  db: Database,
  merchant: string,
  purpose: Purpose,
  { by, at, newId }: Act,
  { textVersion = CONSENT_TEXT_VERSION, ...answer }: Answer,
): Write {
  const how = { ...answer, textVersion, officer: by, at }
  return insertConsent(db, { id: newId(), merchant, purpose, ...how })
}
