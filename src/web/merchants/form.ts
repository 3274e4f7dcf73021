import * as v from 'valibot'
import type { Bank } from '../../domain/banks.ts'
import { PURPOSES } from '../../domain/consent.ts'
import { CATEGORIES, MERCHANT_KINDS, TRADE_NAME_MAX } from '../../domain/merchant.ts'
import { readName } from '../../domain/names.ts'
import { type Phone, readPhone } from '../../domain/phones.ts'
import { type AccountReading, accountEntries, readAccount } from '../account-form.ts'
import { choiceField, type FieldErrors, optionalText, submissionField, type Typed, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const PHONE_MAX = 20
const ACKNOWLEDGED_MAX = 4000

export const REPEATABLE = ['consents']

/** Asked for beside the merchant itself. */
const askedEntries = {
  consents: v.optional(v.array(v.picklist(PURPOSES, vi.form.invalid)), []),
  phone: optionalText(PHONE_MAX),
  ...accountEntries,
}
const askedForm = v.object(askedEntries)

export const merchantForm = v.object({
  submission: submissionField,
  tradeName: v.pipe(
    textField(TRADE_NAME_MAX),
    v.check((text) => readName(text).ok, vi.merchants.noLetter),
  ),
  kind: choiceField(MERCHANT_KINDS),
  category: choiceField(CATEGORIES),
  acknowledged: optionalText(ACKNOWLEDGED_MAX),
  ...askedEntries,
})
export type MerchantForm = v.InferOutput<typeof merchantForm>

export type FormFaults = { errors: FieldErrors; choices?: readonly Bank[] }
type Asked = { phone?: Phone | undefined; account?: (AccountReading & { ok: true })['account'] }

/** What is asked to be stored beside the merchant, when the consents given allow it. */
export function readAsked(
  form: v.InferOutput<typeof askedForm>,
  banks: readonly Bank[],
): ({ ok: true } & Asked) | ({ ok: false } & FormFaults) {
  const phone = form.phone === undefined ? undefined : readPhone(form.phone)
  const account = readAccount(form, banks)
  const errors: Record<string, string> = account.ok ? {} : { ...account.errors }
  if (phone && !phone.ok) errors.phone = vi.merchants.badPhone
  else if (phone && !form.consents.includes('phone')) errors.phone = vi.consents.phoneMissing
  const wantsAccount = !account.ok || account.account !== undefined
  if (wantsAccount && !form.consents.includes('sticker')) errors.consents = vi.consents.accountMissing
  if (account.ok && Object.keys(errors).length === 0)
    return { ok: true, phone: phone?.ok ? phone.phone : undefined, account: account.account }
  return { ok: false, errors, ...(account.ok || account.choices === undefined ? {} : { choices: account.choices }) }
}

/** Every fault of a form at once: those its schema found, then those of what is asked for beside the merchant. */
export function allFaults(read: { typed: Typed; errors: FieldErrors }, banks: readonly Bank[]): FormFaults {
  const { consents, ...rest } = read.typed
  const flat = Object.entries(rest).map(([name, all]) => [name, all?.[0]])
  const parsed = v.safeParse(askedForm, { ...Object.fromEntries(flat), ...(consents && { consents }) })
  const asked = parsed.success ? readAsked(parsed.output, banks) : undefined
  return asked === undefined || asked.ok ? read : { ...asked, errors: { ...asked.errors, ...read.errors } }
}
