import { showDay } from '../../domain/day.ts'
import { showDong } from '../../domain/money.ts'
import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { dongOf } from '../../domain/payout/amounts.ts'
import { showUnit } from '../../domain/place.ts'
import type { PayoutAmount, PayoutGroup, Programme } from '../../store/payout-programmes.ts'
import type { Unit } from '../../store/units.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { Select } from '../ui/select.tsx'

const { payoutProgrammes: words } = vi

interface Form {
  typed: Typed
  errors: FieldErrors
  newId: () => string
}

interface ProgrammeProps {
  programme: Programme
  unit: Unit
  groups: readonly PayoutGroup[]
  amounts: readonly PayoutAmount[]
  form: Form | undefined
}

/** A programme with the dated table of each group, earlier rows too; its forms for those who set it up. */
export const ProgrammePage = ({ programme, unit, groups, amounts, form }: ProgrammeProps) => (
  <main class="page narrow" id="main">
    <header class="place">
      <p>
        <a href={paths.payoutProgrammes(unit.code)}>{words.back}</a>
      </p>
      <h1>{programme.name}</h1>
      <p>
        {vi.payouts.kinds[programme.kind]} · {words.own(showUnit(unit))}
      </p>
    </header>
    <section class="card stack">
      {form && <FormSummary errors={form.errors} />}
      <Facts
        facts={[
          [words.authority, programme.authority],
          [words.basis, programme.basis],
          [words.end, programme.endsOn && words.ended(showMonth(programme.endsOn))],
        ]}
      />
    </section>
    <section class="card stack" aria-labelledby="groups">
      <h2 id="groups">{words.groups}</h2>
      {groups.map((group) => (
        <AmountTable group={group} amounts={amounts.filter((amount) => amount.group === group.id)} />
      ))}
    </section>
    {form && <GroupForm id={programme.id} form={form} />}
    {form && groups.length > 0 && <AmountForm {...{ id: programme.id, groups, form }} />}
    {form && programme.endsOn === null && <EndForm id={programme.id} form={form} />}
  </main>
)

const AmountTable = ({ group, amounts }: { group: PayoutGroup; amounts: readonly PayoutAmount[] }) => (
  <section class="stack">
    <h3>{group.name}</h3>
    {amounts.length === 0 && <p class="soft">{words.noAmount}</p>}
    <ul class="tasks">
      {amounts.map((amount) => (
        <li>
          <b>{showDong(dongOf(amount))}</b>
          <span>{words.times(showDong(amount.standard), showNumber(amount.coefficient / 100, 2))}</span>
          <span>
            {words.columns.from} {showDay(amount.fromDay)}
            {amount.toDay && ` · ${words.columns.to} ${showDay(amount.toDay)}`}
          </span>
          <small>{words.dated(amount.document, showDay(amount.documentDay))}</small>
        </li>
      ))}
    </ul>
  </section>
)

const fieldOf =
  ({ typed, errors }: Form) =>
  (name: string, label: string) => ({
    ...{ name, label, value: typedIn(typed, name), error: errors[name], autocomplete: 'off' },
  })

const GroupForm = ({ id, form }: { id: string; form: Form }) => (
  <form {...inPlace(paths.payoutGroups(id))} class="card stack">
    <h2>{words.addGroup}</h2>
    <input type="hidden" name={SUBMISSION} value={form.newId()} />
    <Field {...fieldOf(form)('groupName', words.groupName)} required />
    <Button>{words.addGroup}</Button>
  </form>
)

const AmountForm = ({ id, groups, form }: { id: string; groups: readonly PayoutGroup[]; form: Form }) => {
  const field = fieldOf(form)
  return (
    <form {...inPlace(paths.payoutAmounts(id))} class="card stack">
      <h2>{words.addAmount}</h2>
      <input type="hidden" name={SUBMISSION} value={form.newId()} />
      <Select
        {...{ label: words.group, name: 'group', chosen: typedIn(form.typed, 'group'), error: form.errors.group }}
        groups={[{ choices: groups.map((group) => [group.id, group.name] as const) }]}
      />
      <Field {...field('standard', words.standard)} inputmode="numeric" required />
      <Field {...field('coefficient', words.coefficient)} inputmode="decimal" required />
      <Field {...field('fromDay', words.from)} required />
      <Field {...field('toDay', words.to)} />
      <Field {...field('document', words.document)} required />
      <Field {...field('documentDay', words.documentDay)} required />
      <Note>{words.amountNote}</Note>
      <Button>{words.saveAmount}</Button>
    </form>
  )
}

const EndForm = ({ id, form }: { id: string; form: Form }) => (
  <form {...inPlace(paths.payoutProgrammeEnd(id))} class="card stack">
    <h2>{words.end}</h2>
    <input type="hidden" name={SUBMISSION} value={form.newId()} />
    <Field {...fieldOf(form)('endsOn', words.endsOn)} hint={words.endHint} required />
    <Button>{words.end}</Button>
  </form>
)
