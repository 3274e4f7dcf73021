import { type PlacedStanding, stepOf } from '../../domain/adoption.ts'
import type { Day } from '../../domain/day.ts'
import { stepCounts } from '../../domain/funnel.ts'
import { groupBy } from '../../domain/groups.ts'
import { showShare, sumShares } from '../../domain/share.ts'
import type { MarketRow, Shopfront, StreetBlock, Strip } from '../../domain/strip.ts'
import { stripOf } from '../../domain/strip.ts'
import type { Block, Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { type ListLink, ShareFigure } from '../ui/figures.tsx'
import { Legend } from '../ui/legend.tsx'
import { blockName } from '../ui/overview.tsx'
import { tilesOf } from '../ui/stall.tsx'

/** A commune with more stalls than this is drawn by counts: a tile for each would weigh more than the page itself. */
const TILES_AT_MOST = 1_500

interface MapProps {
  sites: readonly Site[]
  blocks: readonly Block[]
  stalls: readonly PlacedStanding[]
  day: Day
  linkTo: ListLink
}

/** The commune as its streets and markets are walked: every site a strip from afar, each a link to its own page. */
export const CommuneMap = ({ sites, blocks, stalls, day, linkTo }: MapProps) => {
  const tiled = stalls.length <= TILES_AT_MOST
  const bySite = <Row extends { site: string }>(rows: readonly Row[]) => groupBy(rows, ({ site }) => site)
  const [blocksOf, stallsOf] = [bySite(blocks), bySite(stalls)]
  const drawn = sites.map((site) => ({
    site,
    strip: stripOf(site.kind, blocksOf.get(site.id) ?? [], stallsOf.get(site.id) ?? [], day),
  }))
  return (
    <section class="card" id="map" aria-labelledby="map-title">
      <header>
        <h2 id="map-title">{vi.reports.map}</h2>
        <small>{tiled ? vi.reports.mapNote : vi.reports.mapCounted}</small>
      </header>
      <ol class="overview places">
        {drawn.map(({ site, strip }) => (
          <li>
            <SiteStrip site={site} strip={strip} tiled={tiled} />
          </li>
        ))}
      </ol>
      <Legend
        counts={stepCounts(stalls, day)}
        stale={stalls.filter((stall) => stepOf(stall, day).stale).length}
        linkTo={linkTo}
      />
    </section>
  )
}

const frontsOf = (block: StreetBlock | MarketRow): readonly Shopfront[] =>
  'stalls' in block ? block.stalls : [...block.odd, ...block.even]

const SiteStrip = ({ site, strip, tiled }: { site: Site; strip: Strip; tiled: boolean }) => {
  const active = sumShares(strip.blocks.map((block) => block.active))
  const alarms = strip.blocks.flatMap(frontsOf).filter(({ step }) => step === 'alarm').length
  return (
    <a href={paths.site(site.id)}>
      <b>{site.name}</b> <ShareFigure share={active} />{' '}
      {active.total > 0 && (
        <span class="vh">
          {vi.ui.stalls[site.kind]} {vi.ui.inUseShort}
        </span>
      )}
      {tiled ? <Tiles strip={strip} /> : <Counts strip={strip} />}{' '}
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

const Counts = ({ strip }: { strip: Strip }) => (
  <small>{strip.blocks.map((block) => `${blockName(block)} ${showShare(block.active)}`).join(' · ')}</small>
)
