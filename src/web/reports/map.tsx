import type { PlacedStanding } from '../../domain/adoption.ts'
import type { Day } from '../../domain/day.ts'
import { type Drawing, drawingOf, sumSteps } from '../../domain/drawing.ts'
import { groupBy } from '../../domain/groups.ts'
import { share, showShare, sumShares } from '../../domain/share.ts'
import { type Strip, stripOf } from '../../domain/strip.ts'
import type { Block, Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { type ListLink, ShareFigure } from '../ui/figures.tsx'
import { Legend } from '../ui/legend.tsx'
import { rowName } from '../ui/row-name.ts'
import { tilesOf } from '../ui/stall.tsx'

/** A commune with more stalls than this is drawn by counts: a tile for each would weigh more than the page itself. */
const TILES_AT_MOST = 1_500

interface MapProps {
  sites: readonly Site[]
  blocks: readonly Block[]
  /** The stalls of each site, and how they are drawn in numbers, by its id. */
  bySite: ReadonlyMap<string, { readonly stalls: readonly PlacedStanding[] }>
  drawings: ReadonlyMap<string, Drawing>
  day: Day
  linkTo: ListLink
}

/** The commune as its streets and markets are walked: every site a strip from afar, each a link to its own page. */
export const CommuneMap = ({ sites, blocks, bySite, drawings, day, linkTo }: MapProps) => {
  const all = [...drawings.values()]
  const steps = sumSteps(all)
  const tiled = Object.values(steps).reduce((sum, count) => sum + count, 0) <= TILES_AT_MOST
  const blocksOf = groupBy(blocks, ({ site }) => site)
  return (
    <section class="card" id="map" aria-labelledby="map-title">
      <header>
        <h2 id="map-title">{vi.reports.map}</h2>
        <small>{tiled ? vi.reports.mapNote : vi.reports.mapCounted}</small>
      </header>
      <ol class="overview places">
        {sites.map((site) => {
          const [drawing, own] = [drawings.get(site.id), blocksOf.get(site.id) ?? []]
          const strip = tiled ? stripOf(site.kind, own, bySite.get(site.id)?.stalls ?? [], day) : undefined
          return (
            <li>
              <SiteStrip site={site} drawing={drawing ?? drawingOf([], day)} blocks={own} strip={strip} />
            </li>
          )
        })}
      </ol>
      <Legend counts={steps} stale={all.reduce((sum, { stale }) => sum + stale, 0)} linkTo={linkTo} />
    </section>
  )
}

interface SiteStripProps {
  site: Site
  drawing: Drawing
  blocks: readonly Block[]
  /** Undefined where there are too many tiles. */
  strip: Strip | undefined
}

const SiteStrip = ({ site, drawing, blocks, strip }: SiteStripProps) => {
  const active = sumShares(drawing.active.values())
  const alarms = drawing.alarms.length
  return (
    <a href={paths.site(site.id)}>
      <b>{site.name}</b> <ShareFigure share={active} />{' '}
      {active.total > 0 && (
        <span class="vh">
          {vi.ui.stalls[site.kind]} {vi.ui.inUseShort}
        </span>
      )}
      {strip ? <Tiles strip={strip} /> : <Counts {...{ site, drawing, blocks }} />}{' '}
      {alarms > 0 && <small class="bad">{vi.ui.alarms(alarms)}</small>}
    </a>
  )
}

/** A street as its two sides along the road, a market as its rows. */
const Tiles = ({ strip }: { strip: Strip }) =>
  strip.kind === 'market' ? (
    strip.blocks.map(({ stalls }) => <i aria-hidden="true">{tilesOf(stalls)}</i>)
  ) : (
    <>
      <i aria-hidden="true">{tilesOf(strip.blocks.flatMap(({ odd }) => odd))}</i>
      <hr />
      <i aria-hidden="true">{tilesOf(strip.blocks.flatMap(({ even }) => even))}</i>
    </>
  )

const Counts = ({ site, drawing, blocks }: Omit<SiteStripProps, 'strip'>) => {
  const nameOf = ({ name }: Block) => (site.kind === 'market' ? rowName(name) : name)
  const inOrder = [...blocks].sort((a, b) => a.position - b.position)
  const counted = inOrder.map((block) => `${nameOf(block)} ${showShare(drawing.active.get(block.id) ?? share(0, 0))}`)
  return <small>{counted.join(' · ')}</small>
}
