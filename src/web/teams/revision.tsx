import { dayOf } from '../../domain/day.ts'
import { fold } from '../../domain/names.ts'
import { listHamlets } from '../../store/hamlets.ts'
import { listTeams, reviseTeam } from '../../store/teams.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Button, FormSummary, inPlace } from '../ui/form.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { revisionForm } from './form.ts'
import { hamletOf } from './new-team.tsx'
import { readTeam, type TeamReading } from './read.ts'
import { TeamFields } from './team-fields.tsx'

const { teams: words } = vi

/** What whoever opened the form saw: with it, nobody overwrites what another wrote meanwhile. */
const seenOf = ({ name, hamletName, declaredMembers }: TeamReading['team']): string =>
  JSON.stringify([name, hamletName, declaredMembers])

export async function showRevision(c: Ctx): Promise<Response> {
  const read = await readTeam(c)
  if (read === undefined) return notFound(c)
  if (!read.mayEdit) return refused(c, words.changed, 409)
  const { name, hamletName, declaredMembers } = read.team
  const told = { name: [name], hamlet: [hamletName ?? ''], declared: [declaredMembers?.toString() ?? ''] }
  return page(c, read, { ...told, seen: [seenOf(read.team)] }, {})
}

async function page(c: Ctx, read: TeamReading, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const known = await listHamlets(store.read, read.team.commune, dayOf(clock()))
  const submission = typedIn(typed, SUBMISSION) || newId()
  const props = { team: read.team, hamlets: known.map(({ name }) => name), submission, typed, errors }
  return respond(c, words.revise, <RevisionPage {...props} />, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Writes name, hamlet and declared members of a team down anew. */
export async function revise(c: Ctx): Promise<Response> {
  const read = await readTeam(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, revisionForm)
  if (!form.ok) return page(c, read, form.typed, form.errors)
  const { submission, seen, name, declared } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  if (!read.mayEdit) return refused(c, words.changed, 409)
  const now = seenOf(read.team)
  const errors = seen === now ? await errorsOf(c, read, name) : { '': words.revisedMeanwhile }
  // Whoever sends it once more has read what the others wrote.
  if (Object.keys(errors).length > 0) return page(c, read, { ...form.typed, seen: [now] }, errors)
  const { hamlet, writes } = await hamletOf(c, read.team.commune, form.values.hamlet)
  const { store, clock } = c.var.services
  const entry = { at: clock(), actor: c.var.scope.officer, action: 'team.revised', subject: read.team.id }
  const sent = { id: submission, typed: form.typed, location: paths.team(read.team.id) }
  const write = reviseTeam(store.read, read.team.id, { name, hamlet, declaredMembers: declared ?? null })
  const answer = await commitOnce(c, sent, [...writes, write], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`team revision refused: ${answer.rule}`)
}

async function errorsOf(c: Ctx, { team }: TeamReading, name: string): Promise<FieldErrors> {
  const all = await listTeams(c.var.services.store.read, c.var.scope, team.commune)
  const others = all.filter(({ id, kind, endedOn }) => id !== team.id && kind === team.kind && endedOn === null)
  return others.some((one) => fold(one.name) === fold(name)) ? { name: words.nameTaken } : {}
}

interface RevisionProps {
  team: TeamReading['team']
  hamlets: readonly string[]
  submission: string
  typed: Typed
  errors: FieldErrors
}

const RevisionPage = ({ team, hamlets, submission, typed, errors }: RevisionProps) => (
  <main class="page narrow" id="main">
    <PageHead title={words.revise} back={{ href: paths.team(team.id), text: words.backToTeam }}>
      {team.name} · {words.kinds[team.kind]}
    </PageHead>
    <form {...inPlace(paths.teamRevision(team.id))} class="card stack">
      <input type="hidden" name={SUBMISSION} value={submission} />
      <input type="hidden" name="seen" value={typedIn(typed, 'seen')} />
      <FormSummary errors={errors} />
      <TeamFields {...{ hamlets, typed, errors }} />
      <Button kind="main">{words.save}</Button>
    </form>
  </main>
)
