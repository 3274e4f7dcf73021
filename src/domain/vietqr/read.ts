import { knownBins as binsOf } from '../banks.ts'
import { isForeignAmount, parseDong } from './amount.ts'
import { type Envelope, openEnvelope } from './envelope.ts'
import { nameKind } from './kinds.ts'
import { NAPAS_GUID, type NapasAccount, readNapas } from './napas.ts'
import type { Objects } from './objects.ts'
import { type CodeReading, type Content, presentCode, type Refusal } from './reading.ts'
import { isOldWallet, readOldWallet } from './wallet.ts'
import { noteOddities } from './warnings.ts'

export type ReadOptions = {
  /** The BINs a NAPAS code may name; without it, those of the bank table. The demonstration adds its own bank's. */
  readonly knownBins?: ReadonlySet<string>
}

const tableBins = binsOf()
const VND = '704'

/**
 * Reads the text of a payment code, strictly: whole objects, no duplicates, right CRC, then meaning. The text is taken
 * as it is; `cleanPasted` removes what pasting adds. A NAPAS code whose BIN is unknown is refused, because a wrong BIN
 * sends money to a stranger and some lists in circulation are wrong. Never throws.
 */
export function readCode(text: string, options: ReadOptions = {}): CodeReading {
  const read = interpret(text, options)
  return typeof read === 'string' ? { ok: false, reason: read } : presentCode(read.content)
}

/** What a code says together with its objects, for those who need more than the reading. */
export type Interpreted = { readonly content: Content; readonly envelope: Envelope }

/** As `readCode`, keeping the objects; the refusal's name when the code is not read. */
export function interpret(text: string, options: ReadOptions): Interpreted | Refusal {
  const envelope = openEnvelope(text)
  if (typeof envelope === 'string') return envelope
  const content = isOldWallet(envelope.objects) ? readOldWallet(envelope) : readContent(envelope, options)
  return typeof content === 'string' ? content : { content, envelope }
}

function readContent(envelope: Envelope, options: ReadOptions): Content | Refusal {
  const { objects } = envelope
  if (objects[53] === undefined) return 'missing-currency'
  if (objects[58] === undefined) return 'missing-country'
  const amount = readAmount(objects)
  if (amount === 'bad-amount') return amount
  const napas = findNapas(envelope, options.knownBins ?? tableBins)
  if (typeof napas === 'string') return napas
  const content = describe(envelope, napas, amount)
  const isVietnamese = content.kind !== 'foreign' && content.kind !== 'other-emv'
  if (isVietnamese && objects[53] !== VND) return 'wrong-currency'
  if (isVietnamese && objects[58] !== 'VN') return 'wrong-country'
  noteOddities(content, envelope)
  return content
}

function readAmount(objects: Objects): number | string | undefined | 'bad-amount' {
  const text = objects[54]
  if (text === undefined) return undefined
  if (objects[53] === VND) return parseDong(text) ?? 'bad-amount'
  return isForeignAmount(text) ? text : 'bad-amount'
}

// Tag 38 alone proves nothing (Lao QR uses it too) and NAPAS may stand elsewhere: the GUID decides.
function findNapas(envelope: Envelope, knownBins: ReadonlySet<string>): NapasAccount | Refusal | undefined {
  let found: Objects | undefined
  for (const { id, template } of envelope.schemes) {
    if (template[0] !== NAPAS_GUID) continue
    if (found) return 'two-accounts'
    found = template
    if (id !== 38) envelope.warnings.push('napas-outside-38')
  }
  return found && readNapas(found, knownBins)
}

function describe(envelope: Envelope, napas: NapasAccount | undefined, amount: Content['amount']): Content {
  const { objects, additional, warnings } = envelope
  return {
    kind: nameKind(envelope, napas),
    bin: napas?.bin,
    account: napas?.account,
    service: napas?.service,
    amount,
    memo: additional[8],
    name: objects[59],
    country: objects[58],
    warnings,
  }
}
