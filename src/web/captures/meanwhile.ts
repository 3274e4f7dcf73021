import type { Purpose } from '../../domain/consent.ts'
import { dayOf } from '../../domain/day.ts'
import { listConsentAnswers } from '../../store/consent-answers.ts'
import { findFormerMerchant } from '../../store/merchants.ts'
import type { FoundStall } from '../../store/stalls.ts'
import type { Capturer } from './effect.ts'

/* What happened on the server between a record's making and its coming. */

/** Whether the stall has gone to somebody else since: what the record says of a vendor is of the one before. */
export async function isOfFormer(by: Capturer, { stall, merchant }: FoundStall): Promise<boolean> {
  if (merchant === null || merchant.createdAt <= by.madeAt) return false
  const former = await findFormerMerchant(by.services.store.read, by.scope, stall.id)
  return former !== undefined && (former.endedOn ?? '') >= dayOf(by.madeAt)
}

/** Whether the vendor has taken back since what the record says they gave: the later word is theirs. */
export async function isTakenBack(by: Capturer, merchant: string, consents: readonly Purpose[]): Promise<boolean> {
  const answers = await listConsentAnswers(by.services.store.read, by.scope, merchant)
  return answers.some(({ purpose, given, at }) => !given && at >= by.madeAt && consents.includes(purpose))
}
