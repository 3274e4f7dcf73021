import type { Child } from 'hono/jsx'
import type { PlacedStanding } from '../../domain/adoption.ts'
import type { Day } from '../../domain/day.ts'
import type { SiteKind } from '../../domain/site.ts'
import { type Strip, stripOf } from '../../domain/strip.ts'
import type { NewBlock } from '../../store/site-lists.ts'
import { vi } from '../messages/vi.ts'
import { Market } from '../ui/market.tsx'
import { Overview } from '../ui/overview.tsx'
import { rowName } from '../ui/row-name.ts'
import { StreetStrip } from '../ui/strip.tsx'

const { siteLists: words } = vi

export interface PreviewProps {
  kind: SiteKind
  blocks: readonly NewBlock[]
  name: string
  day: Day
}

/** What would be stored: the count, each block in words, and the drawing with every stall still to be visited. */
export const PreviewCard = ({ kind, blocks, name, day, children }: PreviewProps & { children: Child }) => (
  <section class="card stack" id="preview" aria-labelledby="preview-title">
    <header>
      <h2 id="preview-title">
        {words.previewed(blocks.length, blocks.flatMap(({ spots }) => spots).length, words.counted[kind])}
      </h2>
    </header>
    {/* The stalls are not there yet, so their links lead nowhere: the list below is what is read aloud. */}
    <div inert>
      <Drawing name={name} strip={draw(kind, blocks, day)} />
    </div>
    <ul class="tasks">
      {blocks.map((block) => (
        <li>
          <b>{kind === 'market' ? rowName(block.name) : block.name}</b>
          <span>{numbersOf(block)}</span>
          {kind === 'market' && block.endsAt !== null && <span>{words.aisleAfter(block.endsAt)}</span>}
        </li>
      ))}
    </ul>
    <p class="soft">{words.previewOnly}</p>
    <p>{children}</p>
  </section>
)

const Drawing = ({ name, strip }: { name: string; strip: Strip }) => {
  if (strip.overview) return <Overview strip={strip} linkTo={() => '#preview'} />
  return strip.kind === 'street' ? <StreetStrip name={name} blocks={strip.blocks} /> : <Market rows={strip.blocks} />
}

/** More numbers than this are not spelled out. */
const SPELLED = 20

function numbersOf({ spots }: NewBlock): string {
  const numbers = spots.slice(0, SPELLED).map(({ number }) => number)
  return `${spots.length}: ${numbers.join(', ')}${spots.length > SPELLED ? '…' : ''}`
}

function draw(kind: SiteKind, blocks: readonly NewBlock[], day: Day): Strip {
  const placed = blocks.map(({ name, endsAt }, at) => ({ id: String(at), position: at + 1, name, endsAt }))
  const stalls = blocks
    .flatMap(({ spots }, at) => spots.map((spot) => ({ ...spot, block: String(at) })))
    .map((spot, at): PlacedStanding => ({ ...spot, ...untouched, stall: spot.number, position: at + 1 }))
  return stripOf(kind, placed, stalls, day)
}

const untouched = { site: '', census: 'operating', visited: false, hasCode: false, transferDays: 0 } as const
