import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import type { StallBody } from '../../../domain/capture/record.ts'
import type { Side } from '../../../domain/site.ts'
import { readNumber } from '../../../domain/spot-numbers.ts'

/** A place where a new stall may stand: after another one, or first on a side of its block. */
export interface Spot extends Pick<StallBody, 'block' | 'side' | 'after'> {
  /** Names the choice on its screen. */
  readonly id: string
}

/** Every place of a site in walking order. */
export function spotsOf({ site, blocks }: SiteBundle, stalls: readonly BundledStall[]): readonly Spot[] {
  const sides: readonly Side[] = site.kind === 'market' ? ['row'] : ['odd', 'even']
  return blocks.flatMap(({ id: block }) =>
    sides.flatMap((side): Spot[] => [
      { id: `${block} ${side}`, block, side },
      ...stalls
        .filter((stall) => stall.block === block && stall.side === side)
        .map(({ id }) => ({ id, block, side, after: id })),
    ]),
  )
}

/** The number as it is kept, or why it is none: unreadable, or another stall's. */
export function readNew(
  typed: string,
  stalls: readonly BundledStall[],
):
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly why: 'rule' | 'taken'; readonly number: string } {
  const number = readNumber(typed)
  if (number === undefined) return { ok: false, why: 'rule', number: typed }
  return stalls.some((stall) => stall.number === number) ? { ok: false, why: 'taken', number } : { ok: true, number }
}
