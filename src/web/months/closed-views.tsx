import { type Day, showMoment } from '../../domain/day.ts'
import type { Figures } from '../../domain/figures.ts'
import { type Month, showMonth } from '../../domain/month.ts'
import { capital } from '../../domain/names.ts'
import { showUnit } from '../../domain/place.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import type { ClosedMonth, Correction } from '../../store/closed-months.ts'
import type { FieldErrors, Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Alarm, Note } from '../ui/notices.tsx'
import { shareWords } from '../ui/share-words.ts'
import { CorrectionForm } from './correction-form.tsx'
import { FrozenFigures } from './frozen.tsx'
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
  readsChecks: boolean
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

const correctedWords = (corrected: string, frozen: string | undefined): string => {
  if (frozen === corrected) return words.kept(frozen)
  return `${frozen === undefined ? '' : `${words.frozen(frozen)}, `}${words.corrected(corrected)}`
}

const CorrectionItem = ({ correction, figures }: { correction: Correction; figures: Figures | undefined }) => {
  const { indicator, siteName, reason, officer, at } = correction
  return (
    <>
      <p>
        <b>
          {siteName}, {indicator} · {vi.history.indicators[indicator]}:
        </b>{' '}
        {correctedWords(shareWords(correction), figures && shareWords(figures.shares[indicator]))}
      </p>
      <p>{reason}</p>
      <p>
        <small>{vi.census.by(officer, showMoment(at))}</small>
      </p>
    </>
  )
}
