import type { DrawnBlock } from './drawing.ts'
import { Stall } from './stall.tsx'

/** "Dãy A" → "A": the plate at the head of a row carries the letter alone. */
const letterOf = (name: string): string => name.replace(/^(dãy|hàng|khu|lô)\s+/iu, '')

/** A market: rows of stalls in walking order; aisles are bands of road between them. */
export const Market = ({ blocks }: { blocks: readonly DrawnBlock[] }) => (
  <div class="market">
    {blocks.map((block) => (
      <>
        <section>
          <h3>{letterOf(block.name)}</h3>
          <ol aria-label={block.name}>
            {[...block.row, ...block.odd, ...block.even].map(({ stall, drawn }) => (
              <Stall stall={stall} drawn={drawn} />
            ))}
          </ol>
        </section>
        {block.endsAt !== null && <p>{block.endsAt}</p>}
      </>
    ))}
  </div>
)
