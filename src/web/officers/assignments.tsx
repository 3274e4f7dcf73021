import { type Candidate, deleteAssignment, insertAssignment, listCandidates } from '../../store/assignments.ts'
import { findSite, type Site } from '../../store/sites.ts'
import { commitOnce, type FieldErrors, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond, respondPart, wantsPart } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { Button, FormSummary, LinkButton } from '../ui/form.tsx'
import { assignmentForm } from './form.ts'
import { explain } from './rules.ts'
import { Act } from './views.tsx'

const { officers: words } = vi

const siteOf = (c: Ctx): Promise<Site | undefined> =>
  findSite(c.var.services.store.read, c.var.scope, c.req.param('site') ?? '')

async function showAssignments(c: Ctx): Promise<Response> {
  const site = await siteOf(c)
  return site === undefined ? notFound(c) : assignmentsPage(c, site, {})
}

async function assignmentsPage(c: Ctx, site: Site, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const candidates = await listCandidates(store.read, c.var.scope, site.id)
  const page = <AssignmentsPage site={site} candidates={candidates} newId={newId} errors={errors} />
  return respond(c, words.walkers, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function assign(c: Ctx): Promise<Response> {
  const site = await siteOf(c)
  if (site === undefined) return notFound(c)
  const form = await readForm(c, assignmentForm)
  if (!form.ok) return assignmentsPage(c, site, form.errors)
  const { store, clock } = c.var.services
  const { officer, act, submission } = form.values
  const candidates = await listCandidates(store.read, c.var.scope, site.id)
  if (!candidates.some(({ id }) => id === officer)) return notFound(c)
  const [by, at] = [c.var.scope.officer, clock()]
  const write =
    act === 'assign'
      ? insertAssignment(store.read, { officer, site: site.id, assignedBy: by, assignedAt: at })
      : deleteAssignment(store.read, officer, site.id)
  const action = act === 'assign' ? 'assignment.made' : 'assignment.ended'
  const sent = { id: submission, typed: form.typed, location: paths.siteAssignments(site.id) }
  const answer = await commitOnce(c, sent, [write], [{ at, actor: by, action, subject: `${officer} ${site.id}` }])
  if (!(answer instanceof Response)) return assignmentsPage(c, site, { '': explain(answer.rule) })
  return wantsPart(c) && answer.status === 204 ? rowAgain(c, site, officer) : answer
}

/** Where scripts run, only the row of the officer changes. */
async function rowAgain(c: Ctx, site: Site, officer: string): Promise<Response> {
  const { store, newId } = c.var.services
  const candidate = (await listCandidates(store.read, c.var.scope, site.id)).find(({ id }) => id === officer)
  c.header('HX-Redirect', undefined)
  return candidate === undefined ? notFound(c) : respondPart(c, <Walker {...{ site, candidate, newId }} />)
}

interface AssignmentsProps {
  site: Site
  candidates: readonly Candidate[]
  newId: () => string
  errors: FieldErrors
}

interface WalkerProps {
  site: Site
  candidate: Candidate
  newId: () => string
}

const Walker = ({ site, candidate: { id, name, assigned }, newId }: WalkerProps) => (
  <li>
    <b>{name}</b>
    <span>{assigned ? words.walks : words.walksNot}</span>
    <Act action={paths.siteAssignments(site.id)} submission={newId()} row="closest li">
      <input type="hidden" name="officer" value={id} />
      <Button name="act" value={assigned ? 'end' : 'assign'} aria-label={words.assignFor(assigned, name)}>
        {assigned ? words.endAssignment : words.assign}
      </Button>
    </Act>
  </li>
)

const AssignmentsPage = ({ site, candidates, newId, errors }: AssignmentsProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{words.walkersOf(site.name)}</h1>
      <FormSummary errors={errors} />
      {candidates.length === 0 && <p class="empty">{words.noVolunteer}</p>}
      <ul class="tasks">
        {candidates.map((candidate) => (
          <Walker site={site} candidate={candidate} newId={newId} />
        ))}
      </ul>
      <p>
        <LinkButton href={paths.site(site.id)}>{words.backToSite}</LinkButton>
      </p>
    </section>
  </main>
)

export const assignmentRoutes: Route[] = [
  { method: 'GET', path: '/sites/:site/assignments', access: only('coordinator'), respond: showAssignments },
  { method: 'POST', path: '/sites/:site/assignments', access: only('coordinator'), respond: assign },
]
