import { addDays, showDay, showMoment } from '../../domain/day.ts'
import { daysOfMonth, showMonth } from '../../domain/month.ts'
import { showUnit } from '../../domain/place.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, FormSummary, inPlace } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { type Differences, DifferencesCard } from './differences-views.tsx'
import type { CommuneMonths, MonthState } from './read.ts'
import { namedMissing } from './words.ts'

const { months: words } = vi

interface MonthsProps {
  at: CommuneMonths
  /** The viewer leads the commune. */
  closes: boolean
  newId: () => string
  /** Why a month was not closed. */
  refusal?: string | undefined
  /** What differs, where that is why. */
  differences?: Differences | undefined
}

/** The months of a commune, newest first: closed, to be closed, or why not yet. */
export const MonthsPage = ({ at, closes, newId, refusal, differences }: MonthsProps) => (
  <main class="page narrow" id="main">
    <header class="place">
      <p>
        <a href={paths.commune(at.unit.code)}>
          {vi.lists.back} {showUnit(at.unit)}
        </a>
      </p>
      <h1>{words.title}</h1>
    </header>
    <FormSummary errors={refusal === undefined ? {} : { '': refusal }} />
    {differences && <DifferencesCard {...differences} commune={at.unit.code} newId={newId} />}
    <Note>{words.note}</Note>
    <section class="card" aria-label={words.title}>
      {at.months.length === 0 && <Empty text={words.none} />}
      <ol class="history" reversed>
        {at.months.map((state) => (
          <li>
            <MonthRow {...{ at, state, newId, closes }} />
          </li>
        ))}
      </ol>
    </section>
  </main>
)

interface RowProps extends Pick<MonthsProps, 'at' | 'closes' | 'newId'> {
  state: MonthState
}

const MonthRow = ({ at, state, closes, newId }: RowProps) => {
  const { month, closed, missing } = state
  const { code } = at.unit
  if (closed)
    return (
      <>
        <h2>
          <a href={paths.communeMonth(code, month)}>{words.month(showMonth(month))}</a>
        </h2>
        <p>{words.closedBy(closed.officer, showMoment(closed.at))}</p>
      </>
    )
  const canClose = state.isOver && missing.length === 0
  return (
    <>
      <h2>{words.month(showMonth(month))}</h2>
      <p>{stateWords(state)}</p>
      {missing.length > 0 && <p class="soft">{namedMissing(state)}</p>}
      {canClose && closes && (
        <form {...inPlace(paths.communeMonths(code))}>
          <input type="hidden" name={SUBMISSION} value={newId()} />
          <input type="hidden" name="month" value={month} />
          <Button>{words.close(showMonth(month))}</Button>
        </form>
      )}
    </>
  )
}

function stateWords({ month, isOver, missing }: MonthState): string {
  if (!isOver) return words.running(showDay(addDays(daysOfMonth(month).to, 1)))
  return missing.length > 0 ? words.incomplete : words.open
}
