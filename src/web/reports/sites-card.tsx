import { FIGURES, type Figure } from '../../domain/adoption.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { BAR_OF, Bar, ShareFigure, Unranked } from '../ui/figures.tsx'
import { SiteCard, SiteFacts, type SiteRow } from '../ui/site-card.tsx'

/** Sites are compared only with sites of their size. Upper limits are exclusive. */
const BANDS = [
  ['small', 20],
  ['medium', 50],
  ['large', 150],
  ['huge', Number.POSITIVE_INFINITY],
] as const

interface Band {
  name: string
  rows: SiteRow[]
}

/** The sites by size band, small first; bands without a site are left out. */
function bandsOf(rows: readonly SiteRow[]): Band[] {
  let from = 0
  return BANDS.map(([band, below]) => {
    const inBand = rows.filter(({ funnel }) => funnel.operating >= from && funnel.operating < below)
    from = below
    return { name: vi.reports.bands[band], rows: inBand }
  }).filter((band) => band.rows.length > 0)
}

/** Each site's funnel by size: cards on a phone, a table on a wide screen. */
export const SitesCard = ({ rows }: { rows: readonly SiteRow[] }) => {
  const bands = bandsOf(rows)
  return (
    <section class="card" aria-labelledby="sites">
      <header>
        <h2 id="sites">{vi.reports.sites}</h2>
        <small>{vi.reports.sitesNote}</small>
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
      <Unranked operating={site.funnel.operating} />
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
