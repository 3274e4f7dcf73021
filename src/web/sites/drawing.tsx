import { isCounted, type PlacedStanding, stepOf } from '../../domain/adoption.ts'
import type { Day } from '../../domain/day.ts'
import { type Funnel, stepCounts } from '../../domain/funnel.ts'
import { type MarketRow, neighbours, type StreetBlock, type Strip, stripOf } from '../../domain/strip.ts'
import type { Block, Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { ListLink } from '../ui/figures.tsx'
import { Legend } from '../ui/legend.tsx'
import { Market } from '../ui/market.tsx'
import { Note } from '../ui/notices.tsx'
import { blockName, Overview } from '../ui/overview.tsx'
import { StreetStrip } from '../ui/strip.tsx'

interface DrawingProps {
  site: Site
  stalls: readonly PlacedStanding[]
  blocks: readonly Block[]
  day: Day
  open: string | undefined
  funnel: Funnel
  linkTo: ListLink
}

/** The place drawn in walking order, its legend with counts, and what is not counted. */
export const DrawingCard = ({ site, stalls, blocks, day, open, funnel, linkTo }: DrawingProps) => (
  <section class="card span" id="drawing" aria-labelledby="drawing-title">
    <header>
      <h2 id="drawing-title">{vi.sites.drawing[site.kind]}</h2>
      <small>
        <a href={paths.siteTable(site.id)}>{vi.sites.table}</a> ·{' '}
        <Places stalls={stalls} funnel={funnel} linkTo={linkTo} />
      </small>
    </header>
    <a class="skip" href="#after-drawing">
      {vi.ui.skipDrawing}
    </a>
    <Drawing site={site} strip={stripOf(site.kind, blocks, stalls, day)} open={open} />
    <div class="stack" id="after-drawing">
      <Legend
        counts={stepCounts(stalls, day)}
        stale={stalls.filter((stall) => stepOf(stall, day).stale).length}
        linkTo={linkTo}
      />
      <NotCounted site={site} stalls={stalls} funnel={funnel} linkTo={linkTo} />
    </div>
  </section>
)

const Places = ({ stalls, funnel, linkTo }: Pick<DrawingProps, 'stalls' | 'funnel' | 'linkTo'>) => (
  <>
    {vi.sites.places(stalls.length)} <a href={linkTo('N')}>{vi.sites.counted(funnel.operating)}</a>{' '}
    <a href={linkTo('notCounted')}>{vi.sites.uncounted(stalls.length - funnel.operating)}</a>
  </>
)

/** A long place opens on the far view, and then one block at a time. */
const Drawing = ({ site, strip, open }: { site: Site; strip: Strip; open: string | undefined }) => {
  const linkTo = (block: string) => `${paths.siteBlock(site.id, block)}#drawing`
  if (!strip.overview) return <Near name={site.name} strip={strip} />
  const near = blockOf(strip, open)
  return near === undefined ? (
    <>
      <p class="soft">{vi.sites.far}</p>
      <Overview strip={strip} linkTo={linkTo} />
    </>
  ) : (
    <>
      <h3>{near.blocks[0] && blockName(near.blocks[0])}</h3>
      <Near name={site.name} strip={near} />
      <Around site={site} {...neighbours<StreetBlock | MarketRow>(strip.blocks, open ?? '')} linkTo={linkTo} />
    </>
  )
}

/** The strip of one block alone; undefined when no block has that id. */
function blockOf(strip: Strip, open: string | undefined): Strip | undefined {
  const isOpen = ({ block }: StreetBlock | MarketRow) => block.id === open
  if (!strip.blocks.some(isOpen)) return undefined
  return strip.kind === 'street'
    ? { ...strip, blocks: strip.blocks.filter(isOpen) }
    : { ...strip, blocks: strip.blocks.filter(isOpen) }
}

const Near = ({ name, strip }: { name: string; strip: Strip }) =>
  strip.kind === 'street' ? <StreetStrip name={name} blocks={strip.blocks} /> : <Market rows={strip.blocks} />

interface AroundProps {
  site: Site
  before?: StreetBlock | MarketRow
  after?: StreetBlock | MarketRow
  linkTo: (block: string) => string
}

/** The way on from an opened block. */
const Around = ({ site, before, after, linkTo }: AroundProps) => (
  <p class="around">
    {before && (
      <a class="button" href={linkTo(before.block.id)} rel="prev">
        {vi.ui.earlier}
      </a>
    )}
    <a class="button" href={`${paths.site(site.id)}#drawing`}>
      {vi.ui.whole}
    </a>
    {after && (
      <a class="button" href={linkTo(after.block.id)} rel="next">
        {vi.ui.later}
      </a>
    )}
  </p>
)

/** More numbers than this are not spelled out: the list has them. */
const SPELLED = 12

const numbersOf = (stalls: readonly PlacedStanding[], kind: Site['kind']): string => {
  const numbers = stalls.slice(0, SPELLED).map(({ number }) => number)
  return `${vi.ui.numbers[kind].toLowerCase()} ${numbers.join(', ')}${stalls.length > SPELLED ? '…' : ''}`
}

const NotCounted = ({ site, stalls, funnel, linkTo }: Pick<DrawingProps, 'site' | 'stalls' | 'funnel' | 'linkTo'>) => {
  const outside = stalls.filter((stall) => !isCounted(stall))
  const vacant = outside.filter(({ census }) => census === 'vacant')
  const closed = outside.filter(({ census }) => census === 'closed')
  const spots = [
    vacant.length > 0 && vi.ui.vacantSpots(vacant.length, numbersOf(vacant, site.kind)),
    closed.length > 0 && vi.ui.closedSpots(closed.length, numbersOf(closed, site.kind)),
  ].filter(Boolean)
  return (
    <Note>
      <a href={linkTo('notCounted')}>
        <b>{vi.ui.notCounted(outside.length)}</b>
      </a>
      {spots.length > 0 && ` (${spots.join('; ')})`}. {vi.ui.stillCounted(funnel.operating)}
    </Note>
  )
}
