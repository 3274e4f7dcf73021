import { FIGURES, type Figure } from '../../domain/adoption.ts'
import { bandOf, SIZE_BANDS, type SizeBand } from '../../domain/rank.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { BAR_OF, Bar, ShareFigure } from '../ui/figures.tsx'
import { Leavings, RankBadge } from '../ui/rank.tsx'
import { SiteCard, SiteFacts, type SiteRow } from '../ui/site-card.tsx'

interface Band {
  name: string
  rows: SiteRow[]
}

/** The sites by size band, small first; bands without a site are left out. */
function bandsOf(rows: readonly SiteRow[]): Band[] {
  const ofBand = (wanted: SizeBand) =>
    rows.filter(({ funnel, leavings }) => bandOf(funnel.operating + leavings) === wanted)
  return SIZE_BANDS.map((band) => ({ name: vi.reports.bands[band], rows: ofBand(band) })).filter(
    (band) => band.rows.length > 0,
  )
}

/** Each site's funnel by size: cards on a phone, a table on a wide screen. */
export const SitesCard = ({ rows }: { rows: readonly SiteRow[] }) => {
  const bands = bandsOf(rows)
  return (
    <section class="card" aria-labelledby="sites">
      <header>
        <h2 id="sites">{vi.reports.sites}</h2>
        <small>
          {vi.reports.sitesNote} <a href={paths.definitions('rank')}>{vi.ui.howCounted}</a>
        </small>
      </header>
      <div class="only-phone">
        {bands.map((band) => (
          <>
            <h3 class="band">{band.name}</h3>
            <ol>
              {band.rows.map((site) => (
                <SiteCard site={site} />
              ))}
            </ol>
          </>
        ))}
      </div>
      <SitesTable bands={bands} />
    </section>
  )
}

const SitesTable = ({ bands }: { bands: readonly Band[] }) => (
  <table class="sheet sites wide">
    <caption class="vh">{vi.reports.tableCaption}</caption>
    <thead>
      <tr>
        <th scope="col">{vi.reports.place}</th>
        {FIGURES.map((figure) => (
          <th scope="col">{vi.ui.columns[figure]}</th>
        ))}
        <th scope="col">{vi.reports.rank}</th>
      </tr>
    </thead>
    {bands.map((band) => (
      <tbody>
        <tr data-band="true">
          <th colspan={FIGURES.length + 2} scope="rowgroup">
            {band.name}
          </th>
        </tr>
        {band.rows.map((site) => (
          <SiteTableRow site={site} />
        ))}
      </tbody>
    ))}
  </table>
)

const SiteTableRow = ({ site }: { site: SiteRow }) => (
  <tr>
    <th scope="row">
      <a href={paths.site(site.id)}>{site.name}</a>
      <br />
      <SiteFacts site={site} />
    </th>
    {FIGURES.map((figure) => (
      <FigureCell site={site} figure={figure} />
    ))}
    <td>
      <RankBadge rank={site.rank} site={site.readsChecks ? site.id : undefined} />{' '}
      <Leavings site={site.id} operating={site.funnel.operating} leavings={site.leavings} />
    </td>
  </tr>
)

const FigureCell = ({ site, figure }: { site: SiteRow; figure: Figure }) => {
  const share = site.funnel.shares[figure]
  const said = figure === 'A5' ? site.funnel.evidence.said : 0
  return (
    <td>
      <ShareFigure share={share} href={paths.siteFigure(site.id, figure)} />
      <Bar share={share} fill={BAR_OF[figure]} said={said} />
      {said > 0 && (
        <small>
          <a href={paths.siteFigure(site.id, 'S')}>{vi.reports.saidShort(said)}</a>
        </small>
      )}
    </td>
  )
}
