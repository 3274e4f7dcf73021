import { inTemplate } from './envelope.ts'
import { type Objects, walkObjects } from './objects.ts'
import type { Refusal } from './reading.ts'

/** GUID of NAPAS in a merchant account template. */
export const NAPAS_GUID = 'A000000727'

/** 38-02: to an account, to a card, to a merchant of the acquirer, at a cash machine. */
const NAPAS_SERVICES = ['QRIBFTTA', 'QRIBFTTC', 'QRPUSH', 'QRCASH'] as const
export type NapasService = (typeof NAPAS_SERVICES)[number]

/** The longest id NAPAS allows; MoMo once printed one character more. */
export const ACCOUNT_LENGTH = 19

/** Where the money of a NAPAS code goes. `service` is undefined when the code has no 38-02, which means QRPUSH. */
export type NapasAccount = { bin: string; account: string; service: NapasService | undefined }

const sixDigits = /^\d{6}$/
const readableId = /^[A-Za-z0-9]{1,20}$/
const cardNumber = /^\d{16,19}$/

/** Reads template 38, {00 GUID, 01 {00 BIN, 01 id}, 02 service}. Nothing unaccounted for may stand in 38-01. */
export function readNapas(template: Objects, knownBins: ReadonlySet<string>): NapasAccount | Refusal {
  const service = template[2]
  if (service !== undefined && !isNapasService(service)) return 'unknown-service'
  const walk = walkObjects(template[1] ?? '')
  if (typeof walk === 'string') return inTemplate(walk)
  const bin = walk.objects[0]
  const account = walk.objects[1]
  if (walk.objects[2] !== undefined) return 'nested-service'
  if (bin === undefined || account === undefined) return 'missing-account'
  if (walk.objects.length > 2) return 'not-consumed'
  if (!readableId.test(account) || (service === 'QRIBFTTC' && !cardNumber.test(account))) return 'bad-account'
  if (!knownBins.has(bin)) return sixDigits.test(bin) ? 'unknown-bin' : 'bad-bin'
  return { bin, account, service }
}

/** Whether a text is one of the four NAPAS service codes. */
function isNapasService(text: string): text is NapasService {
  return NAPAS_SERVICES.includes(text as NapasService)
}
