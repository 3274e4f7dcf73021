import type { Envelope } from './envelope.ts'
import { NAPAS_GUID, type NapasAccount } from './napas.ts'
import type { CodeKind } from './reading.ts'

/** GUID of VNPAY-QR; usually in template 26, but issuers put it elsewhere. */
const VNPAY_GUID = 'A000000775'

const wallets: ReadonlyMap<string, CodeKind> = new Map([
  ['vn.momo', 'momo-merchant'],
  ['vn.zalopay', 'zalopay'],
  ['vn.airpay.www', 'shopeepay'],
])

// Wallets that receive through NAPAS have a BIN, sometimes a partner bank's, and a prefix of their own.
const walletAccounts: readonly [bin: string, prefix: string, kind: CodeKind][] = [
  ['970454', '99MM', 'momo-personal'],
  ['971025', 'PSP', 'momo-personal'],
  ['971025', 'PMC', 'momo-merchant'],
  ['970454', '99ZP', 'zalopay'],
]

const napasKinds = {
  QRIBFTTA: 'transfer-account',
  QRIBFTTC: 'transfer-card',
  QRPUSH: 'napas-merchant',
  QRCASH: 'napas-cash',
} as const satisfies Record<string, CodeKind>

// PromptPay, KHQR, Lao QR, QRIS, SGQR, QR Ph.
const neighbours: ReadonlySet<string> = new Set(['TH', 'KH', 'LA', 'ID', 'SG', 'PH'])

// Merchant categories that send bills: telephone, television, electricity and water, public services.
const billers: ReadonlySet<string> = new Set(['4814', '4899', '4900', '9399'])

/** Names the kind of a whole code; `napas` is its NAPAS account, when it has one. */
export function nameKind(code: Envelope, napas: NapasAccount | undefined): CodeKind {
  return walletOf(code) ?? (napas ? napasKind(napas) : kindWithoutNapas(code))
}

/** Whether a NAPAS code also carries another scheme's account: UnionPay in 15, or a GUID that is no wallet's. */
export function hasOtherScheme(code: Envelope): boolean {
  for (let id = 2; id <= 25; id++) if (code.objects[id] !== undefined) return true
  for (const { template } of code.schemes) {
    const guid = template[0]
    if (guid !== NAPAS_GUID && !wallets.has(guid ?? '')) return true
  }
  return false
}

/** Whether a GUID is VNPAY's or a Vietnamese wallet's. */
export function isVietnameseScheme(guid: string): boolean {
  return guid === VNPAY_GUID || wallets.has(guid)
}

function walletOf(code: Envelope): CodeKind | undefined {
  for (const { template } of code.schemes) {
    const guid = template[0] ?? ''
    const kind = guid === NAPAS_GUID ? undefined : wallets.get(guid)
    if (kind) return kind
  }
  return undefined
}

function napasKind({ bin, account, service = 'QRPUSH' }: NapasAccount): CodeKind {
  for (const [walletBin, prefix, kind] of walletAccounts) {
    if (bin === walletBin && account.startsWith(prefix)) return kind
  }
  return napasKinds[service]
}

function kindWithoutNapas(code: Envelope): CodeKind {
  const country = code.objects[58] ?? ''
  for (const { template } of code.schemes) if (template[0] === VNPAY_GUID) return 'vnpay'
  if (neighbours.has(country)) return 'foreign'
  return country === 'VN' && isBill(code) ? 'bill' : 'other-emv'
}

// Bill codes put the customer's number where others put a GUID: 26-00 of EVN is "00".
function isBill(code: Envelope): boolean {
  if (code.schemes.length === 0) return false
  if (billers.has(code.objects[52] ?? '')) return true
  return code.schemes.some(({ template }) => /^\d+$/.test(template[0] ?? ''))
}
