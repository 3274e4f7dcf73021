import { isPostFree, type TeamPost } from '../../domain/team.ts'
import type { Write } from '../../store/database.ts'
import { endTeam, endTeamMember, insertTeamMember, listCommuneOfficers } from '../../store/teams.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { departureForm, endingForm, memberForm } from './form.ts'
import { isCurrent, readTeam, type TeamReading } from './read.ts'
import { TeamPage } from './team-views.tsx'

const { teams: words } = vi

export async function showTeam(c: Ctx): Promise<Response> {
  const read = await readTeam(c)
  return read === undefined ? notFound(c) : teamPage(c, read, {}, {})
}

async function teamPage(c: Ctx, read: TeamReading, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const officers = read.mayEdit ? await listCommuneOfficers(store.read, c.var.scope, read.team.commune) : []
  const submission = typedIn(typed, SUBMISSION) || newId()
  const page = <TeamPage {...read} {...{ officers, submission, typed, errors, newId }} />
  return respond(c, read.team.name, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Names somebody as a member from a day on. */
export async function nameMember(c: Ctx): Promise<Response> {
  const read = await readTeam(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, memberForm)
  if (!form.ok) return teamPage(c, read, form.typed, form.errors)
  const sent = { id: form.values.submission, typed: form.typed }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  if (!read.mayEdit) return refused(c, words.changed, 409)
  const { store, newId } = c.var.services
  const { name, post, from, officer } = form.values
  const officers = await listCommuneOfficers(store.read, c.var.scope, read.team.commune)
  const errors = memberErrors(read, { post, from, officer }, officers)
  if (Object.keys(errors).length > 0) return teamPage(c, read, form.typed, errors)
  const member = { id: newId(), team: read.team.id, name, post, officer, fromDay: from }
  return keep(c, read, sent, insertTeamMember(store.read, member), { action: 'team.member-named', subject: member.id })
}

type Named = { post: TeamPost; from: string; officer: string | undefined }

function memberErrors(read: TeamReading, { post, from, officer }: Named, officers: readonly { id: string }[]) {
  const current = read.members.filter(isCurrent)
  const isLeadTaken = !isPostFree(
    post,
    current.map((member) => member.post),
  )
  const isTaken = officer !== undefined && current.some((member) => member.officer === officer)
  const isUnknown = officer !== undefined && !officers.some(({ id }) => id === officer)
  return {
    ...(isLeadTaken && { post: words.leadTaken }),
    ...(from > read.day && { from: words.fromAhead }),
    ...(isTaken && { officer: words.officerTaken }),
    ...(isUnknown && { officer: vi.form.choose }),
  }
}

/** A member leaves; the name stays written down with both days. */
export async function endMembership(c: Ctx): Promise<Response> {
  const read = await readTeam(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, departureForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const sent = { id: form.values.submission, typed: form.typed }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  const member = read.members.find(({ id }) => id === form.values.member)
  if (!read.mayEdit || !member || !isCurrent(member)) return refused(c, words.changed, 409)
  const write = endTeamMember(c.var.services.store.read, member.id, read.day)
  return keep(c, read, sent, write, { action: 'team.member-left', subject: member.id })
}

/** A team ends: it counts no more, and takes no further members. */
export async function dissolve(c: Ctx): Promise<Response> {
  const read = await readTeam(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, endingForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const sent = { id: form.values.submission, typed: form.typed }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  if (!read.mayEdit) return refused(c, words.changed, 409)
  const write = endTeam(c.var.services.store.read, read.team.id, read.day)
  return keep(c, read, sent, write, { action: 'team.ended', subject: read.team.id })
}

type Sent = { id: string; typed: Typed }

async function keep(c: Ctx, { team }: TeamReading, sent: Sent, write: Write, of: { action: string; subject: string }) {
  const entry = { at: c.var.services.clock(), actor: c.var.scope.officer, ...of }
  const answer = await commitOnce(c, { ...sent, location: paths.team(team.id) }, [write], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`${of.action} refused: ${answer.rule}`)
}
