import { type PlacedStanding, stepOf } from '../../domain/adoption.ts'
import { type Day, showShortMoment } from '../../domain/day.ts'
import { figuresOf, type TestedVisit } from '../../domain/figures.ts'
import { type Funnel, reasonsOf } from '../../domain/funnel.ts'
import { showUnit, type UnitKind } from '../../domain/place.ts'
import type { Rank } from '../../domain/rank.ts'
import type { Freshness } from '../../store/freshness.ts'
import type { Block, Site } from '../../store/sites.ts'
import { listBehind } from '../lists.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { FunnelList, Headline, type ListLink } from '../ui/figures.tsx'
import { Fresh } from '../ui/fresh.tsx'
import { LastingCard } from '../ui/lasting.tsx'
import { SaidHatch } from '../ui/marks.tsx'
import { Alarm, Empty } from '../ui/notices.tsx'
import { RankLine } from '../ui/rank.tsx'
import { Reasons } from '../ui/reasons.tsx'
import { Acts } from './acts.tsx'
import { DrawingCard } from './drawing.tsx'

export interface SitePageProps {
  site: Site
  /** What the commune's part was called before, in brackets; empty where that is not one place. */
  former: string
  stalls: readonly PlacedStanding[]
  reScans: readonly TestedVisit[]
  backChecked: readonly TestedVisit[]
  blocks: readonly Block[]
  day: Day
  fresh: Freshness
  rank: Rank
  /** Stalls that left N lately on one person's word. */
  leavings: number
  /** Where the sites of the commune are compared, for those who read it. */
  ranking: string | undefined
  /** The block to open, of a site that is drawn from afar. */
  open: string | undefined
  /** The viewer prints stickers, assigns people and opens rounds here. */
  coordinates: boolean
  /** The viewer walks here, and may add a stall. */
  walks: boolean
  /** The viewer reads how back-checks came out here. */
  readsChecks: boolean
  /** The viewer may take reports of this site out. */
  exports: boolean
}

/** A site: sign, freshness, alarms, headline, funnel, drawing, why not, acts. */
export const SitePage = (props: SitePageProps) => {
  const { site, stalls, day } = props
  const figures = figuresOf(props, day)
  const funnel = figures
  const linkTo: ListLink = (key) => paths.siteFigure(site.id, key)
  return (
    <main class="page site-top" id="main">
      <SaidHatch />
      <SiteSign site={site} former={props.former} />
      <Fresh {...props.fresh} now={day} />
      <Alarms stalls={stalls} day={day} site={site} />
      <section class="card" aria-labelledby="headline">
        <Headline funnel={funnel} kind={site.kind} linkTo={linkTo}>
          <RankLine {...props} site={site.id} operating={funnel.operating} />
        </Headline>
      </section>
      <FunnelCard site={site} funnel={funnel} linkTo={linkTo} />
      {stalls.length === 0 ? (
        <section class="card span">
          <Empty text={vi.sites.noStalls} />
        </section>
      ) : (
        <DrawingCard {...props} funnel={funnel} linkTo={linkTo} />
      )}
      <LastingCard
        figures={figures}
        linkTo={(key) => (key === 'Q1' && !props.readsChecks ? undefined : paths.siteFigure(site.id, key))}
      />
      <WhyNot site={site} stalls={stalls} day={day} />
      <Acts {...props} />
    </main>
  )
}

/** The commune as people name it: xã Bình Sơn. Its code where no list of units was read. */
export const communeOf = ({ commune, communeName, communeKind }: Site): string =>
  communeName === null || communeKind === null
    ? commune
    : showUnit({ kind: communeKind as UnitKind, name: communeName })

export const SiteSign = ({ site, former }: { site: Site; former: string }) => (
  <header class="place span">
    <h1 class="sign">
      <small>{site.campaign ?? vi.sites.kinds[site.kind]}</small>
      {site.name}
    </h1>
    <p>
      {site.hamletName && `${site.hamletName}, `}
      {[communeOf(site), former].filter(Boolean).join(' ')}
    </p>
    <p>
      <a href={paths.publicSite(site.id)}>{vi.publicSites.link}</a>
    </p>
  </header>
)

const Alarms = ({ stalls, day, site }: { stalls: readonly PlacedStanding[]; day: Day; site: Site }) => {
  const alarms = stalls.filter((stall) => stepOf(stall, day).step === 'alarm')
  return alarms.length === 0 ? null : (
    <Alarm>
      {alarms.map((stall) => (
        <p>
          <b>
            {vi.ui.numbers[site.kind]} {stall.number}
            {stall.tradeName && `, ${stall.tradeName}`}:
          </b>{' '}
          {vi.ui.alarm} {stall.lastScanAt !== undefined && vi.ui.foundAt(showShortMoment(stall.lastScanAt, day))}{' '}
          <a href={paths.stall(stall.stall)}>{vi.ui.alarmAct}</a>
        </p>
      ))}
    </Alarm>
  )
}

const FunnelCard = ({ site, funnel, linkTo }: { site: Site; funnel: Funnel; linkTo: ListLink }) => (
  <section class="card" aria-labelledby="funnel">
    <header>
      <h2 id="funnel">{vi.sites.steps[site.kind]}</h2>
      <small>
        <a href={linkTo('N')}>{vi.ui.base(funnel.operating, vi.ui.stalls[site.kind])}</a>
      </small>
    </header>
    <FunnelList funnel={funnel} linkTo={linkTo} />
  </section>
)

const WhyNot = ({ site, stalls, day }: { site: Site; stalls: readonly PlacedStanding[]; day: Day }) => {
  const unwilling = listBehind(stalls, 'unwilling', day).counted.length
  return unwilling === 0 ? null : (
    <section class="card span" aria-labelledby="why">
      <header>
        <h2 id="why">{vi.ui.reasons}</h2>
        <small>
          <a href={paths.siteFigure(site.id, 'unwilling')}>{vi.ui.reasonsBase(unwilling)}</a>
        </small>
      </header>
      <Reasons
        reasons={reasonsOf(stalls)}
        unwilling={unwilling}
        linkTo={(reason) => paths.siteReason(site.id, reason)}
      />
    </section>
  )
}
