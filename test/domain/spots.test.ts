import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SiteKind } from '../../src/domain/site.ts'
import { readNumber, SPOTS_AT_MOST } from '../../src/domain/spot-numbers.ts'
import { BLOCKS_AT_MOST, countSpots, readSpots, type SpotBlock } from '../../src/domain/spots.ts'

/** A block in one line: `Hẻm 21: odd 1 3, even 2`. */
const shown = ({ row, endsAt, spots }: SpotBlock) => ({
  ...(row && { row }),
  ...(endsAt && { endsAt }),
  ...Object.fromEntries(
    ['odd', 'even', 'row']
      .map((side) => [side === 'row' ? 'stalls' : side, spots.filter((spot) => spot.side === side)] as const)
      .filter(([, found]) => found.length > 0)
      .map(([side, found]) => [side, found.map(({ number }) => number).join(' ')]),
  ),
})
const blocksOf = (kind: SiteKind, text: string) => {
  const read = readSpots(kind, text)
  return read.ok ? read.blocks.map(shown) : read.faults
}

describe('a street is read', () => {
  test.each([
    ['a range steps by two', 'Hẻm 21: 1-11 | 2-12', { endsAt: 'Hẻm 21', odd: '1 3 5 7 9 11', even: '2 4 6 8 10 12' }],
    [
      'single numbers, in the order written',
      ': 13, 15, 17A, 17/3 | 14-24',
      { odd: '13 15 17A 17/3', even: '14 16 18 20 22 24' },
    ],
    ['one side only', 'Hẻm 3: | 2-6', { endsAt: 'Hẻm 3', even: '2 4 6' }],
    ['the other side only', ': 1, 3 |', { odd: '1 3' }],
    ['a range may run down', ': 11-7 | 6–2', { odd: '11 9 7', even: '6 4 2' }],
    ['a range of one', ': 7 - 7 | 8', { odd: '7', even: '8' }],
    ['a number out of step stands where it is put', ': 1, 4, 5 | 2', { odd: '1 4 5', even: '2' }],
    ['letters become capitals, spaces go', '  Ngã  tư : 17a/2,k12 | ', { endsAt: 'Ngã tư', odd: '17A/2 K12' }],
  ])('%s', (_sentence, line, expected) => {
    expect(blocksOf('street', line)).toEqual([expected])
  })

  test('block by block, odd side before even, whatever line ends and empty lines there are', () => {
    const text = '\r\nHẻm 21: 1-3 | 2\r\n\r\n: 5 | 4\r\n'
    expect(blocksOf('street', text)).toEqual([
      { endsAt: 'Hẻm 21', odd: '1 3', even: '2' },
      { odd: '5', even: '4' },
    ])
    const read = readSpots('street', text)
    expect(read.ok && read.blocks.flatMap(({ spots }) => spots.map(({ number }) => number))).toEqual(
      '1 3 2 5 4'.split(' '),
    )
  })
})

describe('a market is read', () => {
  test.each([
    ['a range steps by one', 'A: 1-4', { row: 'A', stalls: 'A1 A2 A3 A4' }],
    ['with the aisle after the row', 'a: 1-2 | Lối đi 1', { row: 'A', endsAt: 'Lối đi 1', stalls: 'A1 A2' }],
    ['a row that is walked back', 'Đ: 3-1', { row: 'Đ', stalls: 'Đ3 Đ2 Đ1' }],
    ['leading zeros stay', 'B: 08-10', { row: 'B', stalls: 'B08 B09 B10' }],
    ['single stalls among ranges', 'CÁ: 1-2, 2a, 5 |', { row: 'CÁ', stalls: 'CÁ1 CÁ2 CÁ2A CÁ5' }],
  ])('%s', (_sentence, line, expected) => {
    expect(blocksOf('market', line)).toEqual([expected])
  })
})

