import * as v from 'valibot'
import {
  cleanAccount,
  codeForAccount,
  type Destination,
  HOLDER_MAX,
  IMPORTABLE_KINDS,
  type ImportReading,
  importCode,
  RELATIONS,
} from '../domain/account.ts'
import { type Bank, findBank, searchBanks } from '../domain/banks.ts'
import { fold, readName } from '../domain/names.ts'
import type { ProposedAccount } from '../store/registrations.ts'
import { kindName } from './account-words.ts'
import { codeField } from './code-field.ts'
import { type FieldErrors, optionalChoice, optionalText } from './forms.ts'
import { vi } from './messages/vi.ts'

const BANK_MAX = 80
const ACCOUNT_MAX = 40

/** Fields of the account part of a form; all may be left empty. */
export const accountEntries = {
  code: codeField,
  bank: optionalText(BANK_MAX),
  bin: v.optional(v.pipe(v.string(), v.regex(/^(\d{6})?$/, vi.form.invalid))),
  account: optionalText(ACCOUNT_MAX),
  holder: optionalText(HOLDER_MAX),
  relation: optionalChoice(RELATIONS),
}

const schema = v.object(accountEntries)
export type AccountFields = v.InferOutput<typeof schema>

export type AccountReading =
  /** `account` is absent when the whole part was left empty. */
  { ok: true; account?: ProposedAccount } | { ok: false; errors: FieldErrors; choices?: readonly Bank[] }

/** Reads the account part: the vendor's own code, or a bank and an account id, each with holder and relation. */
export function readAccount(fields: AccountFields, banks: readonly Bank[]): AccountReading {
  const { code, bank, bin, account, holder, relation } = fields
  if (!code && !bank && !bin && !account && !holder && !relation) return { ok: true }
  const destination = readDestination(fields, banks)
  const name = holder === undefined ? undefined : readName(holder)
  const errors: Record<string, string> = destination.ok ? {} : { ...destination.errors }
  if (name === undefined) errors.holder = vi.form.required
  else if (!name.ok) errors.holder = name.reason === 'no-letter' ? vi.merchants.noLetter : vi.form.tooLong
  if (relation === undefined) errors.relation = vi.form.choose
  if (destination.ok && name?.ok && relation)
    return { ok: true, account: { destination: destination.destination, holder: name.name, relation } }
  return destination.ok || destination.choices === undefined
    ? { ok: false, errors }
    : { ok: false, errors, choices: destination.choices }
}

type DestinationReading =
  | { ok: true; destination: Destination }
  | { ok: false; errors: FieldErrors; choices?: readonly Bank[] }

function readDestination(fields: AccountFields, banks: readonly Bank[]): DestinationReading {
  const { code, bank, bin, account } = fields
  if (code && account) return { ok: false, errors: { account: vi.accounts.either } }
  if (code) {
    const imported = importCode(code, banks)
    return imported.ok ? imported : { ok: false, errors: { code: importSentence(imported) } }
  }
  if (!account && !bank && !bin) return { ok: false, errors: { account: vi.accounts.neither } }
  const chosen = chooseBank(bank, bin || undefined, banks)
  const missing: FieldErrors = account ? {} : { account: vi.form.required }
  if (!chosen.ok) return { ok: false, errors: { ...missing, bank: chosen.error }, choices: chosen.choices }
  if (account === undefined) return { ok: false, errors: missing }
  const made = codeForAccount(chosen.bin, cleanAccount(account), banks)
  if (made.ok) return made
  const field = made.reason === 'bad-account' ? 'account' : 'bank'
  return { ok: false, errors: { [field]: vi.code.buildRefusals[made.reason] } }
}

type BankChoice = { ok: true; bin: string } | { ok: false; error: string; choices: readonly Bank[] }

/** The bank ticked, when it is one of those its typed name finds; else the one that the name alone decides. */
function chooseBank(text: string | undefined, bin: string | undefined, banks: readonly Bank[]): BankChoice {
  const found = text === undefined ? [] : searchBanks(text, banks)
  const ticked = bin === undefined ? undefined : findBank(bin, undefined, banks)
  if (ticked && text === undefined) return { ok: true, bin: ticked.bin }
  if (ticked) {
    if (found.some((bank) => bank.bin === ticked.bin)) return { ok: true, bin: ticked.bin }
    return { ok: false, error: vi.accounts.otherBank, choices: found }
  }
  const named = found.filter((bank) =>
    [bank.short, bank.code, ...bank.aliases].some((name) => fold(name) === fold(text ?? '')),
  )
  const [only, ...others] = named.length > 0 ? named : found
  if (only === undefined)
    return { ok: false, error: text === undefined ? vi.form.required : vi.accounts.noBank, choices: [] }
  return others.length === 0 ? { ok: true, bin: only.bin } : { ok: false, error: vi.accounts.manyBanks, choices: found }
}

/** Why a vendor's code is not taken over, in a sentence that says what to do. */
function importSentence(refused: Extract<ImportReading, { ok: false }>): string {
  if (refused.reason === 'has-amount') return vi.accounts.hasAmount
  if (refused.reason !== 'not-importable') return vi.code.refusals[refused.reason]
  const { reading } = refused
  return IMPORTABLE_KINDS.includes(reading.kind)
    ? vi.accounts.notImportable
    : `${kindName(reading)}. ${vi.accounts.notImportable}`
}
