import { dayOf, showDay } from '../../domain/day.ts'
import { showMonth } from '../../domain/month.ts'
import {
  PAYOUT_TARGET_FIGURES,
  type PayoutTargetFigure,
  type PayoutTargetStanding,
} from '../../domain/payout/target.ts'
import { share, showShare } from '../../domain/share.ts'
import { DOCUMENT_LENGTH, stallsNeeded } from '../../domain/target.ts'
import type { PayoutTarget } from '../../store/payout-targets.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Facts } from '../ui/facts.tsx'
import { Bar } from '../ui/figures.tsx'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { Mark, type MarkName } from '../ui/marks.tsx'
import { Note } from '../ui/notices.tsx'
import { PeopleFigure, payoutWords } from '../ui/payout-figures.tsx'
import { Select } from '../ui/select.tsx'
import { ALL } from './target-form.ts'
import type { TargetRow, TargetsReading } from './target-read.ts'
import { nameOf } from './views.tsx'

const words = vi.payoutFigures.target

export interface FormState {
  newId: () => string
  typed: Typed
  errors: FieldErrors
}

/** The targets of a commune or a province with how they stand; the form for who may set one; those withdrawn. */
export const TargetsPage = ({ read, form }: { read: TargetsReading; form: FormState | undefined }) => {
  const { unit, rows, withdrawn } = read
  return (
    <main class="page" id="main">
      <header class="place">
        <p>
          <a href={unit.parent === null ? paths.provincePayouts(unit.code) : paths.payouts(unit.code)}>
            {vi.payoutFigures.back} {nameOf(unit)}
          </a>
        </p>
        <h1>{words.of(nameOf(unit))}</h1>
        <p>
          <a href={paths.definitions('payout-targets')}>{vi.payoutFigures.how}</a>
        </p>
      </header>
      <Note>{words.note}</Note>
      {rows.length === 0 && <p class="empty">{words.none}</p>}
      <div class="plans">
        {rows.map((row) => (
          <TargetCard row={row} form={form && row.target.unit === unit.code ? form : undefined} />
        ))}
      </div>
      {form && <TargetForm read={read} form={form} />}
      {withdrawn.length > 0 && <Withdrawn withdrawn={withdrawn} />}
    </main>
  )
}

const nameOfTarget = ({ figure, programmeName }: PayoutTarget): string =>
  `${vi.payouts.figures[figure as PayoutTargetFigure]}, ${(programmeName ?? vi.payoutFigures.allProgrammes).toLowerCase()}`

const MARKS: Readonly<Record<PayoutTargetStanding, MarkName>> = {
  met: 'check',
  ahead: 'next',
  behind: 'clock',
  'no-figure': 'none',
}
const STANDINGS = { met: 'met', ahead: 'on-the-way', behind: 'behind', 'no-figure': 'no-figure' } as const

const TargetCard = ({ row, form }: { row: TargetRow; form: FormState | undefined }) => {
  const { target, people, judged, standing } = row
  return (
    <section class="card stack" aria-labelledby={`target-${target.id}`}>
      <h2 id={`target-${target.id}`}>{nameOfTarget(target)}</h2>
      <div class="stands">
        <PeopleFigure share={people} />
        <span class="standing" data-standing={STANDINGS[standing]}>
          <Mark name={MARKS[standing]} />
          {words.standings[standing]}
        </span>
      </div>
      {people && <Bar share={people} fill="plain" />}
      <Facts
        facts={[
          [words.goalName, goalOf(row)],
          [words.nowName, judged && words.now(payoutWords(people), showMonth(judged))],
          [words.document, documentOf(target)],
        ]}
      />
      <small>{words.setBy(target.by, showDay(dayOf(target.at)))}</small>
      {form && <WithdrawalForm target={target} form={form} />}
    </section>
  )
}

function goalOf({ target: { percent, period }, people }: TargetRow): string {
  const month = showMonth(period)
  if (people === undefined || people.total === 0) return words.goalOnly(percent, month)
  return words.goal(showShare(share(stallsNeeded({ percent }, people.total), people.total)), percent, month)
}

const documentOf = ({ document, documentDay }: PayoutTarget): string =>
  document !== null && documentDay !== null ? words.documentText(document, showDay(documentDay)) : words.noDocument

const WithdrawalForm = ({ target, form }: { target: PayoutTarget; form: FormState }) => (
  <form {...inPlace(paths.payoutTargetWithdrawals(target.unit))}>
    <input type="hidden" name={SUBMISSION} value={form.newId()} />
    <input type="hidden" name="target" value={target.id} />
    <Button aria-label={words.withdrawOf(nameOfTarget(target))}>{words.withdraw}</Button>
  </form>
)

const TargetForm = ({
  read: { unit, programmes },
  form: { newId, typed, errors },
}: {
  read: TargetsReading
  form: FormState
}) => {
  const field = (name: string) => ({ name, value: typedIn(typed, name), error: errors[name], autocomplete: 'off' })
  const choices = [
    [ALL, vi.payoutFigures.allProgrammes] as const,
    ...programmes.map(({ id, name }) => [id, name] as const),
  ]
  return (
    <form {...inPlace(paths.payoutTargets(unit.code))} class="card stack target-form">
      <h2>{words.set}</h2>
      <input type="hidden" name={SUBMISSION} value={typedIn(typed, SUBMISSION) || newId()} />
      <FormSummary errors={errors} />
      <Select
        {...{ label: vi.payoutFigures.programme, name: 'programme', error: errors.programme }}
        {...{ chosen: typedIn(typed, 'programme'), groups: [{ choices }] }}
      />
      <Chips
        {...{ legend: words.figure, name: 'figure', even: 1, required: true, error: errors.figure }}
        choices={PAYOUT_TARGET_FIGURES.map((code) => [code, `${code} · ${vi.payouts.figures[code]}`] as const)}
        chosen={typedIn(typed, 'figure')}
      />
      <Field
        {...{ ...field('percent'), label: words.percent, hint: words.percentHint, required: true }}
        inputmode="numeric"
      />
      <Field {...{ ...field('period'), label: words.period, hint: words.periodHint, required: true }} />
      <Field
        {...{ ...field('document'), label: words.document, hint: words.documentHint }}
        maxlength={DOCUMENT_LENGTH}
      />
      <Field {...{ ...field('documentDay'), label: words.documentDay }} />
      <Button kind="main">{words.save}</Button>
    </form>
  )
}

const Withdrawn = ({ withdrawn }: { withdrawn: readonly PayoutTarget[] }) => (
  <section class="card stack" aria-labelledby="withdrawn">
    <h2 id="withdrawn">{words.withdrawn(withdrawn.length)}</h2>
    <ul class="tasks">
      {withdrawn.map((target) => (
        <li>
          <b>{nameOfTarget(target)}</b>
          <span>
            {words.goalOnly(target.percent, showMonth(target.period))} · {documentOf(target)}
          </span>
          <small>{words.setBy(target.by, showDay(dayOf(target.at)))}</small>
          {target.withdrawer !== null && target.withdrawnAt !== null && (
            <small>{words.withdrawnBy(target.withdrawer, showDay(dayOf(target.withdrawnAt)))}</small>
          )}
        </li>
      ))}
    </ul>
  </section>
)
