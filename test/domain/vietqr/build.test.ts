import { describe, expect, test } from 'vitest'
import { BUILD_REFUSALS, type BuildRefusal, buildTransfer, type Transfer } from '../../../src/domain/vietqr/build.ts'
import { sealed } from './making.ts'

const stall: Transfer = { bin: '970436', account: '1017595600' }

/** Transfers and their text as NAPAS or the bank prints it. */
const BUILT: [string, Transfer, string][] = [
  [
    'NAPAS 1.0, 6.1.1 with its length corrected',
    { bin: '970403', account: '0011012345678' },
    '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F',
  ],
  [
    'an amount and a memo',
    { bin: '970415', account: '113366668888', amount: 79_000, memo: 'Ung Ho Quy Vac Xin' },
    '00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF',
  ],
  [
    'a CRC that begins with two zeros',
    { bin: '970436', account: '1000000033' },
    '00020101021138540010A00000072701240006970436011010000000330208QRIBFTTA53037045802VN6304005E',
  ],
  [
    'a card',
    { bin: '970403', account: '9704031101234567', service: 'QRIBFTTC' },
    sealed('00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN'),
  ],
  [
    'the holder and the city',
    { ...stall, name: 'DINH THI BE', city: 'QUANG NGAI' },
    sealed(
      '00020101021138540010A00000072701240006970436011010175956000208QRIBFTTA53037045802VN5911DINH THI BE6010QUANG NGAI',
    ),
  ],
]

/** Transfers that are not built. */
const NOT_BUILT: [string, Transfer, BuildRefusal][] = [
  ['a BIN of five digits', { ...stall, bin: '97043' }, 'bad-bin'],
  ['a BIN in wide digits', { ...stall, bin: '９70436' }, 'bad-bin'],
  ['a BIN of a list in circulation', { ...stall, bin: '970404' }, 'unknown-bin'],
  ['a BIN that takes no transfers', { ...stall, bin: '970468' }, 'unknown-bin'],
  ['the bank of the demonstration', { ...stall, bin: '999999' }, 'unknown-bin'],
  ['no account', { ...stall, account: '' }, 'bad-account'],
  ['an account of 20 characters', { ...stall, account: '1'.repeat(20) }, 'bad-account'],
  ['an account with a blank', { ...stall, account: '1017 595600' }, 'bad-account'],
  ['an account with a line end', { ...stall, account: '1017595600\n' }, 'bad-account'],
  ['an account with a letter of ours', { ...stall, account: 'cobay-đ' }, 'bad-account'],
  ['a card of 15 digits', { ...stall, account: '9'.repeat(15), service: 'QRIBFTTC' }, 'bad-account'],
  ['a merchant code', { ...stall, service: 'QRPUSH' }, 'bad-service'],
  ['an amount of zero', { ...stall, amount: 0 }, 'bad-amount'],
  ['a negative amount', { ...stall, amount: -5 }, 'bad-amount'],
  ['half a đồng', { ...stall, amount: 1000.5 }, 'bad-amount'],
  ['no number', { ...stall, amount: Number.NaN }, 'bad-amount'],
  ['500 million', { ...stall, amount: 500_000_000 }, 'bad-amount'],
  ['a memo of 26 characters', { ...stall, memo: 'A'.repeat(26) }, 'long-memo'],
  ['a memo with marks', { ...stall, memo: 'cà phê' }, 'bad-memo'],
  ['a memo with đ', { ...stall, memo: 'tien dien đ' }, 'bad-memo'],
  ['an empty memo', { ...stall, memo: '' }, 'bad-memo'],
  ['a name of 26 characters', { ...stall, name: 'A'.repeat(26) }, 'long-name'],
  ['a name with marks', { ...stall, name: 'Đinh Thị Bé' }, 'bad-name'],
  ['a city of 16 characters', { ...stall, city: 'A'.repeat(16) }, 'long-city'],
  ['a city with a comma', { ...stall, city: 'Binh Son, QN' }, 'bad-city'],
]

describe('transfers', () => {
  test.each(BUILT)('%s', (_, transfer, payload) => {
    expect(buildTransfer(transfer)).toEqual({ ok: true, payload })
  })

  test.each(NOT_BUILT)('not built: %s', (_, transfer, reason) => {
    expect(buildTransfer(transfer)).toEqual({ ok: false, reason })
  })

  test('are refused for every reason there is', () => {
    expect(new Set(NOT_BUILT.map(([, , reason]) => reason))).toEqual(new Set(BUILD_REFUSALS))
  })

  test('to the bank of the demonstration are built where it is known', () => {
    const built = buildTransfer({ bin: '999999', account: '0000000012' }, { transferBins: new Set(['999999']) })
    expect(built).toMatchObject({ ok: true })
  })
})
