import { describe, expect, test } from 'vitest'
import { fold } from '../../src/domain/names.ts'
import { UNIT_KINDS, type UnitFact, unitOn, unitWords } from '../../src/domain/place.ts'
import { readUnitsFile } from '../../src/domain/units-file.ts'
import { sharedData } from '../support/shared-data.ts'

const from = '2025-07-01'
const quangNgai = { code: '51', name: 'Quảng Ngãi', type: 'tỉnh', parent: null }
const binhSon = { code: '21040', name: 'Bình Sơn', type: 'xã', parent: '51' }

describe('reading a list of units', () => {
  test('rows become facts that hold from the given day', () => {
    const decomposed = { ...binhSon, name: ' Bình  Sơn'.normalize('NFD'), type: 'Xã'.normalize('NFD') }
    expect(readUnitsFile([quangNgai, decomposed], from)).toEqual({
      ok: true,
      units: [
        { code: '51', name: 'Quảng Ngãi', kind: 'province', from },
        { code: '21040', name: 'Bình Sơn', kind: 'commune', parent: '51', from },
      ],
    })
  })

  test('a province may follow its communes', () => {
    expect(readUnitsFile([binhSon, quangNgai], from).ok).toBe(true)
  })

  test('names that fold alike are different units', () => {
    const baTo = [
      { ...binhSon, code: '21484', name: 'Ba Tơ' },
      { ...binhSon, code: '21523', name: 'Ba Tô' },
    ]
    expect(readUnitsFile([quangNgai, ...baTo], from).ok).toBe(true)
  })

  test.each([
    ['no list', { units: [] }, [{ row: 0, problem: 'not-a-list' }]],
    ['an empty list', [], [{ row: 0, problem: 'empty' }]],
    [
      'a row that is no object',
      [quangNgai, 'Bình Sơn', null, []],
      [2, 3, 4].map((row) => ({ row, problem: 'not-a-unit' })),
    ],
    ['a code as a number', [{ ...quangNgai, code: 51 }], [{ row: 1, problem: 'bad-code' }]],
    ['a code of three digits', [quangNgai, { ...binhSon, code: '210' }], [{ row: 2, problem: 'bad-code' }]],
    ['a code that lost its zero', [quangNgai, { ...binhSon, code: '4' }], [{ row: 2, problem: 'bad-code' }]],
    [
      'a kind of before the reform',
      [quangNgai, { ...binhSon, type: 'thị trấn' }],
      [{ row: 2, problem: 'unknown-kind' }],
    ],
    ['a kind without its marks', [{ ...quangNgai, type: 'tinh' }], [{ row: 1, problem: 'unknown-kind' }]],
    ['no kind', [{ ...quangNgai, type: undefined }], [{ row: 1, problem: 'unknown-kind' }]],
    ['a ward with two digits', [{ ...quangNgai, type: 'phường' }], [{ row: 1, problem: 'wrong-tier' }]],
    ['a city with five digits', [quangNgai, { ...binhSon, type: 'thành phố' }], [{ row: 2, problem: 'wrong-tier' }]],
    ['an empty name', [{ ...quangNgai, name: ' ' }], [{ row: 1, problem: 'bad-name' }]],
    ['a name that is no text', [{ ...quangNgai, name: 51 }], [{ row: 1, problem: 'bad-name' }]],
    ['a name with its kind in it', [quangNgai, { ...binhSon, name: 'Xã Bình Sơn' }], [{ row: 2, problem: 'bad-name' }]],
    ['a province with a parent', [{ ...quangNgai, parent: '75' }], [{ row: 1, problem: 'bad-parent' }]],
    ['a commune without a parent', [quangNgai, { ...binhSon, parent: null }], [{ row: 2, problem: 'bad-parent' }]],
    ['a commune in a commune', [quangNgai, { ...binhSon, parent: '21250' }], [{ row: 2, problem: 'bad-parent' }]],
    [
      'a parent that is not in the list',
      [quangNgai, { ...binhSon, parent: '75' }],
      [{ row: 2, problem: 'parent-missing' }],
    ],
    ['the same code twice', [quangNgai, binhSon, { ...binhSon, name: 'Khác' }], [{ row: 3, problem: 'duplicate' }]],
  ])('%s is refused by name and row', (_, json, errors) => {
    expect(readUnitsFile(json, from)).toEqual({ ok: false, errors })
  })

  test('every bad row is named, not only the first', () => {
    const file = [{ ...quangNgai, code: '' }, binhSon, { ...binhSon, type: '?' }]
    expect(readUnitsFile(file, from)).toEqual({
      ok: false,
      errors: [
        { row: 1, problem: 'bad-code' },
        { row: 3, problem: 'unknown-kind' },
      ],
    })
  })
})

type Counts = Record<string, number>
interface Meta {
  counts: { provincial: Counts; commune: Counts; '51': Counts; '75': Counts }
}
const file = sharedData<unknown>('admin-units-2025.json')
const meta = sharedData<Meta>('admin-units-2025.meta.json')

function countByWord(units: readonly UnitFact[]): Counts {
  const counts = UNIT_KINDS.map((kind) => [unitWords[kind], units.filter((unit) => unit.kind === kind).length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

describe.runIf(file !== undefined && meta !== undefined)('the whole country', () => {
  const reading = readUnitsFile(file, '2026-09-20')
  const units = reading.ok ? reading.units : []
  const communes = units.filter(({ parent }) => parent !== undefined)
  const communesOf = (province: string) => communes.filter(({ parent }) => parent === province)
  const withTotal = (list: readonly UnitFact[]) => ({ ...countByWord(list), total: list.length })

  test('34 provinces and 3,321 communes are read and none is refused', () => {
    expect(reading.ok).toBe(true)
    expect(units.length - communes.length).toBe(34)
    expect(communes.length).toBe(3321)
  })

  test('the kinds count up to what the list says of itself', () => {
    expect(countByWord(units.filter(({ parent }) => parent === undefined))).toEqual(meta?.counts.provincial)
    expect(withTotal(communes)).toEqual(meta?.counts.commune)
  })

  test('Quảng Ngãi has 96 units and Đồng Nai 95', () => {
    expect(withTotal(communesOf('51'))).toEqual(meta?.counts['51'])
    expect(withTotal(communesOf('75'))).toEqual(meta?.counts['75'])
    expect([communesOf('51').length, communesOf('75').length]).toEqual([96, 95])
  })

  test.each([
    ['21040', 'Bình Sơn'],
    ['21250', 'Nghĩa Giang'],
    ['21484', 'Ba Tơ'],
    ['21523', 'Ba Tô'],
    ['21433', 'Lân Phong'],
    ['21370', 'Phước Giang'],
    ['21548', 'Lý Sơn'],
  ])('%s is %s', (code, name) => {
    expect(unitOn(units, code, '2026-11-23')?.name).toBe(name)
  })

  test('inside a province folded names collide, stored names do not', () => {
    const keys = (name: (unit: UnitFact) => string) => new Set(communes.map((unit) => `${unit.parent} ${name(unit)}`))
    expect(keys(({ name }) => name).size).toBe(3321)
    expect(keys(({ name }) => fold(name)).size).toBe(3311)
  })
})
