import * as v from 'valibot'
import { ACCOUNT_USES, DECISIONS, destinationIdentity } from '../../domain/account.ts'
import type { Bank } from '../../domain/banks.ts'
import type { OpenedCode } from '../../store/payment-codes.ts'
import type { ProposedAccount } from '../../store/registrations.ts'
import { accountEntries, readAccount } from '../account-form.ts'
import { choiceField, type FieldErrors, noteField, optionalChoice, optionalText, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const REASON_MAX = 300
const ACKNOWLEDGED_MAX = 4000
const DIGEST_MAX = 100
const ID_MAX = 100
const NAMES_MAX = 40

export const REPEATABLE = ['consents']

export const proposalForm = v.object({
  submission: submissionField,
  consents: v.optional(v.array(v.picklist(['sticker'], vi.form.invalid)), []),
  acknowledged: optionalText(ACKNOWLEDGED_MAX),
  /** Asked where an account is on the sticker already. */
  use: optionalChoice(ACCOUNT_USES),
  ...accountEntries,
})
export type ProposalForm = v.InferOutput<typeof proposalForm>

export type FormFaults = { errors: FieldErrors; choices?: readonly Bank[] }

/** What the merchant has at the moment a proposal is read: the consent, and the code on the sticker. */
export interface Standing {
  readonly hasConsent: boolean
  readonly live: OpenedCode | undefined
}

/** The account proposed, and what for; it needs the sticker consent, given before or just now. */
export function readProposed(
  form: ProposalForm,
  banks: readonly Bank[],
  { hasConsent, live }: Standing,
): { ok: true; account: ProposedAccount } | ({ ok: false } & FormFaults) {
  const read = readAccount(form, banks)
  const isAsked = hasConsent || form.consents.includes('sticker')
  const missing: FieldErrors = {
    ...(isAsked ? {} : { consents: vi.consents.accountMissing }),
    ...useFault(form.use, live, read.ok ? read.account : undefined),
  }
  if (!read.ok) return { ...read, errors: { ...read.errors, ...missing } }
  if (read.account === undefined) return { ok: false, errors: { '': vi.accounts.neither, ...missing } }
  if (Object.keys(missing).length > 0) return { ok: false, errors: missing }
  return { ok: true, account: { ...read.account, use: form.use ?? 'sticker' } }
}

/** A first account is the sticker's; afterwards somebody says which of the two is meant. */
function useFault(use: ProposalForm['use'], live: OpenedCode | undefined, account?: ProposedAccount): FieldErrors {
  if (live === undefined) return use === 'beside' ? { '': vi.accounts.firstOnSticker } : {}
  if (use === undefined) return { use: vi.form.choose }
  const isSame = account && destinationIdentity(account.destination) === destinationIdentity(live.content)
  return use === 'beside' && isSame ? { use: vi.accounts.onStickerAlready } : {}
}

/** An act on one approved account: making it the sticker's, or ending it. */
export const accountForm = v.object({
  submission: submissionField,
  account: v.pipe(v.string(vi.form.invalid), v.minLength(1, vi.form.invalid), v.maxLength(ID_MAX, vi.form.invalid)),
})

export const decisionForm = v.object({
  submission: submissionField,
  /** Digest of what the form showed. */
  digest: v.pipe(v.string(vi.form.invalid), v.maxLength(DIGEST_MAX, vi.form.invalid)),
  /** Versions of the name and the number it showed. */
  names: v.pipe(v.string(vi.form.invalid), v.maxLength(NAMES_MAX, vi.form.invalid)),
  decision: choiceField(DECISIONS),
  reason: noteField(REASON_MAX),
})
export type DecisionForm = v.InferOutput<typeof decisionForm>

/** Rules of the store that a person can meet here, in words. */
export function ruleSentence(rule: string): string | undefined {
  const { refusals } = vi.accounts
  if (rule === 'unique: account_proposals.merchant, account_proposals.version') return refusals.proposedMeanwhile
  if (rule === 'unique: account_decisions.proposal') return refusals.decided
  if (rule === 'unique: account_retirements.account') return refusals.gone
  // The name or the number was edited between the look and the approval: see `draftApproval`.
  if (rule === 'not-approved') return refusals['not-what-was-seen']
  if (rule === 'account-without-consent') return vi.consents.accountMissing
  return rule in refusals ? refusals[rule as keyof typeof refusals] : undefined
}
