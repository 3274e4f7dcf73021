import { isProvince } from '../../domain/access.ts'
import { showMonth } from '../../domain/month.ts'
import { findProgrammeFaults, PROGRAMME_KINDS } from '../../domain/payout/programme.ts'
import { showUnit } from '../../domain/place.ts'
import { draftProgramme, listProgrammes, listProgrammesOf, type Programme } from '../../store/payout-programmes.ts'
import type { Unit } from '../../store/units.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace } from '../ui/form.tsx'
import { programmeForm } from './form.ts'
import { mayEdit, readUnit } from './read.ts'

const { payoutProgrammes: words } = vi

export async function showProgrammes(c: Ctx): Promise<Response> {
  const unit = await readUnit(c)
  return unit === undefined ? notFound(c) : page(c, unit, {}, {})
}

async function page(c: Ctx, unit: Unit, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const programmes = isProvince(unit.code)
    ? await listProgrammesOf(store.read, unit.code)
    : await listProgrammes(store.read, c.var.scope, unit.code)
  const form = mayEdit(c, unit) ? { typed, errors, submission: typedIn(typed, SUBMISSION) || newId() } : undefined
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return respond(c, words.title, <ProgrammesPage {...{ unit, programmes, form }} />, status)
}

/** Sets a programme up for the unit in the path. */
export async function addProgramme(c: Ctx): Promise<Response> {
  const unit = await readUnit(c)
  if (unit === undefined || !mayEdit(c, unit)) return notFound(c)
  const form = await readForm(c, programmeForm)
  if (!form.ok) return page(c, unit, form.typed, form.errors)
  const { submission, ...meant } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const { store, clock, newId } = c.var.services
  const others = await listProgrammesOf(store.read, unit.code)
  const [fault] = findProgrammeFaults(
    meant,
    others.map(({ name }) => name),
  )
  if (fault) return page(c, unit, form.typed, { [fault === 'same-name' ? 'name' : fault]: words.faults[fault] })
  const id = newId()
  const draft = draftProgramme(store.read, { ...meant, id, unit: unit.code }, act(c, clock(), newId))
  const sent = { id: submission, typed: form.typed, location: paths.payoutProgramme(id) }
  const answer = await commitOnce(c, sent, draft.writes, draft.entries)
  return answer instanceof Response ? answer : page(c, unit, form.typed, { name: words.faults['same-name'] })
}

const act = (c: Ctx, at: number, newId: () => string) => ({ by: c.var.scope.officer, at, newId })

interface ListProps {
  unit: Unit
  programmes: readonly Programme[]
  form: { typed: Typed; errors: FieldErrors; submission: string } | undefined
}

const ProgrammesPage = ({ unit, programmes, form }: ListProps) => (
  <main class="page narrow" id="main">
    <header class="place">
      <p>
        <a href={isProvince(unit.code) ? paths.provincePayouts(unit.code) : paths.payouts(unit.code)}>
          {words.toPayouts}
        </a>
      </p>
      <h1>{words.title}</h1>
      <p>{showUnit(unit)}</p>
    </header>
    <section class="card stack">
      {programmes.length === 0 && <p class="empty">{words.none}</p>}
      <ul class="tasks">
        {programmes.map(({ id, name, kind, authority, endsOn }) => (
          <li>
            <a href={paths.payoutProgramme(id)}>{name}</a>
            <span>
              {vi.payouts.kinds[kind]} · {authority}
            </span>
            {endsOn && <small>{words.ended(showMonth(endsOn))}</small>}
          </li>
        ))}
      </ul>
    </section>
    {form && <NewProgramme unit={unit} form={form} />}
  </main>
)

const NewProgramme = ({ unit, form }: { unit: Unit; form: NonNullable<ListProps['form']> }) => {
  const field = (name: string) => ({ name, value: typedIn(form.typed, name), error: form.errors[name], required: true })
  return (
    <form {...inPlace(paths.payoutProgrammes(unit.code))} class="card stack">
      <h2>{words.add}</h2>
      <input type="hidden" name={SUBMISSION} value={form.submission} />
      <FormSummary errors={form.errors} />
      <Chips
        {...{ legend: words.kind, name: 'kind', even: 1, required: true, error: form.errors.kind }}
        choices={PROGRAMME_KINDS.map((kind) => [kind, vi.payouts.kinds[kind]] as const)}
        chosen={typedIn(form.typed, 'kind')}
      />
      <Field {...field('name')} label={words.name} autocomplete="off" />
      <Field {...field('authority')} label={words.authority} autocomplete="off" />
      <Field {...field('basis')} label={words.basis} hint={words.basisHint} autocomplete="off" />
      <Button kind="main">{words.save}</Button>
    </form>
  )
}
