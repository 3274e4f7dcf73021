import { describe, expect, test } from 'vitest'
import { CASE_STATUSES, MODALITIES, PAYOUT_REASONS } from '../../../src/domain/payout/line.ts'
import { doublesAmong, faultsOf, type Known, readRow, settleLine } from '../../../src/domain/payout/table.ts'
import { findHeadingRow, guessMapping, isAside, letterOf } from '../../../src/domain/payout/table-headings.ts'
import { findModality, findNamed, findReason, findStatus } from '../../../src/domain/payout/table-words.ts'
import { vi } from '../../../src/web/messages/vi.ts'

const HEADINGS = ['STT', 'Mã hồ sơ', 'Họ và tên', 'Thôn/TDP', 'Nhóm', 'Hình thức chi', 'Lý do', 'Số tiền']

describe('headings', () => {
  test.each([
    [HEADINGS, { code: 1, hamlet: 3, group: 4, modality: 5, reason: 6, amount: 7 }],
    [['Mã đối tượng', 'Địa bàn', 'Đối tượng', 'Mức hưởng'], { code: 0, hamlet: 1, group: 2, amount: 3 }],
    [['Mã số', 'Tổ dân phố', 'Tình trạng rà soát', 'Kỳ chi trả'], { code: 0, hamlet: 1, status: 2, period: 3 }],
    [['Họ và tên', 'Ngày sinh', 'Số CCCD', 'Địa chỉ', 'Điện thoại', 'Ghi chú', 'Số tài khoản'], {}],
  ])('%j are guessed', (headings, mapping) => {
    expect(guessMapping(headings)).toEqual(mapping)
  })

  test('are found under titles and blanks, over a row of numbers', () => {
    const rows = [
      ['UBND XÃ BÌNH SƠN'],
      [],
      ['DANH SÁCH CHI TRẢ THÁNG 10/2026'],
      HEADINGS,
      [...'12345678'],
      ['1', 'BS-1'],
    ]
    expect(findHeadingRow(rows)).toEqual({ headings: HEADINGS, below: 5, found: true })
  })

  test('of merged cells are put together from both their rows', () => {
    const over = ['STT', 'Mã hồ sơ', 'Nơi ở', '', 'Chi trả', '']
    const under = ['', '', 'Thôn', 'Nhóm', 'Hình thức', 'Số tiền']
    const found = findHeadingRow([['Tiêu đề'], over, under, ['1', 'BS-1', 'TDP 3', 'Hệ số 1', 'TK', '540000']])
    expect(found).toMatchObject({ headings: ['STT', 'Mã hồ sơ', 'Thôn', 'Nhóm', 'Hình thức', 'Số tiền'], below: 3 })
  })

  test('have letters as Excel has', () => {
    expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA'])
  })

  const mapping = guessMapping(HEADINGS)
  test.each([
    [['', '', 'Cộng', '', '', '', '', '=SUM(H5:H9)'], true],
    [['Tổng cộng', '', '', '', '', '', '', '1620000'], true],
    [['I. THÔN LONG VĨNH'], true],
    [['', '', '', '', '', 'Người lập biểu', '', ''], true],
    [['1', 'BS-1', 'Công Thị Cộng', '', '', '', '', ''], false],
    [['1', '', 'Công Văn A', 'TDP 3', '', '', '', '540000'], false],
    [['1', 'khongso', 'Trần B', 'TDP 3', '', '', '', '540000'], false],
  ])('%j is aside: %s', (row, aside) => {
    expect(isAside(row, mapping)).toBe(aside)
  })
})

describe('words', () => {
  test('that the program prints are read again', () => {
    expect(CASE_STATUSES.map((word) => findStatus(vi.payouts.statuses[word]))).toEqual(CASE_STATUSES)
    expect(MODALITIES.map((word) => findModality(vi.payouts.modalities[word]))).toEqual(MODALITIES)
    expect(PAYOUT_REASONS.map((word) => findReason(vi.payouts.reasons[word]))).toEqual(PAYOUT_REASONS)
  })

  const hamlets = ['Tổ dân phố 3', 'Thôn Long Vĩnh', 'Thôn Hòa Bình', 'Thôn 3', 'Thôn Ba Tơ', 'Thôn Ba Tô'].map(
    (name) => ({
      ...{ id: name, name },
    }),
  )
  test.each([
    ['TDP 3', 'Tổ dân phố 3'],
    ['tổ dân phố  3', 'Tổ dân phố 3'],
    ['T.D.P 3', 'Tổ dân phố 3'],
    ['Long Vĩnh', 'Thôn Long Vĩnh'],
    ['thôn hoà bình', 'Thôn Hòa Bình'],
    ['Ba Tô', 'Thôn Ba Tô'],
    ['Ba To', undefined],
    ['3', undefined],
    ['Thôn Long Vinh', undefined],
  ])('%s is %s', (typed, id) => {
    expect(findNamed(hamlets, typed)?.id).toBe(id)
  })

  test('the same name in another commune is another hamlet, however often it is asked for', () => {
    const others = hamlets.map(({ name }) => ({ id: `other ${name}`, name }))
    for (const known of [hamlets, others, hamlets])
      expect(findNamed(known, 'TDP 3')?.id).toBe(known.find(({ name }) => name === 'Tổ dân phố 3')?.id)
  })
})

