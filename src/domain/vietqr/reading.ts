/** What a code is for. The NAPAS kinds and the wallets are told apart by GUID, service and the account's prefix. */
export const CODE_KINDS = [
  'transfer-account',
  'transfer-card',
  'napas-merchant',
  'napas-cash',
  'vnpay',
  'vnpay-wallet',
  'momo-personal',
  'momo-merchant',
  'zalopay',
  'shopeepay',
  'bill',
  'foreign',
  'other-emv',
] as const
export type CodeKind = (typeof CODE_KINDS)[number]

/** Why a text is not read. The first fault met, in the order: form of the text, walk, CRC, meaning. */
export const REFUSALS = [
  'not-emv', // does not begin with object 00
  'link', // a web address
  'legacy-momo', // MoMo's text of before 2021, 2|99|phone|…
  'identity-card', // the code of a citizen's card: twelve digits and a bar; nothing of it may be kept
  'unknown-version', // object 00 is not 01
  'truncated', // an object is longer than what is left
  'bad-tag', // an id is not two digits
  'bad-length', // a length is not 01–99
  'duplicate-tag', // an id stands twice on one level: readers disagree about which counts
  'trailing-bytes', // something stands behind object 63
  'missing-crc', // the text ends without object 63
  'bad-text', // control characters or half a surrogate pair
  'bad-crc', // object 63 is not the CRC of what stands before it
  'not-consumed', // a template is not made of whole objects
  'missing-currency', // no 53
  'missing-country', // no 58
  'wrong-currency', // a NAPAS code that is not in đồng
  'wrong-country', // a NAPAS code that is not of Viet Nam
  'bad-amount', // 54 is not an amount in the currency, or zero
  'missing-account', // a NAPAS template without BIN or id
  'bad-bin', // not six digits
  'unknown-bin', // no institution has this BIN
  'bad-account', // not 1–20 letters and digits; a card: not 16–19 digits
  'unknown-service', // 38-02 is none of the four
  'nested-service', // the service code stands inside 38-01
  'two-accounts', // two NAPAS templates: readers disagree about which is paid
] as const
export type Refusal = (typeof REFUSALS)[number]

/** What is unusual about a code that is read all the same; each was seen on codes real issuers printed. */
export const WARNINGS = [
  'lower-case-crc',
  'object-order', // ids do not ascend
  'unknown-initiation', // 01 is neither 11 nor 12
  'static-with-amount', // 11 with 54
  'dynamic-without-amount', // 12 without 54
  'odd-amount', // 50000. or 00050000
  'fixed-fee', // 55 to 57 add a fee or a percentage to what is paid
  'over-limit', // above what one instant transfer may carry
  'long-memo', // 62-08 of 26–95 characters
  'long-name', // 59 of more than 25
  'long-account', // an id of 20 characters; NAPAS allows 19
  'non-ascii', // marks in 59, 60 or 62-08, which some payers' apps show broken
  'empty-object', // 62 or 62-xx of length 00
  'bare-template', // 80–99 holds a plain value where EMVCo wants a GUID
  'other-scheme', // another scheme's account beside the NAPAS one
  'napas-outside-38', // payers' apps look for the NAPAS template in 38
  'old-wallet-layout', // VNPAY's wallet of before the standard
] as const
export type Warning = (typeof WARNINGS)[number]

type Fields = {
  ok: true
  /** BIN of the institution, six digits. */
  bin?: string
  /** Account, card or merchant id as printed: letters and digits, case kept. */
  account?: string
  /** 38-02 as printed; absent where the code has none, which means QRPUSH. */
  service?: string
  /** 62-08, as printed. */
  memo?: string
  /** 59: what the maker of the code wrote. Never the verified holder. */
  name?: string
  /** 58, two letters. */
  country?: string
  warnings: Warning[]
}

/** A code of a Vietnamese scheme; `amount` in whole đồng. */
export type VietnameseCode = Fields & { kind: Exclude<CodeKind, 'foreign' | 'other-emv'>; amount?: number }

/** Any other EMVCo code; `amount` in whole đồng when the currency is 704, else the text as printed ("23.72"). */
export type OtherCode = Fields & { kind: 'foreign' | 'other-emv'; amount?: number | string }

export type ReadableCode = VietnameseCode | OtherCode
export type RefusedCode = { ok: false; reason: Refusal }

/** What a payment code says. Fields the code does not carry are left out, never undefined or empty. */
export type CodeReading = ReadableCode | RefusedCode

/** What a code says while it is being read: every field named, undefined where the code has none. */
export type Content = {
  readonly kind: CodeKind
  readonly bin: string | undefined
  readonly account: string | undefined
  readonly service: string | undefined
  readonly amount: number | string | undefined
  readonly memo: string | undefined
  readonly name: string | undefined
  readonly country: string | undefined
  readonly warnings: Warning[]
}

/** The reading of what a code says: absent and empty fields left out. */
export function presentCode(content: Content): ReadableCode {
  const { bin, account, service, amount, memo, name, country } = content
  const code = { ok: true, kind: content.kind } as OtherCode
  if (bin !== undefined) code.bin = bin
  if (account !== undefined) code.account = account
  if (service !== undefined) code.service = service
  if (amount !== undefined) code.amount = amount
  if (memo) code.memo = memo
  if (name !== undefined) code.name = name
  if (country !== undefined) code.country = country
  code.warnings = content.warnings
  return code as ReadableCode
}
