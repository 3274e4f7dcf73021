import * as v from 'valibot'
import { DECISIONS } from '../../domain/account.ts'
import type { Bank } from '../../domain/banks.ts'
import type { ProposedAccount } from '../../store/registrations.ts'
import { accountEntries, readAccount } from '../account-form.ts'
import { choiceField, type FieldErrors, optionalText, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const REASON_MAX = 300
const ACKNOWLEDGED_MAX = 4000
const DIGEST_MAX = 100

export const REPEATABLE = ['consents']

export const proposalForm = v.object({
  submission: submissionField,
  consents: v.optional(v.array(v.picklist(['sticker'], vi.form.invalid)), []),
  acknowledged: optionalText(ACKNOWLEDGED_MAX),
  ...accountEntries,
})
export type ProposalForm = v.InferOutput<typeof proposalForm>

export type FormFaults = { errors: FieldErrors; choices?: readonly Bank[] }

/** The account proposed; it needs the sticker consent, given before or just now. */
export function readProposed(
  form: ProposalForm,
  banks: readonly Bank[],
  hasConsent: boolean,
): { ok: true; account: ProposedAccount } | ({ ok: false } & FormFaults) {
  const read = readAccount(form, banks)
  const missing: FieldErrors =
    hasConsent || form.consents.includes('sticker') ? {} : { consents: vi.consents.accountMissing }
  if (!read.ok) return { ...read, errors: { ...read.errors, ...missing } }
  if (read.account === undefined) return { ok: false, errors: { '': vi.accounts.neither, ...missing } }
  return missing.consents ? { ok: false, errors: missing } : { ok: true, account: read.account }
}

export const decisionForm = v.object({
  submission: submissionField,
  /** Digest of what the form showed. */
  digest: v.pipe(v.string(vi.form.invalid), v.maxLength(DIGEST_MAX, vi.form.invalid)),
  decision: choiceField(DECISIONS),
  reason: optionalText(REASON_MAX),
})
export type DecisionForm = v.InferOutput<typeof decisionForm>

/** Rules of the store that a person can meet here, in words. */
export function ruleSentence(rule: string): string | undefined {
  const { refusals } = vi.accounts
  if (rule === 'unique: account_proposals.merchant, account_proposals.version') return refusals.proposedMeanwhile
  if (rule === 'unique: account_decisions.proposal') return refusals.decided
  if (rule === 'account-without-consent') return vi.consents.accountMissing
  return rule in refusals ? refusals[rule as keyof typeof refusals] : undefined
}