const known: Known = {
  hamlets: [{ id: 'h3', name: 'Tổ dân phố 3' }],
  groups: [
    { id: 'g1', name: 'Hệ số 1' },
    { id: 'g15', name: 'Hệ số 1,5' },
  ],
  period: '2026-10',
  fields: new Set(['code', 'hamlet', 'group', 'status', 'modality', 'reason', 'amount', 'period']),
}
const good = {
  code: 'bs-0147',
  hamlet: 'TDP 3',
  group: 'hệ số 1.5',
  modality: 'Tiền mặt',
  reason: 'Vắng',
  amount: '810.000 đ',
}
const faults = (texts: Record<string, string>) => {
  const read = readRow({ row: 7, texts: { ...good, ...texts } }, known)
  return 'line' in read ? [] : read.faults.map(({ field, problem }) => `${field} ${problem}`)
}

describe('a row', () => {
  test('is read to words, ids and đồng', () => {
    expect(readRow({ row: 7, texts: good }, known)).toEqual({
      row: 7,
      line: {
        ...{ caseCode: 'BS-0147', hamlet: 'h3', group: 'g15', status: null, modality: 'counter', reason: 'absent' },
        amount: 810_000,
      },
    })
  })

  test.each([
    [{ amount: '-540000' }, 'amount negative'],
    [{ amount: '(540.000)' }, 'amount negative'],
    [{ amount: '540000.5' }, 'amount fraction'],
    [{ amount: '12.3450' }, 'amount fraction'],
    [{ amount: 'năm trăm' }, 'amount not-a-number'],
    [{ amount: '' }, 'amount empty'],
    [{ amount: '=540000*1,5' }, 'amount formula'],
    [{ code: '=A1' }, 'code formula'],
    [{ code: '' }, 'code empty'],
    [{ code: '051057000123' }, 'code like-an-id'],
    [{ code: '0905 123 456' }, 'code like-an-id'],
    [{ code: '05/09/1950' }, 'code like-an-id'],
    [{ code: 'Trần Thị B' }, 'code not-a-code'],
    [{ hamlet: 'Thôn khác' }, 'hamlet unknown'],
    [{ hamlet: '' }, 'hamlet empty'],
    [{ group: 'Hệ số 9' }, 'group unknown'],
    [{ modality: 'bò' }, 'modality unknown'],
    [{ status: 'x' }, 'status unknown'],
    [{ reason: 'vì thế' }, 'reason unknown'],
    [{ period: '13/2026' }, 'period no-month'],
    [{ period: '9/2026' }, 'period other-month'],
    [{ period: '31/02/2026' }, 'period no-month'],
  ])('with %j is refused there', (texts, fault) => {
    expect(faults(texts)).toEqual([fault])
  })

  test.each(['10/2026', 'Tháng 10/2026', 'T10-2026', '2026-10', '05/10/2026', '10', 'kỳ tháng 10', ''])(
    'of the month written %s is of the round',
    (period) => {
      expect(faults({ period })).toEqual([])
    },
  )

  test('tells all its faults at once', () => {
    expect(faults({ code: '', amount: '-1' })).toEqual(['code empty', 'amount negative'])
  })
})

describe('a line that is to stand', () => {
  const told = { caseCode: 'BS-1', hamlet: 'h3', group: 'g1', amount: 540_000 }
  const standing = { ...told, status: 'no-account', modality: 'counter', reason: 'no-account' } as const

  test('keeps what the file has no column for, and empties what was left blank', () => {
    expect(settleLine(told, standing)).toEqual(standing)
    expect(settleLine({ ...told, modality: null, reason: null }, standing)).toEqual({
      ...{ ...told, status: 'no-account', modality: null, reason: null },
    })
    expect(settleLine({ ...told, modality: 'own' }, standing)).toEqual({
      ...{ ...told, status: 'agreed', modality: 'own', reason: null },
    })
  })

  test('whose words do not go together is told where', () => {
    const line = settleLine({ ...told, status: 'no-account', modality: 'own', reason: 'absent' }, undefined)
    expect(faultsOf(line).map(({ field }) => field)).toEqual(['reason', 'status'])
  })

  test('is told once: all rows of a case are named', () => {
    const rows = ['a', 'b', 'a'].map((caseCode, at) => ({ row: at + 5, line: { ...told, caseCode } }))
    expect([...doublesAmong(rows)]).toEqual([['a', [5, 7]]])
  })
})
