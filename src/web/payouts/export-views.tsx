import { showMoment } from '../../domain/day.ts'
import { PAYOUT_EXPORT_KINDS, type PayoutExportKind } from '../../domain/export.ts'
import type { FoundExport } from '../../store/exports.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, LinkButton } from '../ui/form.tsx'
import { Empty } from '../ui/notices.tsx'
import { queryFor } from './choice.ts'
import { CASE_COLUMNS, FIGURE_COLUMNS, figureColumnName } from './export-columns.ts'
import { REASON_LENGTH } from './export-form.ts'
import type { PayoutReading } from './read.ts'
import { periodName } from './report.ts'
import { nameOf } from './views.tsx'

const words = vi.payoutExports

export interface PayoutExportsProps {
  read: PayoutReading
  typed: Typed
  errors: FieldErrors
  earlier: readonly FoundExport[]
  mayLayOut: boolean
}

/** What to take out of a month and why, and what was taken out before. */
export const PayoutExportsPage = (props: PayoutExportsProps) => {
  const { unit, choice, rounds, hamlets } = props.read
  const of = [
    nameOf(unit),
    choice.hamlet && hamlets.get(choice.hamlet),
    choice.programme && rounds[0]?.programmeName,
    periodName(choice.period),
  ]
  return (
    <main class="page narrow" id="main">
      <header class="place">
        <h1>{words.title}</h1>
        <p>
          {words.of} <b>{of.filter(Boolean).join(' · ')}</b>
        </p>
      </header>
      <ExportForm {...props} />
      <section class="card stack">
        {props.mayLayOut && <LinkButton href={paths.payoutLayout(unit.code)}>{words.layout}</LinkButton>}
        <LinkButton href={paths.payouts(unit.code, queryFor(choice))}>
          {vi.payoutFigures.back} {nameOf(unit)}
        </LinkButton>
      </section>
      <Earlier earlier={props.earlier} />
    </main>
  )
}

/** A plain form: the answer to it is the file, so the page stays where it is. */
const ExportForm = ({ read, typed, errors }: PayoutExportsProps) => {
  const isNew = Object.keys(typed).length === 0
  return (
    <form class="card stack" method="post" action={paths.payoutExports(read.unit.code, queryFor(read.choice))}>
      <FormSummary errors={errors} />
      <Chips
        {...{ legend: words.kind, name: 'kind', even: 1, required: true, error: errors.kind }}
        choices={PAYOUT_EXPORT_KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
        chosen={typedIn(typed, 'kind')}
      />
      <details open={errors.figureColumn !== undefined}>
        <summary>{words.columns}</summary>
        <div class="stack">
          <small>{words.columnsHint}</small>
          <Chips
            {...{ legend: words.figureColumns, name: 'figureColumn', several: true, error: errors.figureColumn }}
            choices={FIGURE_COLUMNS.map((column) => [column, figureColumnName(column)] as const)}
            chosen={isNew ? FIGURE_COLUMNS : (typed.figureColumn ?? [])}
          />
          {read.mayOpenCases && (
            <Chips
              {...{ legend: words.caseColumns, name: 'caseColumn', several: true, hint: words.caseColumnsHint }}
              choices={CASE_COLUMNS.map((column) => [column, words.caseColumnNames[column]] as const)}
              chosen={typed.caseColumn ?? []}
            />
          )}
        </div>
      </details>
      <Field
        {...{ label: vi.exports.reason, name: 'reason', maxlength: REASON_LENGTH, required: true, autocomplete: 'off' }}
        {...{ hint: vi.exports.reasonHint, value: typedIn(typed, 'reason'), error: errors.reason }}
      />
      <Button kind="main">{vi.exports.submit}</Button>
    </form>
  )
}

const Earlier = ({ earlier }: { earlier: readonly FoundExport[] }) => (
  <section class="card stack" aria-labelledby="earlier">
    <h2 id="earlier">{vi.exports.earlier}</h2>
    {earlier.length === 0 && <Empty text={vi.exports.none} />}
    <ul class="tasks">
      {earlier.map(({ kind, day, reason, by, at, fileDigest }) => (
        <li>
          <b>{words.kinds[kind as PayoutExportKind]}</b>
          <span>
            {reason}
            <br />
            <small>
              {periodName(day.slice(0, 7))} · {vi.exports.takenBy(by, showMoment(at))}
            </small>
            <details>
              <summary>{vi.exports.digestTitle}</summary>
              <small class="anywhere">{fileDigest}</small>
            </details>
          </span>
        </li>
      ))}
    </ul>
  </section>
)
