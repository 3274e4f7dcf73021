import { type DrawnStep, isCounted, type PlacedStanding, reaches, stepOf } from '../../domain/adoption.ts'
import type { Day } from '../../domain/day.ts'
import { type Share, share } from '../../domain/share.ts'

/** A stall with the step it is drawn in. */
export interface DrawnStall {
  readonly stall: PlacedStanding
  readonly drawn: DrawnStep
}

/** A stretch between two corners with its two sides, or a row of a market; each in walking order. */
export interface DrawnBlock {
  readonly id: string
  readonly name: string
  /** The corner or the aisle after it. */
  readonly endsAt: string | null
  readonly odd: readonly DrawnStall[]
  readonly even: readonly DrawnStall[]
  readonly row: readonly DrawnStall[]
  /** Its part of the headline, A5 of its own N. */
  readonly active: Share
}

/** More stalls than this open on the far view. */
export const FAR_FROM = 60

/** Places that a strip turned sideways has room for; a longer one keeps running down the page. */
export const ACROSS_AT_MOST = 30

type Block = Pick<DrawnBlock, 'id' | 'name' | 'endsAt'>

/** The blocks of a site with their stalls, in walking order. A block without stalls stays, as a gap would lie. */
export function drawBlocks(blocks: readonly Block[], stalls: readonly PlacedStanding[], day: Day): DrawnBlock[] {
  const all = stalls.map((stall) => ({ stall, drawn: stepOf(stall, day) }))
  return blocks.map(({ id, name, endsAt }) => {
    const here = all.filter(({ stall }) => stall.block === id)
    const side = (of: PlacedStanding['side']) => here.filter(({ stall }) => stall.side === of)
    const counted = here.filter(({ stall }) => isCounted(stall))
    const active = share(counted.filter(({ stall }) => reaches(stall, 'A5', day)).length, counted.length)
    return { id, name, endsAt, odd: side('odd'), even: side('even'), row: side('row'), active }
  })
}

/** How many stalls wide the street is when it runs across. */
export const widthOf = (blocks: readonly DrawnBlock[]): number =>
  blocks.reduce((sum, { odd, even }) => sum + Math.max(odd.length, even.length), 0)
