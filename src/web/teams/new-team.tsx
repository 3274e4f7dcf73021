import { dayOf } from '../../domain/day.ts'
import { fold } from '../../domain/names.ts'
import { showUnit } from '../../domain/place.ts'
import { TEAM_KINDS } from '../../domain/team.ts'
import { hamletNamed, insertHamlet, listHamlets } from '../../store/hamlets.ts'
import { insertTeam, listTeams } from '../../store/teams.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, FormSummary, inPlace } from '../ui/form.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { teamForm } from './form.ts'
import { TeamFields } from './team-fields.tsx'

const { teams: words } = vi

export async function showNewTeam(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  return unit === undefined ? notFound(c) : newTeamPage(c, unit, {}, {})
}

async function newTeamPage(c: Ctx, unit: Unit, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const known = await listHamlets(store.read, unit.code, dayOf(clock()))
  const hamlets = known.map(({ name }) => name)
  const submission = typedIn(typed, SUBMISSION) || newId()
  const page = <NewTeamPage {...{ unit, hamlets, submission, typed, errors }} />
  return respond(c, words.add, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Adds a team to a commune; a hamlet that was not known is written down with it. */
export async function addTeam(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const form = await readForm(c, teamForm)
  if (!form.ok) return newTeamPage(c, unit, form.typed, form.errors)
  const before = await answerSentBefore(c, { id: form.values.submission, typed: form.typed })
  if (before) return before
  const { store, clock, newId } = c.var.services
  const { submission, kind, name, declared } = form.values
  const others = await listTeams(store.read, c.var.scope, unit.code)
  const isTaken = others.some((one) => one.endedOn === null && one.kind === kind && fold(one.name) === fold(name))
  if (isTaken) return newTeamPage(c, unit, form.typed, { name: words.nameTaken })
  const { hamlet, writes } = await hamletOf(c, unit.code, form.values.hamlet)
  const by = { officer: c.var.scope.officer, at: clock() }
  const team = { id: newId(), commune: unit.code, kind, name, hamlet, declaredMembers: declared, ...by }
  const sent = { id: submission, typed: form.typed, location: paths.team(team.id) }
  const entry = { at: by.at, actor: by.officer, action: 'team.added', subject: team.id }
  const answer = await commitOnce(c, sent, [...writes, insertTeam(store.read, team)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`team refused: ${answer.rule}`)
}

/** The hamlet by the name that was typed; one that was not known is written down with it. */
export async function hamletOf(c: Ctx, commune: string, name: string | undefined) {
  if (name === undefined) return { hamlet: null, writes: [] }
  const { store, clock, newId } = c.var.services
  const day = dayOf(clock())
  const known = hamletNamed(await listHamlets(store.read, commune, day), name)
  if (known) return { hamlet: known.id, writes: [] }
  const made = { id: newId(), commune, name, fromDay: day }
  return { hamlet: made.id, writes: [insertHamlet(store.read, made)] }
}

interface NewTeamProps {
  unit: Unit
  /** Names of those the commune has, to choose from while typing. */
  hamlets: readonly string[]
  submission: string
  typed: Typed
  errors: FieldErrors
}

const NewTeamPage = ({ unit, hamlets, submission, typed, errors }: NewTeamProps) => {
  return (
    <main class="page narrow" id="main">
      <PageHead title={words.add} back={{ href: paths.teams(unit.code), text: words.back }}>
        {showUnit(unit)}
      </PageHead>
      <form {...inPlace(paths.teams(unit.code))} class="card stack">
        <input type="hidden" name={SUBMISSION} value={submission} />
        <FormSummary errors={errors} />
        <Chips
          legend={words.kind}
          name="kind"
          choices={TEAM_KINDS.map((kind) => [kind, words.kinds[kind]])}
          chosen={typedIn(typed, 'kind')}
          error={errors.kind}
          even={1}
          required
        />
        <TeamFields {...{ hamlets, typed, errors }} />
        <Button kind="main">{words.save}</Button>
      </form>
    </main>
  )
}
