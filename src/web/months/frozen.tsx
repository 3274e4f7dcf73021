import { showDay } from '../../domain/day.ts'
import { type Figures, sumFigures } from '../../domain/figures.ts'
import { INDICATORS, type Indicator } from '../../domain/indicators.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { DatedNumber, DatedShare } from '../ui/dated-figures.tsx'
import type { ClosedMonthProps } from './closed-views.tsx'

const { months: words } = vi

/** The frozen figures of the month's last day, of the commune and of each site. */
export const FrozenFigures = ({ snapshots, at, day, corrections, readsChecks }: ClosedMonthProps) => {
  const known = new Map(snapshots.map(({ site, figures }) => [site, figures]))
  const all = snapshots.map(({ figures }) => figures)
  const isCorrected = (site: string, indicator: string) =>
    corrections.some((one) => one.site === site && one.indicator === indicator)
  return (
    <section class="card stack" aria-labelledby="frozen">
      <h2 id="frozen">{words.figures(showDay(day))}</h2>
      <table class="sheet dated">
        <caption class="vh">{words.figures(showDay(day))}</caption>
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">N</th>
            {INDICATORS.map((indicator) => (
              <th scope="col">
                {indicator} <small>{vi.history.columns[indicator]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.total}</th>
            <Cells
              figures={sumFigures(all, day)}
              isCorrected={(one) => corrections.some(({ indicator }) => indicator === one)}
              listOf={(figure) => paths.communeFigure(at.unit.code, figure, day)}
            />
          </tr>
          {at.sites.map(({ site, name }) => (
            <SiteRow
              {...{ site, name, readsChecks }}
              figures={known.get(site)}
              isCorrected={(one) => isCorrected(site, one)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface SiteRowProps {
  site: string
  name: string
  figures: Figures | undefined
  isCorrected: (indicator: string) => boolean
  readsChecks: boolean
}

/** A site that came after the month has no figures in it. */
const SiteRow = ({ site, name, figures, isCorrected, readsChecks }: SiteRowProps) =>
  figures === undefined ? null : (
    <tr>
      <th scope="row">
        <a href={paths.siteHistory(site)}>{name}</a>
      </th>
      <Cells
        {...{ figures, isCorrected }}
        listOf={(figure) => (figure === 'Q1' && !readsChecks ? undefined : paths.siteFigure(site, figure, figures.day))}
      />
    </tr>
  )

interface CellsProps {
  figures: Figures
  isCorrected: (indicator: string) => boolean
  /** The list of the day behind a figure; undefined for one that the viewer does not read. */
  listOf: (figure: Indicator | 'N') => string | undefined
}

const Cells = ({ figures, isCorrected, listOf }: CellsProps) => (
  <>
    <td data-label="N">
      <DatedNumber count={figures.operating} href={listOf('N')} />
    </td>
    {INDICATORS.map((indicator) => (
      <td data-label={indicator}>
        <DatedShare share={figures.shares[indicator]} href={listOf(indicator)} />
        {isCorrected(indicator) && (
          <small>
            {' '}
            <a href="#corrections">{words.hasCorrection}</a>
          </small>
        )}
      </td>
    ))}
  </>
)
