import * as v from 'valibot'
import type { Bank } from '../../domain/banks.ts'
import { PURPOSES } from '../../domain/consent.ts'
import { CATEGORIES, MERCHANT_KINDS, TRADE_NAME_MAX } from '../../domain/merchant.ts'
import { readName } from '../../domain/names.ts'
import { type Phone, readPhone } from '../../domain/phones.ts'
import { type AccountReading, accountEntries, readAccount } from '../account-form.ts'
import { choiceField, type FieldErrors, optionalText, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const PHONE_MAX = 20
const ACKNOWLEDGED_MAX = 4000

export const REPEATABLE = ['consents']

export const merchantForm = v.object({
  submission: submissionField,
  tradeName: v.pipe(
    textField(TRADE_NAME_MAX),
    v.check((text) => readName(text).ok, vi.merchants.noLetter),
  ),
  kind: choiceField(MERCHANT_KINDS),
  category: choiceField(CATEGORIES),
  consents: v.optional(v.array(v.picklist(PURPOSES, vi.form.invalid)), []),
  phone: optionalText(PHONE_MAX),
  acknowledged: optionalText(ACKNOWLEDGED_MAX),
  ...accountEntries,
})
export type MerchantForm = v.InferOutput<typeof merchantForm>

export type FormFaults = { errors: FieldErrors; choices?: readonly Bank[] }
type Asked = { phone?: Phone | undefined; account?: (AccountReading & { ok: true })['account'] }

/** What is asked to be stored beside the merchant, when the consents given allow it. */
export function readAsked(
  form: MerchantForm,
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
