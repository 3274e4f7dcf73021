import { transferBins as binsOf } from '../banks.ts'
import { TRANSFER_LIMIT } from './amount.ts'
import { crc16, crcDigits } from './crc.ts'
import { NAPAS_GUID } from './napas.ts'
import { emitObject } from './objects.ts'
import { CODE_NAME_LENGTH, MEMO_LENGTH } from './warnings.ts'

/** The longest object 60, in characters. */
export const CITY_LENGTH = 15

/** A transfer to print. `amount` in whole đồng; texts are printed as given, so fold them (`foldMemo`) before. */
export type Transfer = {
  bin: string
  /** Account of 1–19 letters and digits, or card of 16–19 digits. */
  account: string
  /** Account unless said otherwise. QRPUSH and QRCASH codes are issued by acquirers only. */
  service?: string
  amount?: number
  memo?: string
  name?: string
  city?: string
}

/** Why a transfer is not built. Nothing is ever cut or corrected to make it fit. */
export const BUILD_REFUSALS = [
  'bad-bin',
  'unknown-bin', // no such bank, or one that takes no transfers
  'bad-account',
  'bad-service',
  'bad-amount',
  'bad-memo', // a character outside [A-Za-z0-9 ._-], or empty
  'long-memo',
  'bad-name',
  'long-name',
  'bad-city',
  'long-city',
] as const
export type BuildRefusal = (typeof BUILD_REFUSALS)[number]

export type BuiltCode = { ok: true; payload: string } | { ok: false; reason: BuildRefusal }

export type BuildOptions = {
  /** The BINs codes may be made for; without it, those of the bank table that take transfers. */
  readonly transferBins?: ReadonlySet<string>
}

const tableBins = binsOf()
const sixDigits = /^\d{6}$/
const accountId = /^[A-Za-z0-9]{1,19}$/
const cardNumber = /^\d{16,19}$/
const plain = /^[A-Za-z0-9 ._-]+$/
const reference = emitObject('00', NAPAS_GUID)
const servicePart = { QRIBFTTA: emitObject('02', 'QRIBFTTA'), QRIBFTTC: emitObject('02', 'QRIBFTTC') } as const

/**
 * The payload of a VietQR transfer in the order NAPAS prints it: reusable (11) without an amount, for one payment (12)
 * with one. `readCode` gives back exactly what was put in.
 */
export function buildTransfer(transfer: Transfer, options: BuildOptions = {}): BuiltCode {
  const reason = findFault(transfer, options.transferBins ?? tableBins)
  return reason ? { ok: false, reason } : { ok: true, payload: seal(objectsOf(transfer)) }
}

function findFault(transfer: Transfer, transferBins: ReadonlySet<string>): BuildRefusal | undefined {
  const { bin, account, service, amount, memo, name, city } = transfer
  if (!transferBins.has(bin)) return sixDigits.test(bin) ? 'unknown-bin' : 'bad-bin'
  if (service !== undefined && service !== 'QRIBFTTA' && service !== 'QRIBFTTC') return 'bad-service'
  if (!(service === 'QRIBFTTC' ? cardNumber : accountId).test(account)) return 'bad-account'
  if (amount !== undefined && !isAmount(amount)) return 'bad-amount'
  return (
    findTextFault(memo, MEMO_LENGTH, 'bad-memo', 'long-memo') ??
    findTextFault(name, CODE_NAME_LENGTH, 'bad-name', 'long-name') ??
    findTextFault(city, CITY_LENGTH, 'bad-city', 'long-city')
  )
}

function isAmount(amount: number): boolean {
  return Number.isInteger(amount) && amount >= 1 && amount <= TRANSFER_LIMIT
}

function findTextFault<Fault>(text: string | undefined, limit: number, bad: Fault, long: Fault): Fault | undefined {
  if (text === undefined) return undefined
  if (!plain.test(text)) return bad
  return text.length > limit ? long : undefined
}

function objectsOf(transfer: Transfer): string {
  const { bin, account, service, amount, memo, name, city } = transfer
  const to = emitObject('00', bin) + emitObject('01', account)
  const scheme = reference + emitObject('01', to) + servicePart[service === 'QRIBFTTC' ? service : 'QRIBFTTA']
  return (
    (amount === undefined ? '000201010211' : '000201010212') +
    emitObject('38', scheme) +
    '5303704' +
    (amount === undefined ? '' : emitObject('54', String(amount))) +
    '5802VN' +
    (name === undefined ? '' : emitObject('59', name)) +
    (city === undefined ? '' : emitObject('60', city)) +
    (memo === undefined ? '' : emitObject('62', emitObject('08', memo)))
  )
}

function seal(objects: string): string {
  const covered = `${objects}6304`
  return covered + crcDigits(crc16(covered))
}
