import { findOfficer, insertOfficer } from '../../store/officers.ts'
import { type FieldErrors, readForm, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, onlyRecently, type Route } from '../route.ts'
import { assignmentRoutes } from './assignments.tsx'
import { answerWithCode } from './code.tsx'
import { actForm, officerForm } from './form.ts'
import { decide, grant, revoke, showOfficer } from './grants.tsx'
import { officersPage, showOfficers } from './list.tsx'
import { NewOfficerPage } from './new-officer-views.tsx'
import { explain } from './rules.ts'

const showNewOfficer = (c: Ctx): Response => newOfficerPage(c, {}, {})

function newOfficerPage(c: Ctx, typed: Typed, errors: FieldErrors): Response {
  const submission = typedIn(typed, 'submission') || c.var.services.newId()
  const page = <NewOfficerPage submission={submission} typed={typed} errors={errors} />
  return respond(c, vi.officers.add, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function makeOfficer(c: Ctx): Promise<Response> {
  const form = await readForm(c, officerForm)
  if (!form.ok) return newOfficerPage(c, form.typed, form.errors)
  const { store, newId, clock } = c.var.services
  const { name, signInName, submission } = form.values
  const maker = c.var.scope.officer
  const officer = { id: newId(), name, signInName, createdBy: maker, createdAt: clock() }
  const entry = { at: officer.createdAt, actor: maker, action: 'officer.made', subject: officer.id }
  const sent = { typed: form.typed, submission }
  const answer = await answerWithCode(c, officer, sent, [insertOfficer(store.read, officer)], [entry])
  return answer instanceof Response ? answer : newOfficerPage(c, form.typed, { signInName: explain(answer.rule) })
}

async function makeCode(c: Ctx): Promise<Response> {
  const officer = await findOfficer(c.var.services.store.read, c.var.scope, c.req.param('officer') ?? '')
  if (officer === undefined) return notFound(c)
  const form = await readForm(c, actForm)
  if (!form.ok) return showOfficer(c)
  const answer = await answerWithCode(c, officer, { typed: form.typed, submission: form.values.submission })
  return answer instanceof Response ? answer : officersPage(c, { '': explain(answer.rule) })
}

export const officerRoutes: Route[] = [
  { method: 'GET', path: '/officers', access: only('admin'), respond: showOfficers },
  { method: 'POST', path: '/officers', access: only('admin'), respond: makeOfficer },
  { method: 'GET', path: '/officers/new', access: only('admin'), respond: showNewOfficer },
  { method: 'GET', path: '/officers/:officer', access: only('admin'), respond: showOfficer },
  { method: 'POST', path: '/officers/:officer/enrolment', access: onlyRecently('admin'), respond: makeCode },
  { method: 'POST', path: '/officers/:officer/roles', access: onlyRecently('admin'), respond: grant },
  { method: 'POST', path: '/role-grants/:grant/decision', access: onlyRecently('admin'), respond: decide },
  { method: 'POST', path: '/role-grants/:grant/revocation', access: onlyRecently('admin'), respond: revoke },
  ...assignmentRoutes,
]
