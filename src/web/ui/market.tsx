import type { MarketRow, Way } from '../../domain/strip.ts'
import { vi } from '../messages/vi.ts'
import { ROW_WORD, rowName } from './row-name.ts'
import { Stall } from './stall.tsx'

/** "Dãy A" → "A": the plate at the head of a row carries the letter alone. */
const letterOf = (name: string): string => name.replace(ROW_WORD, '')

/** The aisle after a row, and the way along it where its name does not say: "lối đi giữa · đi A1 → A10, rồi B10 → B1". */
function aisleOf(endsAt: string, here: Way | undefined, next: Way | undefined): string {
  if (endsAt.includes('→')) return endsAt
  const ways = [here, next].filter((way) => way !== undefined).map(({ from, to }) => `${from} → ${to}`)
  return ways.length === 0 ? endsAt : `${endsAt} · ${vi.ui.walk(ways)}`
}

/** A market: rows of stalls as they stand; aisles are bands of road between them that say the way. */
export const Market = ({ rows }: { rows: readonly MarketRow[] }) => (
  <div class="market">
    {rows.map(({ block, stalls, way }, at) => (
      <>
        <section>
          <h3>{letterOf(block.name)}</h3>
          <ol aria-label={rowName(block.name)}>
            {stalls.map((front) => (
              <Stall front={front} />
            ))}
          </ol>
        </section>
        {block.endsAt !== null && <p>{aisleOf(block.endsAt, way, rows[at + 1]?.way)}</p>}
      </>
    ))}
  </div>
)
