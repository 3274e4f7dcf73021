import { nfc } from './names.ts'
import type { SiteKind } from './site.ts'
import {
  failed,
  type Problem,
  type Read,
  readSide,
  SPOTS_AT_MOST,
  type Spot,
  type SpotsProblem,
} from './spot-numbers.ts'

/** Most blocks that a site has. */
export const BLOCKS_AT_MOST = 60
/** The longest name of a corner or an aisle, in characters. */
export const CORNER_LENGTH = 40

/** One line of a list: a stretch up to a corner, or a row of a market and the aisle after it. Spots in walking order. */
export interface SpotBlock {
  /** The letters of a market's row. */
  readonly row?: string
  readonly endsAt?: string
  readonly spots: readonly Spot[]
}

/** What is wrong with a line, counted from 1 with the empty ones; 0 stands for the list as a whole. */
export interface SpotsFault extends Problem {
  readonly line: number
  /** The line that has the same number already. */
  readonly earlier?: number
}

export type SpotsReading = { ok: true; blocks: SpotBlock[] } | { ok: false; faults: SpotsFault[] }

/**
 * Reads the list of a site's spots, one block a line in walking order. A street: `Hẻm 21: 1-11 | 2-12`, the corner at the
 * end, the odd side, the even side; ranges go by 2. A market: `A: 1-10 | Lối đi 1`, the row, its stalls, the aisle after it;
 * ranges go by 1 and stalls are numbered A1 to A10. A range may run down. All or nothing: every bad line is named; only when
 * there are none are lines held against each other.
 */
export function readSpots(kind: SiteKind, text: string): SpotsReading {
  const lines = text
    .split('\n')
    .map((written, at) => ({ line: at + 1, text: nfc(written) }))
    .filter((line) => line.text !== '')
  if (lines.length === 0) return whole('empty')
  if (lines.length > BLOCKS_AT_MOST) return whole('too-many-blocks')
  const read = lines.map(({ line, text }) => ({ line, block: kind === 'street' ? readStretch(text) : readRow(text) }))
  const faults = read.flatMap(({ line, block }) => ('problem' in block ? [{ line, ...block }] : []))
  if (faults.length > 0) return { ok: false, faults }
  const placed = read.flatMap(({ line, block }) => ('spots' in block ? [{ line, block }] : []))
  const repeated = repeats(placed)
  if (repeated.length > 0) return { ok: false, faults: repeated }
  const blocks = placed.map(({ block }) => block)
  return countSpots(blocks) > SPOTS_AT_MOST ? whole('too-many-spots') : { ok: true, blocks }
}

export const countSpots = (blocks: readonly SpotBlock[]): number =>
  blocks.reduce((sum, { spots }) => sum + spots.length, 0)

const whole = (problem: SpotsProblem): SpotsReading => ({ ok: false, faults: [{ line: 0, problem, text: '' }] })

/** The first repeated number of each line, with the line that has it already. */
function repeats(placed: readonly { line: number; block: SpotBlock }[]): SpotsFault[] {
  const seen = new Map<string, number>()
  return placed.flatMap(({ line, block }) => {
    const faults: SpotsFault[] = []
    for (const { number } of block.spots) {
      const earlier = seen.get(number)
      if (earlier === undefined) seen.set(number, line)
      else faults.push({ line, problem: 'twice', text: number, earlier })
    }
    return faults.slice(0, 1)
  })
}

/** What stands before the first colon and what after it; undefined without a colon. */
function atColon(text: string): [head: string, tail: string] | undefined {
  const at = text.indexOf(':')
  return at < 0 ? undefined : [text.slice(0, at).trim(), text.slice(at + 1)]
}

function readStretch(text: string): Read<SpotBlock> {
  const [corner, tail] = atColon(text) ?? []
  if (corner === undefined || tail === undefined) return failed('corner-missing', text)
  if (corner.length > CORNER_LENGTH) return failed('name-too-long', corner)
  const [left, right, ...more] = tail.split('|')
  if (left === undefined || right === undefined || more.length > 0) return failed('sides', text)
  const odd = readSide(left, 'odd')
  if ('problem' in odd) return odd
  const even = readSide(right, 'even')
  if ('problem' in even) return even
  const spots = [...odd, ...even]
  return spots.length === 0 ? failed('no-spots', text) : { ...named(corner), spots }
}

const named = (endsAt: string): { endsAt?: string } => (endsAt === '' ? {} : { endsAt })

function readRow(text: string): Read<SpotBlock> {
  const [name, tail] = atColon(text) ?? []
  if (name === undefined || tail === undefined) return failed('row-missing', text)
  const row = name.toUpperCase()
  // Letters only, so that row A with stall 11 and row A1 with stall 1 cannot both be "A11".
  if (!/^\p{sc=Latin}{1,4}$/u.test(row)) return failed('row-name', name)
  const [numbers = '', aisle = '', ...more] = tail.split('|')
  if (more.length > 0) return failed('aisles', text)
  if (aisle.trim().length > CORNER_LENGTH) return failed('name-too-long', aisle.trim())
  const spots = readSide(numbers, 'row', row)
  if ('problem' in spots) return spots
  return spots.length === 0 ? failed('no-spots', text) : { row, ...named(aisle.trim()), spots }
}
