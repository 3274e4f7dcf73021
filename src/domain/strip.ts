import { type DrawnStep, type PlacedStanding, stepOf } from './adoption.ts'
import type { Day } from './day.ts'
import { activeShare } from './drawing.ts'
import type { Share } from './share.ts'
import type { SiteKind } from './site.ts'

/** More stalls than this open as an overview: a block is one link, not a tab stop per stall. */
export const OVERVIEW_ABOVE = 60

/** A stretch between two corners, or one row of a market. `endsAt` is the corner or the aisle after it. */
export interface PlacedBlock {
  readonly id: string
  readonly position: number
  readonly name: string
  readonly endsAt: string | null
}

/** A shopfront: the stall and how it is drawn. */
export interface Shopfront extends DrawnStep {
  readonly stall: PlacedStanding
}

/** A block of a street: both sides in walking order, aligned with each other at the corners only. */
export interface StreetBlock {
  readonly block: PlacedBlock
  readonly odd: readonly Shopfront[]
  readonly even: readonly Shopfront[]
  /** A5 of the block. */
  readonly active: Share
}

/** A way along a row: the numbers of its first and last stall as they are walked. */
export interface Way {
  readonly from: string
  readonly to: string
}

/** A row of a market as it stands, left to right, whichever way it is walked. */
export interface MarketRow {
  readonly block: PlacedBlock
  readonly stalls: readonly Shopfront[]
  readonly active: Share
  readonly way?: Way
}

export type Strip =
  | { readonly kind: 'street'; readonly blocks: readonly StreetBlock[]; readonly overview: boolean }
  | { readonly kind: 'market'; readonly blocks: readonly MarketRow[]; readonly overview: boolean }

/** The drawing of a site: every stall stands in it once, also those outside N, in the block it belongs to. */
export function stripOf(
  kind: SiteKind,
  blocks: readonly PlacedBlock[],
  stalls: readonly PlacedStanding[],
  day: Day,
): Strip {
  const overview = stalls.length > OVERVIEW_ABOVE
  const inOrder = [...blocks].sort((a, b) => a.position - b.position)
  const walked = [...stalls].sort((a, b) => a.position - b.position)
  const draw = inOrder.map((block) => ({ block, stalls: walked.filter((stall) => stall.block === block.id) }))
  if (kind === 'street')
    return { kind, overview, blocks: draw.map(({ block, stalls }) => streetBlock(block, stalls, day)) }
  return { kind, overview, blocks: draw.map(({ block, stalls }) => marketRow(block, stalls, day)) }
}

const shopfront = (stall: PlacedStanding, day: Day): Shopfront => ({ stall, ...stepOf(stall, day) })

function streetBlock(block: PlacedBlock, stalls: readonly PlacedStanding[], day: Day): StreetBlock {
  const fronts = stalls.map((stall) => shopfront(stall, day))
  return {
    block,
    odd: fronts.filter(({ stall }) => stall.side !== 'even'),
    even: fronts.filter(({ stall }) => stall.side === 'even'),
    active: activeShare(stalls, day),
  }
}

// "A2" before "A10".
const byNumber = new Intl.Collator('vi', { numeric: true })

function marketRow(block: PlacedBlock, stalls: readonly PlacedStanding[], day: Day): MarketRow {
  const fronts = stalls.map((stall) => shopfront(stall, day))
  const active = activeShare(stalls, day)
  const [first, last] = [stalls.at(0), stalls.at(-1)]
  if (first === undefined || last === undefined) return { block, stalls: fronts, active }
  const back = byNumber.compare(first.number, last.number) > 0
  return { block, stalls: back ? fronts.reverse() : fronts, active, way: { from: first.number, to: last.number } }
}

/** The blocks before and after an open one: "đoạn trước / đoạn sau". */
export function neighbours<Block extends { readonly block: PlacedBlock }>(
  blocks: readonly Block[],
  open: string,
): { readonly before?: Block; readonly after?: Block } {
  const at = blocks.findIndex(({ block }) => block.id === open)
  return at < 0 ? {} : { before: blocks[at - 1], after: blocks[at + 1] }
}
