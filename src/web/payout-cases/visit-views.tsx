import { showDay } from '../../domain/day.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { aboutOf } from './list.tsx'
import type { CasesReading } from './read.ts'
import { VisitTable } from './visit-table.tsx'
import type { SheetRow } from './visits.tsx'
import { NUMBERED_STUCK } from './words.ts'

const { payoutCases: words } = vi

interface VisitsProps {
  read: CasesReading
  rows: readonly SheetRow[]
  submission: string
  hamlet: string
  page: number
  pages: number
  typed: Typed
  errors: FieldErrors
}

/** The sheet of a hamlet. On the screen a form, on paper boxes to tick: one table is both. */
export const VisitsPage = (props: VisitsProps) => {
  const { read, rows, hamlet, page, pages } = props
  const { unit, asked } = read
  return (
    <main class="page visits" id="main">
      <header class="place">
        <h1>{words.visits(hamlet)}</h1>
        <p>
          {aboutOf(read)} · {showDay(read.day)}
          {pages > 1 && ` · ${words.page(page, pages)}`}
        </p>
        {read.list && <p>{words.lists[read.list]}</p>}
        <p class="paper-only">{words.carrier}</p>
        <p class="acts">
          <LinkButton href={paths.payoutCases(unit.code, asked)}>{words.back}</LinkButton>
          {read.mayRecord && (
            <LinkButton href={paths.walkMeetings(unit.code, asked.hamlet)}>{words.takeAlong}</LinkButton>
          )}
          {page > 1 && (
            <LinkButton href={paths.payoutVisits(unit.code, asked.hamlet ?? '', { ...asked, page: String(page - 1) })}>
              {words.previous}
            </LinkButton>
          )}
          {page < pages && (
            <LinkButton href={paths.payoutVisits(unit.code, asked.hamlet ?? '', { ...asked, page: String(page + 1) })}>
              {words.next}
            </LinkButton>
          )}
        </p>
      </header>
      {rows.length === 0 ? <Empty text={words.noneListed} /> : <Sheet {...props} />}
    </main>
  )
}

const Sheet = ({ read, rows, submission, typed, errors }: VisitsProps) => {
  const { unit, asked, mayRecord } = read
  const table = <VisitTable read={read} rows={rows} />
  const key = (
    <p class="paper-only key">
      {words.stuckKey} {NUMBERED_STUCK.map(([, text]) => text).join(' · ')}
    </p>
  )
  if (!mayRecord)
    return (
      <section class="card stack">
        {table}
        {key}
      </section>
    )
  return (
    <form class="card stack" {...inPlace(paths.payoutVisits(unit.code, asked.hamlet ?? '', asked))}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <FormSummary errors={errors.rows ? { '': errors.rows } : errors} />
      <div class="screen-only stack">
        <Note>{words.visitsHow}</Note>
        <Field
          label={words.day}
          name="day"
          type="date"
          max={read.day}
          value={typedIn(typed, 'day') || read.day}
          error={errors.day}
          required
        />
      </div>
      {table}
      {key}
      <div class="screen-only">
        <Button kind="main">{words.saveAll}</Button>
      </div>
    </form>
  )
}
