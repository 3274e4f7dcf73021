import { knownBins as binsOf } from '../banks.ts'
import { isForeignAmount, parseDong, TRANSFER_LIMIT } from './amount.ts'
import { type Envelope, openEnvelope } from './envelope.ts'
import { hasOtherScheme, nameKind } from './kinds.ts'
import { ACCOUNT_LENGTH, NAPAS_GUID, type NapasAccount, readNapas } from './napas.ts'
import type { Objects } from './objects.ts'
import type { CodeReading, OtherCode, ReadableCode, Refusal, Warning } from './reading.ts'
import { readOldWallet } from './wallet.ts'

export type ReadOptions = {
  /** The BINs a NAPAS code may name; without it, those of the bank table. The demonstration adds its own bank's. */
  readonly knownBins?: ReadonlySet<string>
}

const tableBins = binsOf()
const VND = '704'
const MEMO_LENGTH = 25
const NAME_LENGTH = 25

/**
 * Reads the text of a payment code, strictly: whole objects, no duplicates, right CRC, then meaning. The text is taken
 * as it is; `cleanPasted` removes what pasting adds. A NAPAS code whose BIN is unknown is refused, because a wrong BIN
 * sends money to a stranger and some lists in circulation are wrong. Never throws.
 */
export function readCode(text: string, options: ReadOptions = {}): CodeReading {
  const reading = interpret(text, options)
  return typeof reading === 'string' ? { ok: false, reason: reading } : reading.code
}

/** A code read together with its objects, for those who need more than the reading; or why it was refused. */
export type Interpreted = { readonly code: ReadableCode; readonly envelope: Envelope }

/** As `readCode`, keeping the objects. */
export function interpret(text: string, options: ReadOptions = {}): Interpreted | Refusal {
  const envelope = openEnvelope(text)
  if (typeof envelope === 'string') return envelope
  const { objects, warnings } = envelope
  const wallet = readOldWallet(objects, warnings)
  if (wallet) return { code: wallet, envelope }
  if (!objects.has('53')) return 'missing-currency'
  if (!objects.has('58')) return 'missing-country'
  const amount = readAmount(objects)
  if (amount === 'bad-amount') return amount
  const napas = findNapas(envelope, options.knownBins ?? tableBins)
  if (typeof napas === 'string') return napas
  const code = describe(envelope, napas, amount)
  warn(code, envelope)
  return { code, envelope }
}

function readAmount(objects: Objects): number | string | undefined | 'bad-amount' {
  const text = objects.get('54')
  if (text === undefined) return undefined
  if (objects.get('53') === VND) return parseDong(text) ?? 'bad-amount'
  return isForeignAmount(text) ? text : 'bad-amount'
}

// Tag 38 alone proves nothing (Lao QR uses it too) and NAPAS may stand elsewhere: the GUID decides.
function findNapas(envelope: Envelope, knownBins: ReadonlySet<string>): NapasAccount | Refusal | undefined {
  let found: Objects | undefined
  for (const [id, template] of envelope.schemes) {
    if (template.get('00') !== NAPAS_GUID) continue
    if (found) return 'two-accounts'
    found = template
    if (id !== '38') envelope.warnings.push('napas-outside-38')
  }
  if (!found) return undefined
  if (envelope.objects.get('53') !== VND) return 'wrong-currency'
  if (envelope.objects.get('58') !== 'VN') return 'wrong-country'
  return readNapas(found, knownBins)
}

function describe(envelope: Envelope, napas: NapasAccount | undefined, amount?: number | string): ReadableCode {
  const { objects, additional, warnings } = envelope
  const code = { ok: true, kind: nameKind(envelope, napas), ...napas } as OtherCode
  const [memo, name, country] = [additional.get('08'), objects.get('59'), objects.get('58')]
  if (amount !== undefined) code.amount = amount
  if (memo) code.memo = memo
  if (name !== undefined) code.name = name
  if (country !== undefined) code.country = country
  code.warnings = warnings
  return code as ReadableCode
}

function warn(code: ReadableCode, { objects, warnings, additional }: Envelope): void {
  const note = (applies: boolean, warning: Warning) => applies && warnings.push(warning)
  const initiation = objects.get('01')
  const hasAmount = code.amount !== undefined
  note(initiation !== undefined && initiation !== '11' && initiation !== '12', 'unknown-initiation')
  note(initiation === '11' && hasAmount, 'static-with-amount')
  note(initiation === '12' && !hasAmount && code.kind !== 'napas-cash', 'dynamic-without-amount')
  note(typeof code.amount === 'number' && String(code.amount) !== objects.get('54'), 'odd-amount')
  note(code.bin !== undefined && Number(code.amount) > TRANSFER_LIMIT, 'over-limit')
}
