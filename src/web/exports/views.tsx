import { dayOf, showDay, showMoment } from '../../domain/day.ts'
import { EXPORT_KINDS } from '../../domain/export.ts'
import { showUnit } from '../../domain/place.ts'
import { LAYOUT_KINDS } from '../../domain/report-layout.ts'
import type { FoundExport } from '../../store/exports.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips, type Choice } from '../ui/choices.tsx'
import { Button, Field, FormSummary, LinkButton } from '../ui/form.tsx'
import { Empty } from '../ui/notices.tsx'
import { SITE_COLUMNS, STALL_COLUMNS, siteColumnName, stallColumnName, USUAL_STALL_COLUMNS } from './columns.ts'
import { REASON_LENGTH } from './form.ts'
import { exportsOf, type OfferedDay, pageOf, placeOf, type Subject } from './read.ts'

const words = vi.exports

export interface ExportsPageProps {
  subject: Subject
  days: readonly OfferedDay[]
  typed: Typed
  errors: FieldErrors
  earlier: readonly FoundExport[]
  /** The viewer may change the rows of the Word reports of this commune. */
  mayLayOut: boolean
}

/** What to take out and why, and what was taken out before. */
export const ExportsPage = (props: ExportsPageProps) => {
  const { subject, earlier, mayLayOut } = props
  const { unit, site } = subject
  return (
    <main class="page narrow" id="main">
      <header class="place">
        <h1>{words.title}</h1>
        <p>
          {words.of} <b>{site ? `${site.name}, ${showUnit(unit)}` : showUnit(unit)}</b>
        </p>
      </header>
      <ExportForm {...props} />
      <section class="card stack">
        {mayLayOut &&
          LAYOUT_KINDS.map((kind) => (
            <LinkButton href={paths.reportLayout(unit.code, kind)}>{words.layout.title[kind]}</LinkButton>
          ))}
        <LinkButton href={pageOf(subject)}>
          {words.back} {placeOf(subject)}
        </LinkButton>
      </section>
      <Earlier earlier={earlier} />
    </main>
  )
}

const stateOf = ({ closed }: OfferedDay): string => (closed ? words.closed : words.open)

const dayChoices = (days: readonly OfferedDay[]): Choice[] =>
  days.map((offered, at) => {
    const shown = at === 0 ? words.today(showDay(offered.day)) : words.monthEnd(showDay(offered.day))
    return [offered.day, `${shown} (${stateOf(offered)})`] as const
  })

/** A plain form: the answer to it is the file, so the page stays where it is. */
const ExportForm = ({ subject, days, typed, errors }: ExportsPageProps) => {
  const isNew = Object.keys(typed).length === 0
  return (
    <form class="card stack" method="post" action={exportsOf(subject)}>
      <FormSummary errors={errors} />
      <Chips
        {...{ legend: words.kind, name: 'kind', even: 1, required: true, error: errors.kind }}
        choices={EXPORT_KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
        chosen={typedIn(typed, 'kind')}
      />
      <Chips
        {...{ legend: words.day, name: 'day', even: 1, hint: words.dayHint, error: errors.day }}
        choices={dayChoices(days)}
        chosen={isNew ? subject.today : typedIn(typed, 'day')}
      />
      <details open={errors.siteColumn !== undefined}>
        <summary>{words.columns}</summary>
        <div class="stack">
          <small>{words.columnsHint}</small>
          <Chips
            {...{ legend: words.siteColumns, name: 'siteColumn', several: true, error: errors.siteColumn }}
            choices={SITE_COLUMNS.map((column) => [column, siteColumnName(column)] as const)}
            chosen={isNew ? SITE_COLUMNS : (typed.siteColumn ?? [])}
          />
          <Chips
            {...{ legend: words.stallColumns, name: 'stallColumn', several: true, error: errors.stallColumn }}
            choices={STALL_COLUMNS.map((column) => [column, stallColumnName(column)] as const)}
            chosen={isNew ? USUAL_STALL_COLUMNS : (typed.stallColumn ?? [])}
          />
        </div>
      </details>
      <Field
        {...{ label: words.reason, name: 'reason', maxlength: REASON_LENGTH, required: true, autocomplete: 'off' }}
        {...{ hint: words.reasonHint, value: typedIn(typed, 'reason'), error: errors.reason }}
      />
      <Button kind="main">{words.submit}</Button>
    </form>
  )
}

/** Who took what, when and why; the digest tells whether a file in somebody's hands is that one. */
const Earlier = ({ earlier }: { earlier: readonly FoundExport[] }) => (
  <section class="card stack" aria-labelledby="earlier">
    <h2 id="earlier">{words.earlier}</h2>
    {earlier.length === 0 && <Empty text={words.none} />}
    <ul class="tasks">
      {earlier.map(({ kind, day, reason, by, at, fileDigest }) => (
        <li>
          <b>{words.kinds[kind]}</b>
          <span>
            {reason}
            <br />
            <small>
              {words.takenBy(by, showMoment(at))}
              {day !== dayOf(at) && ` · ${words.cells.day} ${showDay(day)}`}
            </small>
            <details>
              <summary>{words.digestTitle}</summary>
              <small class="anywhere">{fileDigest}</small>
            </details>
          </span>
        </li>
      ))}
    </ul>
  </section>
)