describe('a list is refused, with the line and what is wrong there:', () => {
  test.each<[string, SiteKind, string, object[]]>([
    ['nothing', 'street', ' \n ', [{ line: 0, problem: 'empty', text: '' }]],
    ['no colon', 'street', '1-11 | 2-12', [{ line: 1, problem: 'corner-missing', text: '1-11 | 2-12' }]],
    ['no second side', 'street', '\nHẻm 1: 1-11', [{ line: 2, problem: 'sides', text: 'Hẻm 1: 1-11' }]],
    ['three sides', 'street', ': 1 | 2 | 3', [{ line: 1, problem: 'sides', text: ': 1 | 2 | 3' }]],
    ['no numbers', 'street', 'Hẻm 1: | ', [{ line: 1, problem: 'no-spots', text: 'Hẻm 1: |' }]],
    ['even ends on the odd side', 'street', ': 1-12 | 2', [{ line: 1, problem: 'not-odd', text: '1-12' }]],
    ['sides the wrong way round', 'street', ': 1 | 1-11', [{ line: 1, problem: 'not-even', text: '1-11' }]],
    ['a comma too many', 'street', ': 1,, 3 | 2', [{ line: 1, problem: 'comma', text: '' }]],
    ['a word', 'street', ': nhà Ba | 2', [{ line: 1, problem: 'not-a-number', text: 'nhà Ba' }]],
    ['letters of another alphabet', 'street', ': 1А | 2', [{ line: 1, problem: 'not-a-number', text: '1А' }]],
    ['nine characters', 'street', ': 17/123/45 | 2', [{ line: 1, problem: 'number-too-long', text: '17/123/45' }]],
    [
      'a corner like a sentence',
      'street',
      `${'x'.repeat(41)}: 1 | 2`,
      [{ line: 1, problem: 'name-too-long', text: 'x'.repeat(41) }],
    ],
    ['a number twice', 'street', ': 1-5 | 2\n\n: 3 | 4', [{ line: 3, problem: 'twice', text: '3', earlier: 1 }]],
    [
      'a number twice in one line, in small letters',
      'street',
      ': 17A, 17a | 2',
      [{ line: 1, problem: 'twice', text: '17A', earlier: 1 }],
    ],
    ['no row', 'market', '1-10', [{ line: 1, problem: 'row-missing', text: '1-10' }]],
    ['a row in words', 'market', 'Dãy A: 1-10', [{ line: 1, problem: 'row-name', text: 'Dãy A' }]],
    ['a row without a name', 'market', ': 1-10', [{ line: 1, problem: 'row-name', text: '' }]],
    ['the row said again', 'market', 'A: A1-A10', [{ line: 1, problem: 'not-a-number', text: 'A1-A10' }]],
    ['two aisles', 'market', 'A: 1 | x | y', [{ line: 1, problem: 'aisles', text: 'A: 1 | x | y' }]],
    ['an empty row', 'market', 'A: | Lối đi 1', [{ line: 1, problem: 'no-spots', text: 'A: | Lối đi 1' }]],
    ['a stall of nine characters', 'market', 'ABCD: 12345', [{ line: 1, problem: 'number-too-long', text: '12345' }]],
    [
      'a range to nine characters',
      'market',
      'ABCD: 9999-10000',
      [{ line: 1, problem: 'number-too-long', text: '9999-10000' }],
    ],
    ['zeros on one end only', 'market', 'A: 01-100', [{ line: 1, problem: 'not-a-number', text: '01-100' }]],
    [
      'every bad line at once',
      'market',
      'A 1-10\nB: 1-2\nC: x',
      [
        { line: 1, problem: 'row-missing', text: 'A 1-10' },
        { line: 3, problem: 'not-a-number', text: 'x' },
      ],
    ],
  ])('%s', (_sentence, kind, text, faults) => {
    expect(readSpots(kind, text)).toEqual({ ok: false, faults })
  })

  test('more blocks than a site has', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `: ${2 * at + 1} |`).join('\n')
    expect(readSpots('street', rows(BLOCKS_AT_MOST)).ok).toBe(true)
    expect(blocksOf('street', rows(BLOCKS_AT_MOST + 1))).toEqual([{ line: 0, problem: 'too-many-blocks', text: '' }])
  })

  test('more stalls than a site has, before any of them is made', () => {
    const full = readSpots('market', `A: 1-${SPOTS_AT_MOST}`)
    expect(full.ok && countSpots(full.blocks)).toBe(SPOTS_AT_MOST)
    expect(blocksOf('market', `A: 1-${SPOTS_AT_MOST - 1}\nB: 1-2`)).toEqual([
      { line: 0, problem: 'too-many-spots', text: '' },
    ])
    for (const range of ['1-2001', '1-9999999', '9999999-1'])
      expect(blocksOf('market', `A: ${range}`)).toEqual([{ line: 1, problem: 'too-many-spots', text: range }])
    expect(blocksOf('street', `: ${Array(2000).fill('1-3999').join(',')} |`)).toMatchObject([
      { problem: 'too-many-spots' },
    ])
  })
})

test.each([
  ['15', '15'],
  [' 17a ', '17A'],
  ['12a/3', '12A/3'],
  ['đ7', 'Đ7'],
  ['12345678', '12345678'],
  ['123456789', undefined],
  ['A', undefined],
  ['1-3', undefined],
  ['1 3', undefined],
  ['', undefined],
])('the number %j is read as %j', (typed, expected) => {
  expect(readNumber(typed)).toBe(expected)
})

test('whatever is written, what is read has each number once, on the sides of its kind, within the limits', () => {
  const part = fc.constantFrom('', '1', '2', '13-7', '14-20', '009', '3a/1', '1-4', '5 - 9', 'x', '-')
  const side = fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(', '))
  const head = fc.constantFrom('', 'A', 'b', 'Hẻm 2')
  const line = fc.tuple(head, side, fc.oneof(side, fc.constant(''))).map(([corner, a, b]) => `${corner}: ${a} | ${b}`)
  let accepted = 0
  fc.assert(
    fc.property(fc.constantFrom<SiteKind>('street', 'market'), fc.array(line, { maxLength: 3 }), (kind, lines) => {
      const read = readSpots(kind, lines.join('\n'))
      if (!read.ok) {
        expect(read.faults.length).toBeGreaterThan(0)
        return
      }
      accepted++
      const spots = read.blocks.flatMap((block) => block.spots)
      expect(new Set(spots.map(({ number }) => number)).size).toBe(spots.length)
      for (const { number, side } of spots)
        expect([readNumber(number), side === 'row']).toEqual([number, kind === 'market'])
      expect(read.blocks.every((block) => block.spots.length > 0)).toBe(true)
    }),
    { numRuns: 3000, seed: 1 },
  )
  expect(accepted).toBeGreaterThan(200)
})
