import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlacedStanding } from '../../src/domain/adoption.ts'
import {
  neighbours,
  OVERVIEW_ABOVE,
  type PlacedBlock,
  type Shopfront,
  type Strip,
  stripOf,
} from '../../src/domain/strip.ts'

const today = '2026-11-12'
const block = (id: string, position: number, endsAt: string | null = null): PlacedBlock => ({
  ...{ id, position, name: id, endsAt },
})
const stall = (number: string, of: string, position: number, facts: Partial<PlacedStanding> = {}): PlacedStanding => ({
  ...{ stall: number, site: 's', block: of, side: Number(number) % 2 ? 'odd' : 'even', position, number },
  ...{ census: 'operating', visited: false, hasCode: false, transferDays: 0 },
  ...facts,
})
const numbers = (fronts: readonly Shopfront[]) => fronts.map((front) => front.stall.number)

const street = [block('first', 1, 'Hẻm 21'), block('second', 2)]
const standing = [
  stall('17', 'first', 3, { bankOn: today }),
  stall('16', 'first', 4),
  stall('15', 'first', 1, { census: 'vacant' }),
  stall('23', 'second', 6),
  stall('21', 'second', 5, { lastScan: 'stranger' }),
]

function drawnStreet(stalls: PlacedStanding[]): Extract<Strip, { kind: 'street' }> {
  const strip = stripOf('street', [...street].reverse(), stalls, today)
  if (strip.kind !== 'street') throw new Error('a street is drawn as a street')
  return strip
}

function drawnRows(blocks: PlacedBlock[], stalls: PlacedStanding[]): Extract<Strip, { kind: 'market' }>['blocks'] {
  const strip = stripOf('market', blocks, stalls, today)
  if (strip.kind !== 'market') throw new Error('a market is drawn as a market')
  return strip.blocks
}

describe('a street', () => {
  test('is blocks between corners, odd side and even side in walking order', () => {
    const { blocks } = drawnStreet(standing)
    expect(blocks.map(({ block, odd, even }) => [block.endsAt, numbers(odd), numbers(even)])).toEqual([
      ['Hẻm 21', ['15', '17'], ['16']],
      [null, ['21', '23'], []],
    ])
  })

  test('draws each stall in its step and each block with its fraction of N', () => {
    const [first, second] = drawnStreet(standing).blocks
    expect(first?.odd.map(({ step, level }) => [step, level])).toEqual([
      ['gone', undefined],
      ['active', 'bank'],
    ])
    expect(second?.odd.map(({ step }) => step)).toEqual(['alarm', 'none'])
    expect([first?.active, second?.active]).toEqual([
      { count: 1, total: 2 },
      { count: 0, total: 2 },
    ])
  })

  test('draws a block where no stall stands yet', () => {
    expect(drawnStreet([]).blocks.map(({ active }) => active.total)).toEqual([0, 0])
  })

  test('opens as an overview only above sixty stalls', () => {
    const stalls = Array.from({ length: OVERVIEW_ABOVE + 1 }, (_, at) => stall(String(at), 'first', at + 1))
    expect(drawnStreet(stalls).overview).toBe(true)
    expect(drawnStreet(stalls.slice(1)).overview).toBe(false)
  })

  test('loses no stall, whatever its side says', () => {
    const anyStall = fc.record({
      ...{ number: fc.string(), side: fc.constantFrom('odd', 'even', 'row'), position: fc.integer() },
      block: fc.constantFrom('first', 'second'),
    })
    fc.assert(
      fc.property(fc.array(anyStall), fc.constantFrom('street', 'market'), (some, kind) => {
        const stalls = some.map((one) => ({ ...stall(one.number, one.block, one.position), ...one }) as PlacedStanding)
        const strip = stripOf(kind, street, stalls, today)
        const drawn =
          strip.kind === 'street'
            ? strip.blocks.flatMap(({ odd, even }) => [...odd, ...even])
            : strip.blocks.flatMap(({ stalls }) => stalls)
        expect(new Set(drawn.map((front) => front.stall))).toEqual(new Set(stalls))
        expect(drawn).toHaveLength(stalls.length)
      }),
    )
  })
})

describe('a market', () => {
  const rows = [block('A', 1, 'Lối đi 1'), block('B', 2)]
  const row = (of: string, walked: string[], from: number) =>
    walked.map((number, at) => stall(number, of, from + at, { side: 'row' }))

  test('draws a row walked backwards as it stands, and says the way', () => {
    const stalls = [...row('A', ['A2', 'A9', 'A10'], 1), ...row('B', ['B10', 'B9', 'B2'], 4)]
    expect(drawnRows(rows, stalls).map(({ stalls, way }) => [numbers(stalls), way])).toEqual([
      [['A2', 'A9', 'A10'], { from: 'A2', to: 'A10' }],
      [['B2', 'B9', 'B10'], { from: 'B10', to: 'B2' }],
    ])
  })

  test('has no way along a row without stalls', () => {
    expect(drawnRows(rows, []).map(({ way }) => way)).toEqual([undefined, undefined])
  })
})

test('an open block has neighbours, except at the ends and when it is unknown', () => {
  const { blocks } = drawnStreet(standing)
  expect(neighbours(blocks, 'first')).toEqual({ before: undefined, after: blocks[1] })
  expect(neighbours(blocks, 'second')).toEqual({ before: blocks[0], after: undefined })
  expect(neighbours(blocks, 'third')).toEqual({})
})
