import type { Funnel } from '../../domain/funnel.ts'
import type { Rank } from '../../domain/rank.ts'
import { showShare } from '../../domain/share.ts'
import type { SiteKind } from '../../domain/site.ts'
import type { ListKey } from '../lists.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Bar, ShareFigure } from './figures.tsx'
import { Leavings, RankBadge } from './rank.tsx'

/** A site with its figures, as a row of a list of sites. */
export interface SiteRow {
  readonly id: string
  readonly kind: SiteKind
  readonly name: string
  readonly funnel: Funnel
  /** Stalls whose newest scan paid a stranger. */
  readonly alarms: number
  /** Records of it that phones have not sent yet. */
  readonly held: number
  /** Stalls that left N lately on one person's word. */
  readonly leavings: number
  /** The viewer may open the list of what was checked. */
  readonly readsChecks: boolean
  readonly rank: Rank
}

/** Kind, size, open alarms, and what the figures beside it lack, in one line. */
export const SiteFacts = ({ site }: { site: SiteRow }) => (
  <small>
    {vi.sites.words[site.kind]} ·{' '}
    <a href={paths.siteFigure(site.id, 'N')}>
      {site.funnel.operating} {vi.ui.stalls[site.kind]}
    </a>
    {site.alarms > 0 && (
      <>
        {' '}
        ·{' '}
        <a class="bad nb" href={paths.siteFigure(site.id, 'alarm' satisfies ListKey)}>
          <b>{vi.ui.alarms(site.alarms)}</b>
        </a>
      </>
    )}
    {site.held > 0 && (
      <>
        {' '}
        · <span class="nb">{vi.fresh.heldHere(site.held)}</span>
      </>
    )}
  </small>
)

/** A site on a phone: name, headline with S beside it, the four steps before it. */
export const SiteCard = ({ site }: { site: SiteRow }) => {
  const { shares, evidence, operating } = site.funnel
  return (
    <li class="sitecard">
      <header>
        <h3>
          <a href={paths.site(site.id)}>{site.name}</a>
        </h3>
        <span>
          <RankBadge rank={site.rank} site={site.readsChecks ? site.id : undefined} />
        </span>
      </header>
      <SiteFacts site={site} />
      <p>
        <ShareFigure share={shares.A5} href={paths.siteFigure(site.id, 'A5')} />
        {operating > 0 && <span>{vi.ui.inUseShort}</span>}
        {evidence.said > 0 && (
          <a class="soft" href={paths.siteFigure(site.id, 'S')}>
            {vi.reports.saidToo(evidence.said)}
          </a>
        )}
      </p>
      <Bar share={shares.A5} fill="active" said={evidence.said} />
      <Leavings site={site.id} operating={operating} leavings={site.leavings} />
      {operating > 0 && <Steps site={site} />}
    </li>
  )
}

const Steps = ({ site }: { site: SiteRow }) => (
  <dl>
    {(['A1', 'A2', 'A3', 'A4'] as const).map((figure) => (
      <div>
        <dt>{vi.ui.columns[figure]}</dt>
        <dd>
          <a href={paths.siteFigure(site.id, figure)}>{showShare(site.funnel.shares[figure])}</a>
        </dd>
      </div>
    ))}
  </dl>
)
