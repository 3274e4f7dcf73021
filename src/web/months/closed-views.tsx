import { type Day, showDay, showMoment } from '../../domain/day.ts'
import { type Figures, sumFigures } from '../../domain/figures.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import { type Month, showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { showUnit } from '../../domain/place.ts'
import { type Share, showShare } from '../../domain/share.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import type { ClosedMonth, Correction } from '../../store/closed-months.ts'
import type { FieldErrors, Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { capital } from '../ui/capital.ts'
import { Alarm, Note } from '../ui/notices.tsx'
import { CorrectionForm } from './correction-form.tsx'
import type { CommuneMonths } from './read.ts'

const { months: words } = vi

export interface ClosedMonthProps {
  at: CommuneMonths
  month: Month
  closed: ClosedMonth
  /** Its last day. */
  day: Day
  snapshots: readonly Snapshot[]
  corrections: readonly Correction[]
  /** Rows that the digest was found to hold over; undefined when it no longer does. */
  rows: number | undefined
  corrects: boolean
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** A closed month: its frozen figures, whether they still are what was closed, and what was found wrong since. */
export const ClosedMonthPage = (props: ClosedMonthProps) => {
  const { at, month, closed, rows, corrects } = props
  return (
    <main class="page" id="main">
      <header class="place">
        <p>
          <a href={paths.communeMonths(at.unit.code)}>{words.back}</a>
        </p>
        <h1>{words.closedTitle(capital(showUnit(at.unit)), showMonth(month))}</h1>
        <p>{words.closedBy(closed.officer, showMoment(closed.at))}</p>
      </header>
      {rows === undefined ? (
        <Alarm>
          <p>{words.broken}</p>
        </Alarm>
      ) : (
        <Note>{words.sealed(rows)}</Note>
      )}
      <FrozenFigures {...props} />
      <Corrections {...props} />
      {corrects && <CorrectionForm {...props} />}
    </main>
  )
}

const FrozenFigures = ({ snapshots, at, day, corrections }: ClosedMonthProps) => {
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
            <Cells figures={sumFigures(all, day)} isCorrected={() => false} />
          </tr>
          {at.sites.map(({ site, name }) => (
            <SiteRow {...{ site, name }} figures={known.get(site)} isCorrected={(one) => isCorrected(site, one)} />
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
}

/** A site that came after the month has no figures in it. */
const SiteRow = ({ site, name, figures, isCorrected }: SiteRowProps) =>
  figures === undefined ? null : (
    <tr>
      <th scope="row">
        <a href={paths.siteHistory(site)}>{name}</a>
      </th>
      <Cells figures={figures} isCorrected={isCorrected} />
    </tr>
  )

interface CellsProps {
  figures: Figures
  isCorrected: (indicator: string) => boolean
}

const Cells = ({ figures, isCorrected }: CellsProps) => (
  <>
    <td data-label="N">{showNumber(figures.operating)}</td>
    {INDICATORS.map((indicator) => (
      <td data-label={indicator}>
        {shareWords(figures.shares[indicator])}
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

const shareWords = (share: Share): string => (share.total === 0 ? vi.ui.none : showShare(share))

const Corrections = ({ corrections, snapshots }: ClosedMonthProps) => (
  <section class="card stack" aria-labelledby="corrections">
    <h2 id="corrections">{words.corrections(corrections.length)}</h2>
    <Note>{words.correctionsNote}</Note>
    {corrections.length === 0 && <p class="soft">{words.noCorrections}</p>}
    <ol class="history">
      {corrections.map((correction) => (
        <li>
          <CorrectionItem
            correction={correction}
            figures={snapshots.find(({ site }) => site === correction.site)?.figures}
          />
        </li>
      ))}
    </ol>
  </section>
)

const CorrectionItem = ({ correction, figures }: { correction: Correction; figures: Figures | undefined }) => {
  const { indicator, siteName, reason, officer, at } = correction
  return (
    <>
      <p>
        <b>
          {siteName}, {indicator} · {vi.history.indicators[indicator]}:
        </b>{' '}
        {figures && `${words.frozen(shareWords(figures.shares[indicator]))}, `}
        {words.corrected(shareWords(correction))}
      </p>
      <p>{reason}</p>
      <p>
        <small>{vi.census.by(officer, showMoment(at))}</small>
      </p>
    </>
  )
}
