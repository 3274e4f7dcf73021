import { describe, expect, test } from 'vitest'
import {
  type FormerUnit,
  type Hamlet,
  hamletsOn,
  showFormer,
  showUnit,
  tierOf,
  type UnitFact,
  unitOn,
} from '../../src/domain/place.ts'

const facts: UnitFact[] = [
  { code: '75', name: 'Đồng Nai', kind: 'province', from: '2025-07-01', to: '2026-04-30' },
  { code: '75', name: 'Đồng Nai', kind: 'city', from: '2026-04-30' },
  { code: '21040', name: 'Bình Sơn', kind: 'commune', parent: '51', from: '2025-07-01' },
  { code: '21484', name: 'Ba Tơ', kind: 'commune', parent: '51', from: '2025-07-01' },
  { code: '21523', name: 'Ba Tô', kind: 'commune', parent: '51', from: '2025-07-01' },
]

describe('a unit on a day', () => {
  test.each([
    ['75', '2025-06-30', undefined],
    ['75', '2025-07-01', 'tỉnh Đồng Nai'],
    ['75', '2026-04-29', 'tỉnh Đồng Nai'],
    ['75', '2026-04-30', 'thành phố Đồng Nai'],
    ['21040', '2026-11-23', 'xã Bình Sơn'],
    ['21484', '2026-11-23', 'xã Ba Tơ'],
    ['21523', '2026-11-23', 'xã Ba Tô'],
    ['99999', '2026-11-23', undefined],
  ])('%s on %s is %s', (code, day, shown) => {
    const unit = unitOn(facts, code, day)
    expect(unit && showUnit(unit)).toBe(shown)
  })

  test('where an older fact was left open, the later one holds, whatever their order', () => {
    const open = facts.slice(0, 2).map(({ to: _, ...fact }) => fact)
    expect(unitOn(open, '75', '2026-11-23')?.kind).toBe('city')
    expect(unitOn(open.toReversed(), '75', '2026-11-23')?.kind).toBe('city')
  })
})

test.each([
  ['province', 'tỉnh Quảng Ngãi', 'Quảng Ngãi'],
  ['city', 'thành phố Huế', 'Huế'],
  ['commune', 'xã Nghĩa Giang', 'Nghĩa Giang'],
  ['ward', 'phường Cẩm Thành', 'Cẩm Thành'],
  ['special-zone', 'đặc khu Lý Sơn', 'Lý Sơn'],
] as const)('a unit of kind %s is shown as %s', (kind, shown, name) => {
  expect(showUnit({ kind, name })).toBe(shown)
})

test.each([
  ['51', 'province'],
  ['01', 'province'],
  ['21040', 'commune'],
  ['00001', 'commune'],
  ['5', undefined],
  ['2104', undefined],
  ['210400', undefined],
  ['5a', undefined],
  ['', undefined],
])('the code %j is of tier %s', (code, tier) => {
  expect(tierOf(code)).toBe(tier)
})

describe('the name before the reform', () => {
  const former = { code: '21040', name: 'Châu Ổ', unitCode: '21040', until: '2025-07-01' }

  test.each<[FormerUnit, string]>([
    [{ ...former, kind: 'township', district: 'huyện Bình Sơn' }, '(trước 01/7/2025: thị trấn Châu Ổ, huyện Bình Sơn)'],
    [{ ...former, kind: 'ward', name: 'Lê Hồng Phong' }, '(trước 01/7/2025: phường Lê Hồng Phong)'],
    [
      { ...former, kind: 'commune', name: 'Nghĩa Điền', district: 'huyện Tư Nghĩa', until: '2026-02-10' },
      '(trước 10/02/2026: xã Nghĩa Điền, huyện Tư Nghĩa)',
    ],
    [{ ...former, kind: 'district', name: 'Lý Sơn', unitCode: '21548' }, '(trước 01/7/2025: huyện Lý Sơn)'],
  ])('%o is shown as %s', (unit, shown) => {
    expect(showFormer(unit)).toBe(shown)
  })
})

test('hamlets are listed for their commune while they exist', () => {
  const hamlets: Hamlet[] = [
    { id: 'bab', commune: '21548', name: 'thôn Bắc An Bình', from: '2025-07-01', to: '2026-05-01', mergedInto: 'ab' },
    { id: 'ab', commune: '21548', name: 'thôn An Bình', from: '2026-05-01' },
    { id: 'mam', commune: '21484', name: 'thôn Làng Mâm', from: '2025-07-01' },
  ]
  const namesOn = (day: string) => hamletsOn(hamlets, '21548', day).map(({ name }) => name)
  expect(namesOn('2025-06-30')).toEqual([])
  expect(namesOn('2026-04-30')).toEqual(['thôn Bắc An Bình'])
  expect(namesOn('2026-05-01')).toEqual(['thôn An Bình'])
})
