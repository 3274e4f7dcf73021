import type { Shopfront, StreetBlock } from '../../domain/strip.ts'
import { vi } from '../messages/vi.ts'
import { Stall } from './stall.tsx'

const Side = ({ side, stalls }: { side: 'odd' | 'even'; stalls: readonly Shopfront[] }) =>
  stalls.length === 0 ? null : (
    <ol data-side={side} aria-label={vi.ui.sides[side]}>
      {stalls.map((front) => (
        <Stall front={front} />
      ))}
    </ol>
  )

/** What the road says in a block: where the walk starts, the name of the street, where it ends. */
function onRoad(at: number, count: number, name: string): string {
  if (at === 0) return count === 1 ? `${name} →` : vi.ui.way
  return at === count - 1 ? vi.ui.wayEnd : name
}

/** Places that a street turned sideways has room for; a longer one keeps running down the page. */
const ACROSS_AT_MOST = 30

const widthOf = (blocks: readonly StreetBlock[]): number =>
  blocks.reduce((sum, { odd, even }) => sum + Math.max(odd.length, even.length), 0)

/**
 * A street: blocks between corners, odd side first, then even, each in walking order. The road runs down a phone and
 * across a wide screen. Sides align at corners only, because the numbers of two sides never match.
 */
export const StreetStrip = ({ name, blocks }: { name: string; blocks: readonly StreetBlock[] }) => {
  const across = widthOf(blocks) <= ACROSS_AT_MOST ? 'true' : undefined
  return (
    <>
      <p class="sides" data-across={across} aria-hidden="true">
        <span>{vi.ui.sides.odd}</span>
        <span>{vi.ui.sides.even}</span>
      </p>
      <div class="strip" data-across={across}>
        {blocks.map(({ block, odd, even }, at) => (
          <>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; a group names a stretch of street. */}
            <div role="group" aria-label={block.name}>
              <Side side="odd" stalls={odd} />
              <em aria-hidden="true">{onRoad(at, blocks.length, name)}</em>
              <Side side="even" stalls={even} />
            </div>
            {block.endsAt !== null && <p>{block.endsAt}</p>}
          </>
        ))}
      </div>
    </>
  )
}
