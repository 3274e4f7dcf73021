import type { CodeReading, Refusal } from '../../../src/domain/vietqr/reading.ts'
import { dong, napas, onePayment, reusable, sealed, tlv } from './making.ts'

type Valid = { name: string; payload: string; reading: Omit<Extract<CodeReading, { ok: true }>, 'ok'> }
type Invalid = { name: string; payload: string; reason: Refusal }

const account = { bin: '970436', account: '1017595600', service: 'QRIBFTTA' } as const
const stall = napas('970436', '1017595600')
const VN = 'VN'
const longMemo = 'TIEN HANG THANG 11 SAP 12 CHO CHAU O'

/** The worked examples of the standards, as printed there unless the name says otherwise. */
const STANDARD: Valid[] = [
  {
    name: 'NAPAS 1.0, 6.1.1, reusable to an account (length and CRC as they should have been printed)',
    payload: '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F',
    reading: {
      kind: 'transfer-account',
      bin: '970403',
      account: '0011012345678',
      service: 'QRIBFTTA',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'NAPAS 1.0, 6.1.4, one payment to a card',
    payload:
      '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203',
    reading: {
      kind: 'transfer-card',
      bin: '970403',
      account: '9704031101234567',
      service: 'QRIBFTTC',
      amount: 180_000,
      memo: 'thanh toan don hang',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'NAPAS 1.5.2, 6.1.1, merchant without a service code',
    payload:
      '00020101021138480010A00000072701300006970403011621129950446040255204581253037045802VN5910PHUONG CAC6005HANOI62110307NPS686963045802',
    reading: {
      kind: 'napas-merchant',
      bin: '970403',
      account: '2112995044604025',
      name: 'PHUONG CAC',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'NAPAS 1.5.2, 6.1.4, merchant with an amount',
    payload:
      '00020101021238580010A00000072701300006970403011621129950446040250206QRPUSH52045812530370454061800005802VN5910PHUONG CAC6005HANOI62110307NPS686963047C1B',
    reading: {
      kind: 'napas-merchant',
      bin: '970403',
      account: '2112995044604025',
      service: 'QRPUSH',
      amount: 180_000,
      name: 'PHUONG CAC',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'EMVCo merchant-presented mode, annex B: lengths count characters, the CRC counts bytes',
    payload:
      '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A',
    reading: {
      kind: 'other-emv',
      amount: '23.72',
      name: 'BEST TRANSPORT',
      country: 'CN',
      warnings: ['object-order'],
    },
  },
]

/** Codes of our own making: every kind and every warning. */
const OWN: Valid[] = [
  {
    name: 'a sticker of a stall',
    payload: sealed(reusable + stall + dong),
    reading: { kind: 'transfer-account', ...account, country: VN, warnings: [] },
  },
  {
    name: 'an account that is a nickname',
    payload: sealed(reusable + napas('970423', 'cobaytehanh') + dong),
    reading: {
      kind: 'transfer-account',
      bin: '970423',
      account: 'cobaytehanh',
      service: 'QRIBFTTA',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'a cash machine, which asks for the amount itself',
    payload: sealed(`${onePayment}${napas('970403', '12345678', 'QRCASH')}52046011${dong}`),
    reading: {
      kind: 'napas-cash',
      bin: '970403',
      account: '12345678',
      service: 'QRCASH',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'VNPAY-QR in its usual template',
    payload: sealed(
      `${reusable}${tlv('26', `0010A000000775${tlv('01', '0109912345')}`)}${dong}${tlv('59', 'CHAU O')}${tlv('60', 'QUANG NGAI')}`,
    ),
    reading: { kind: 'vnpay', name: 'CHAU O', country: VN, warnings: [] },
  },
  {
    name: 'VNPAY-QR in 38: the GUID decides, not the tag',
    payload: sealed(reusable + tlv('38', `0010A000000775${tlv('01', 'VNP-99')}`) + dong),
    reading: { kind: 'vnpay', country: VN, warnings: [] },
  },
  {
    name: "VNPAY's wallet of before the standard",
    payload: sealed(
      `000201010210020201${tlv('03', '908401')}${tlv('04', 'VNPayWallet')}${tlv('07', '0900000001')}${tlv('08', 'Lê Văn Mẫu')}${tlv('09', '15000')}${tlv('10', '704')}${tlv('11', 'rau')}`,
    ),
    reading: {
      kind: 'vnpay-wallet',
      account: '0900000001',
      amount: 15_000,
      memo: 'rau',
      name: 'Lê Văn Mẫu',
      warnings: ['old-wallet-layout'],
    },
  },
  {
    name: 'MoMo of a person at its partner bank, with its plain 80',
    payload: sealed(
      `${reusable}${napas('970454', '99MM24001M00000001')}${dong}${tlv('62', tlv('05', 'MOMOW2W00000001'))}${tlv('80', '046')}`,
    ),
    reading: {
      kind: 'momo-personal',
      bin: '970454',
      account: '99MM24001M00000001',
      service: 'QRIBFTTA',
      country: VN,
      warnings: ['bare-template'],
    },
  },
  {
    name: 'MoMo of a person under its own BIN',
    payload: sealed(reusable + napas('971025', 'PSP2600000000000009') + dong),
    reading: {
      kind: 'momo-personal',
      bin: '971025',
      account: 'PSP2600000000000009',
      service: 'QRIBFTTA',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'MoMo of a merchant',
    payload: sealed(reusable + tlv('26', tlv('00', 'vn.momo')) + napas('971025', 'PMC2500000000000009') + dong),
    reading: {
      kind: 'momo-merchant',
      bin: '971025',
      account: 'PMC2500000000000009',
      service: 'QRIBFTTA',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'ZaloPay of a person, through NAPAS only',
    payload: sealed(reusable + napas('970454', '99ZP24001M00000001') + dong),
    reading: {
      kind: 'zalopay',
      bin: '970454',
      account: '99ZP24001M00000001',
      service: 'QRIBFTTA',
      country: VN,
      warnings: [],
    },
  },
  {
    name: 'ShopeePay, name and city before the country',
    payload: sealed(
      `${reusable}${tlv('26', tlv('00', 'vn.airpay.www') + tlv('01', '4000000000000001'))}520458125303704${tlv('59', 'QUAN BA BAY')}${tlv('60', 'QUANG NGAI')}5802VN`,
    ),
    reading: { kind: 'shopeepay', name: 'QUAN BA BAY', country: VN, warnings: ['object-order'] },
  },
  {
    name: 'an electricity bill: the customer number where others have a GUID, a name of 31 characters',
    payload: sealed(
      `${reusable}${tlv('26', `000200${tlv('01', '0100100000-001')}`)}52044900${dong}${tlv('59', 'EVN CONG TY DIEN LUC QUANG NGAI')}`,
    ),
    reading: { kind: 'bill', name: 'EVN CONG TY DIEN LUC QUANG NGAI', country: VN, warnings: ['long-name'] },
  },
  {
    name: 'PromptPay of Thailand',
    payload: sealed(`${reusable}${tlv('29', '0016A00000067701011101130066000000001')}53037645406100.005802TH`),
    reading: { kind: 'foreign', amount: '100.00', country: 'TH', warnings: ['static-with-amount'] },
  },
  {
    name: 'Lao QR, which uses 38 as well',
    payload: sealed(`${reusable}${tlv('38', tlv('00', 'A005266284662577') + tlv('01', '10832170'))}53034185802LA`),
    reading: { kind: 'foreign', country: 'LA', warnings: [] },
  },
  {
    name: 'a code with no account at all',
    payload: sealed(reusable + dong),
    reading: { kind: 'other-emv', country: VN, warnings: [] },
  },
  {
    name: 'TPBank: UnionPay in 15 and a plain 87 beside the transfer',
    payload: sealed(
      `${reusable}15313970070400520446000000000000001${napas('970423', '00000000001')}52045137${dong}${tlv('59', 'NGUYEN VAN MAU')}${tlv('87', 'CLASSIC')}`,
    ),
    reading: {
      kind: 'transfer-account',
      bin: '970423',
      account: '00000000001',
      service: 'QRIBFTTA',
      name: 'NGUYEN VAN MAU',
      country: VN,
      warnings: ['bare-template', 'other-scheme'],
    },
  },
  ...(
    [
      ['a fee of 2,000 đồng', '55020256042000'],
      ['a fee of 1.5 per cent', '55020357031.5'],
      ['a fee that 55 does not speak of', '56042000'],
    ] as const
  ).map(([name, fee]) => ({
    name,
    payload: sealed(`${reusable}${stall}5303704${fee}5802VN`),
    reading: { kind: 'transfer-account' as const, ...account, country: VN, warnings: ['fixed-fee' as const] },
  })),
  {
    name: 'a tip that is only asked for is no fee',
    payload: sealed(`${reusable}${stall}53037045502015802VN`),
    reading: { kind: 'transfer-account', ...account, country: VN, warnings: [] },
  },
  {
    name: 'a CRC in lower case',
    payload: lowerCased(sealed(`${reusable}${napas('970436', '1017595601')}${dong}`)),
    reading: { kind: 'transfer-account', ...account, account: '1017595601', country: VN, warnings: ['lower-case-crc'] },
  },
  {
    name: 'an initiation of 13',
    payload: sealed(`000201010213${stall}${dong}`),
    reading: { kind: 'transfer-account', ...account, country: VN, warnings: ['unknown-initiation'] },
  },
  {
    name: 'no initiation',
    payload: sealed(`000201${stall}${dong}`),
    reading: { kind: 'transfer-account', ...account, country: VN, warnings: [] },
  },
  {
    name: 'one payment without an amount',
    payload: sealed(onePayment + stall + dong),
    reading: { kind: 'transfer-account', ...account, country: VN, warnings: ['dynamic-without-amount'] },
  },
  {
    name: 'an amount with a bare point',
    payload: sealed(`${onePayment}${stall}5303704540650000.5802VN`),
    reading: { kind: 'transfer-account', ...account, amount: 50_000, country: VN, warnings: ['odd-amount'] },
  },
  {
    name: 'the largest amount of one transfer',
    payload: sealed(`${onePayment}${stall}530370454094999999995802VN`),
    reading: { kind: 'transfer-account', ...account, amount: 499_999_999, country: VN, warnings: [] },
  },
  {
    name: 'one đồng more',
    payload: sealed(`${onePayment}${stall}530370454095000000005802VN`),
    reading: { kind: 'transfer-account', ...account, amount: 500_000_000, country: VN, warnings: ['over-limit'] },
  },
  {
    name: 'a memo of 36 characters',
    payload: sealed(reusable + stall + dong + tlv('62', tlv('08', longMemo))),
    reading: { kind: 'transfer-account', ...account, memo: longMemo, country: VN, warnings: ['long-memo'] },
  },
  {
    name: 'a memo that ends in a blank is kept whole',
    payload: sealed(reusable + stall + dong + tlv('62', tlv('08', ' sap 12 '))),
    reading: { kind: 'transfer-account', ...account, memo: ' sap 12 ', country: VN, warnings: [] },
  },
  {
    name: 'a memo with marks, one of them decomposed, and a character outside the basic plane',
    payload: sealed(reusable + stall + dong + tlv('62', tlv('08', 'cà phê 🍜'.normalize('NFD')))),
    reading: {
      kind: 'transfer-account',
      ...account,
      memo: 'cà phê 🍜'.normalize('NFD'),
      country: VN,
      warnings: ['non-ascii'],
    },
  },
  {
    name: 'an id of 20 characters',
    payload: sealed(reusable + napas('970426', 'MOMO23350M0000000001') + dong),
    reading: {
      kind: 'transfer-account',
      bin: '970426',
      account: 'MOMO23350M0000000001',
      service: 'QRIBFTTA',
      country: VN,
      warnings: ['long-account'],
    },
  },
  {
    name: 'an empty 62',
    payload: sealed(`${reusable}${stall}${dong}6200`),
    reading: { kind: 'transfer-account', ...account, country: VN, warnings: ['empty-object'] },
  },
  {
    name: 'an empty 62-08',
    payload: sealed(reusable + stall + dong + tlv('62', '0107NPS68690800')),
    reading: { kind: 'transfer-account', ...account, country: VN, warnings: ['empty-object'] },
  },
  {
    name: 'the NAPAS template in 27',
    payload: sealed(reusable + napas('970436', '1017595600', 'QRIBFTTA', '27') + dong),
    reading: { kind: 'transfer-account', ...account, country: VN, warnings: ['napas-outside-38'] },
  },
]

/** Every code that is read, with the whole reading. */
export const VALID: readonly Valid[] = [...STANDARD, ...OWN]

/** Texts that are refused, with the reason; all but those about the CRC have a right one. */
export const INVALID: readonly Invalid[] = [
  {
    name: 'NAPAS 1.0, 6.1.1 as printed: 0112 before 13 characters, which silently loses the last digit',
    payload: '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
    reason: 'not-consumed',
  },
  {
    name: 'NAPAS 1.0, 6.1.4, headline: the CRC is that of the full example',
    payload: '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN6304A203',
    reason: 'bad-crc',
  },
  { name: 'nothing', payload: '', reason: 'not-emv' },
  { name: 'a blank before the code', payload: ` ${sealed(reusable + stall + dong)}`, reason: 'not-emv' },
  { name: 'a network name', payload: 'WIFI:S:ChoChauO;;', reason: 'not-emv' },
  { name: 'a wallet’s link', payload: 'HTTPS://me.momo.vn/abc', reason: 'link' },
  { name: 'a page', payload: 'www.example.vn/menu', reason: 'link' },
  { name: 'MoMo of before 2021', payload: '2|99|0900000000|NGUYEN VAN MAU||0|0|0', reason: 'legacy-momo' },
  { name: "a citizen's card", payload: '051000000000|210000000|Nguyễn Văn Mẫu|01011990|Nam', reason: 'identity-card' },
  { name: 'version 99', payload: sealed(`000299010211${stall}${dong}`), reason: 'unknown-version' },
  { name: 'cut after the header', payload: '000201', reason: 'missing-crc' },
  { name: 'cut inside a value', payload: sealed(reusable + stall + dong).slice(0, 40), reason: 'truncated' },
  { name: 'cut inside a length', payload: `${reusable}3`, reason: 'truncated' },
  { name: 'an id that is letters', payload: sealed(`${reusable}${stall}XX02VN${dong}`), reason: 'bad-tag' },
  { name: 'a length that is letters', payload: sealed(`${reusable}${stall}58O2VN5303704`), reason: 'bad-length' },
  { name: 'a country of length 00', payload: sealed(`${reusable}${stall}53037045800`), reason: 'bad-length' },
  { name: 'a CRC of five digits', payload: `${reusable}${stall}${dong}630512345`, reason: 'bad-length' },
  {
    name: 'a second account at the end',
    payload: sealed(reusable + stall + dong + napas('970436', '1017595699')),
    reason: 'duplicate-tag',
  },
  {
    name: 'a second amount',
    payload: sealed(`${onePayment}${stall}53037045405500005405999995802VN`),
    reason: 'duplicate-tag',
  },
  {
    name: 'a second id inside 38-01',
    payload: sealed(
      reusable +
        tlv('38', `0010A000000727${tlv('01', '0006970436011010175956000110' + '1017595699')}0208QRIBFTTA`) +
        dong,
    ),
    reason: 'duplicate-tag',
  },
  { name: 'a blank at the end', payload: `${sealed(reusable + stall + dong)} `, reason: 'trailing-bytes' },
  { name: 'a line end', payload: `${sealed(reusable + stall + dong)}\n`, reason: 'trailing-bytes' },
  {
    name: 'an object behind the CRC',
    payload: sealed(reusable + stall + dong) + tlv('64', '0002vi'),
    reason: 'trailing-bytes',
  },
  { name: 'no CRC', payload: reusable + stall + dong, reason: 'missing-crc' },
  { name: 'a CRC that is not hexadecimal', payload: `${reusable}${stall}${dong}6304XXXX`, reason: 'bad-crc' },
  {
    name: 'a CRC without its leading zero',
    payload: `${reusable}${napas('970436', '1000000033')}${dong}6304 05E`,
    reason: 'bad-crc',
  },
  {
    name: 'a line end in the memo',
    payload: sealed(reusable + stall + dong + tlv('62', tlv('08', 'sap\n12'))),
    reason: 'bad-text',
  },
  {
    name: 'half a surrogate pair in the name',
    payload: sealed(reusable + stall + dong + tlv('59', 'BA \ud83c')),
    reason: 'bad-text',
  },
  {
    name: '38 not made of whole objects',
    payload: sealed(`${reusable}${tlv('38', '0010A0000007270199')}${dong}`),
    reason: 'not-consumed',
  },
  {
    name: '62 not made of whole objects',
    payload: sealed(`${reusable}${stall}${dong}${tlv('62', '0802')}`),
    reason: 'not-consumed',
  },
  {
    name: '64 not made of whole objects',
    payload: sealed(`${reusable}${stall}${dong}${tlv('64', 'vi')}`),
    reason: 'not-consumed',
  },
  {
    name: 'a third object in 38-01',
    payload: sealed(
      `${reusable}${tlv('38', `0010A000000727${tlv('01', '00069704360110101759560003021x')}0208QRIBFTTA`)}${dong}`,
    ),
    reason: 'not-consumed',
  },
  { name: 'no currency', payload: sealed(`${reusable}${stall}5802VN`), reason: 'missing-currency' },
  { name: 'no country', payload: sealed(`${reusable}${stall}5303704`), reason: 'missing-country' },
  { name: 'dollars to a NAPAS account', payload: sealed(`${reusable}${stall}53038405802VN`), reason: 'wrong-currency' },
  { name: 'a NAPAS account abroad', payload: sealed(`${reusable}${stall}53037045802US`), reason: 'wrong-country' },
  ...['0', '000', '-5', '+5', '50000.50', '50 000', '50,000', '1e5', '.', '50000..', '00000000000001'].map((text) => ({
    name: `an amount of "${text}"`,
    payload: sealed(`${onePayment}${stall}5303704${tlv('54', text)}5802VN`),
    reason: 'bad-amount' as const,
  })),
  {
    name: 'a foreign amount of two points',
    payload: sealed(`${onePayment}53037645406.1.0.05802TH`),
    reason: 'bad-amount',
  },
  {
    name: 'a NAPAS template without 38-01',
    payload: sealed(`${reusable}${tlv('38', '0010A0000007270208QRIBFTTA')}${dong}`),
    reason: 'missing-account',
  },
  { name: 'a BIN of five digits', payload: sealed(reusable + napas('97043', '1017595600') + dong), reason: 'bad-bin' },
  {
    name: 'a BIN of a list in circulation',
    payload: sealed(reusable + napas('970411', '1017595600') + dong),
    reason: 'unknown-bin',
  },
  {
    name: 'the bank of the demonstration',
    payload: sealed(reusable + napas('999999', '1017595600') + dong),
    reason: 'unknown-bin',
  },
  {
    name: 'an id of 21 characters',
    payload: sealed(reusable + napas('970436', '123456789012345678901') + dong),
    reason: 'bad-account',
  },
  {
    name: 'an id with a blank',
    payload: sealed(reusable + napas('970436', '1017 5956') + dong),
    reason: 'bad-account',
  },
  {
    name: 'a card of letters',
    payload: sealed(reusable + napas('970436', '970436000000000A', 'QRIBFTTC') + dong),
    reason: 'bad-account',
  },
  {
    name: 'a fifth service',
    payload: sealed(reusable + napas('970436', '1017595600', 'QRIBFTTX') + dong),
    reason: 'unknown-service',
  },
  {
    name: 'the service inside 38-01',
    payload: sealed(
      `${reusable}${tlv('38', `0010A000000727${tlv('01', '0006970422011301234567890200208QRIBFTTA')}`)}${dong}`,
    ),
    reason: 'nested-service',
  },
  {
    name: 'two NAPAS templates',
    payload: sealed(reusable + napas('970436', '1017595699', 'QRIBFTTA', '27') + stall + dong),
    reason: 'two-accounts',
  },
]

function lowerCased(payload: string): string {
  return payload.slice(0, -4) + payload.slice(-4).toLowerCase()
}
