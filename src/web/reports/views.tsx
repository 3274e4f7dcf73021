import type { Day } from '../../domain/day.ts'
import type { Drawing } from '../../domain/drawing.ts'
import { type Figures, sumFigures } from '../../domain/figures.ts'
import type { Funnel } from '../../domain/funnel.ts'
import { capital } from '../../domain/names.ts'
import type { OpenRequest } from '../../store/account-requests.ts'
import type { Freshness } from '../../store/freshness.ts'
import type { Facts } from '../../store/site-facts.ts'
import type { Block, Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { RankFacts } from '../rank-facts.ts'
import { rowsOf } from '../site-rows.ts'
import { Evidence, type ListLink, ShareFigure } from '../ui/figures.tsx'
import { Fresh } from '../ui/fresh.tsx'
import { LastingCard } from '../ui/lasting.tsx'
import { SaidHatch } from '../ui/marks.tsx'
import { Empty } from '../ui/notices.tsx'
import { Reasons } from '../ui/reasons.tsx'
import { type CommuneIncidents, Incidents } from './incidents.tsx'
import { CommuneMap } from './map.tsx'
import { SitesCard } from './sites-card.tsx'
import { type FromPhones, ToDecide, type Waiting } from './tasks.tsx'
import { CommuneWays } from './ways.tsx'

export interface CommunePageProps {
  /** xã Bình Sơn */
  name: string
  /** tỉnh Quảng Ngãi · trong đó có thị trấn Châu Ổ trước 01/7/2025 */
  about: string
  code: string
  sites: readonly Site[]
  bySite: ReadonlyMap<string, Facts>
  figures: ReadonlyMap<string, Figures>
  drawings: ReadonlyMap<string, Drawing>
  day: Day
  fresh: Freshness
  ranking: RankFacts
  blocks: readonly Block[]
  waiting: Waiting
  incidents: CommuneIncidents
  requests: readonly OpenRequest[]
  fromPhones: FromPhones
  /** The viewer looks into what strikes the eye. */
  reviews: boolean
  /** The viewer reads how visits were checked. */
  readsChecks: boolean
}

/** The leader's page: totals, open incidents, each site by size, what to decide, why not. */
export const CommunePage = (props: CommunePageProps) => {
  const { name, about, code, sites, drawings, day, fresh, ranking, waiting, requests, fromPhones, readsChecks } = props
  const counted = { figures: props.figures, drawings, ranking, day }
  const rows = rowsOf(sites, { ...counted, holdings: fresh.holdings, whole: true, readsChecks })
  const figures = sumFigures([...props.figures.values()], day)
  return (
    <main class="page commune" id="main">
      <SaidHatch />
      <header class="place span">
        <h1>{vi.reports.communeTitle(capital(name))}</h1>
        <p>{about}</p>
        <CommuneWays code={code} reviews={props.reviews} />
      </header>
      <Fresh {...fresh} now={day} />
      <Totals funnel={figures} sites={sites.length} linkTo={(key) => paths.communeFigure(code, key)} />
      <Incidents {...props} />
      <div>
        {rows.length === 0 ? <Empty text={vi.reports.noSites} /> : <SitesCard rows={rows} />}
        {rows.length > 0 && <CommuneMap {...props} linkTo={(key) => paths.communeFigure(code, key)} />}
        <ToDecide {...{ rows, drawings, waiting, requests, fromPhones }} />
      </div>
      <WhyNot figures={figures} code={code} />
      <LastingCard figures={figures} linkTo={(key) => paths.communeFigure(code, key)} />
    </main>
  )
}

const Totals = ({ funnel, sites, linkTo }: { funnel: Funnel; sites: number; linkTo: ListLink }) => {
  const active = funnel.shares.A5
  return (
    <section class="card span" aria-labelledby="headline">
      <div class="headline row">
        <div>
          <ShareFigure share={active} href={linkTo('A5')} />
        </div>
        <div class="stack">
          <h2 id="headline">{vi.reports.headline}</h2>
          <p class="soft">{vi.reports.headlineText(sites)}</p>
          <p>
            <a href={linkTo('A5')}>{vi.ui.listOf(active.count, vi.ui.stalls.street)}</a> ·{' '}
            <a href={paths.definitions('A5')}>{vi.ui.howCounted}</a>
          </p>
        </div>
        {active.total > 0 && <Evidence funnel={funnel} linkTo={linkTo} />}
      </div>
    </section>
  )
}

const WhyNot = ({ figures: { unwilling, reasons }, code }: { figures: Figures; code: string }) => {
  return (
    <section class="card why" aria-labelledby="why">
      <header>
        <h2 id="why">{vi.ui.reasons}</h2>
        {unwilling > 0 && (
          <small>
            <a href={paths.communeFigure(code, 'unwilling')}>{vi.ui.reasonsBase(unwilling)}</a>
          </small>
        )}
      </header>
      {unwilling === 0 && <p class="soft">{vi.reports.noReasons}</p>}
      <Reasons reasons={reasons} unwilling={unwilling} linkTo={(why) => paths.communeReason(code, why)} />
      <p class="acts">
        <a class="button" href={paths.communeReasons(code)}>
          {vi.reasonPlans.link}
        </a>
      </p>
    </section>
  )
}
