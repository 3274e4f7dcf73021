import { type Day, dayOf, daysBetween, showDay } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import type { ReasonRow } from '../../domain/reason-plan.ts'
import { OWNER_LENGTH, STEP_LENGTH } from '../../domain/reason-plan.ts'
import { share } from '../../domain/share.ts'
import type { ReasonPlan } from '../../store/reason-plans.ts'
import type { Unit } from '../../store/units.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Bar, ShareFigure } from '../ui/figures.tsx'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { ListHead } from '../ui/list-page.tsx'
import { Mark } from '../ui/marks.tsx'
import { Empty, Note } from '../ui/notices.tsx'

const words = vi.reasonPlans

interface PageProps {
  unit: Unit
  rows: readonly ReasonRow<ReasonPlan>[]
  /** All vendors that said no or later: the base of each count. */
  unwilling: number
  day: Day
  /** Undefined where the viewer reads only. */
  form: FormState | undefined
}

interface FormState {
  newId: () => string
  typed: Typed
  errors: FieldErrors
}

/** Why not, reason by reason: how many, who looks after it, what comes next and by when. */
export const ReasonPlansPage = ({ unit, rows, unwilling, day, form }: PageProps) => (
  <main class="page" id="main">
    <ListHead
      place={showUnit(unit)}
      back={paths.commune(unit.code)}
      title={words.title}
      definition="reasons"
      day={day}
    />
    {unwilling === 0 ? <Empty text={words.none} /> : <Note>{words.intro(unwilling)}</Note>}
    <div class="plans">
      {rows.map((row) => (
        <ReasonCard {...{ unit, row, unwilling, day, form }} />
      ))}
    </div>
    <Unnamed rows={rows} unwilling={unwilling} />
  </main>
)

/** Some postpone without a reason: the counts need not sum to their base. */
const Unnamed = ({ rows, unwilling }: Pick<PageProps, 'rows' | 'unwilling'>) => {
  const unnamed = unwilling - rows.reduce((sum, { count }) => sum + count, 0)
  return unnamed === 0 ? null : <p class="soft">{words.noReason(unnamed)}</p>
}

type CardProps = Omit<PageProps, 'rows'> & { row: ReasonRow<ReasonPlan> }

const ReasonCard = ({ unit, row, unwilling, day, form }: CardProps) => {
  const { reason, count, plan } = row
  return (
    <section class="card stack" aria-labelledby={reason}>
      <header>
        <h2 id={reason}>{vi.reasons[reason]}</h2>
        {count > 0 && <ShareFigure share={share(count, unwilling)} href={paths.communeReason(unit.code, reason)} />}
      </header>
      {count > 0 ? <Bar share={share(count, unwilling)} fill="plain" /> : <p class="soft">{words.nobodyNow}</p>}
      {plan ? <Plan plan={plan} overdue={row.overdue} day={day} /> : <p class="empty">{words.unplanned}</p>}
      {form && <PlanForm unit={unit} row={row} form={form} />}
    </section>
  )
}

const Plan = ({ plan, overdue, day }: { plan: ReasonPlan; overdue: boolean; day: Day }) => (
  <>
    <Facts
      facts={[
        [words.owner, plan.owner],
        [words.step, plan.step],
        [words.due, <Due dueDay={plan.dueDay} overdue={overdue} day={day} />],
      ]}
    />
    <small>{words.writtenBy(plan.by, showDay(dayOf(plan.at)))}</small>
  </>
)

const Due = ({ dueDay, overdue, day }: { dueDay: Day | null; overdue: boolean; day: Day }) =>
  dueDay === null ? (
    <span>{words.noDue}</span>
  ) : (
    <>
      {showDay(dueDay)}{' '}
      {overdue && (
        <span class="standing" data-standing="behind">
          <Mark name="clock" />
          {words.overdue(daysBetween(dueDay, day))}
        </span>
      )}
    </>
  )

/** Folded until it is wanted; the one that was refused stays open, with what was typed. */
const PlanForm = ({ unit, row: { reason, plan }, form }: { unit: Unit; row: CardProps['row']; form: FormState }) => {
  const isTyped = typedIn(form.typed, 'reason') === reason
  const errors = isTyped ? form.errors : {}
  const typed = (name: string) => (isTyped ? typedIn(form.typed, name) : '')
  const act = plan ? words.rewrite : words.write
  const field = (name: string) => ({ name, id: `${reason}-${name}`, error: errors[name], autocomplete: 'off' })
  return (
    <details class="unfold" open={isTyped}>
      <summary class="button" aria-label={words.formOf(act, vi.reasons[reason])}>
        {act}
      </summary>
      <form {...inPlace(paths.communeReasons(unit.code))} class="stack">
        <input type="hidden" name={SUBMISSION} value={typed(SUBMISSION) || form.newId()} />
        <input type="hidden" name="reason" value={reason} />
        <FormSummary errors={errors} />
        <Field
          {...{ ...field('owner'), label: words.owner, hint: words.ownerHint, required: true }}
          {...{ maxlength: OWNER_LENGTH, value: isTyped ? typed('owner') : plan?.owner }}
        />
        <Field
          {...{ ...field('step'), label: words.step, hint: words.stepHint, required: true }}
          {...{ maxlength: STEP_LENGTH, value: typed('step') }}
        />
        <Field {...{ ...field('due'), label: words.dueLabel, hint: vi.form.dayHint, value: typed('due') }} />
        <Button kind="main">{words.save}</Button>
      </form>
    </details>
  )
}
