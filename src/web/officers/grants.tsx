import { isEverywhere } from '../../domain/access.ts'
import { dayOf } from '../../domain/day.ts'
import { findOfficer, type Officer } from '../../store/officers.ts'
import {
  findGrant,
  insertRoleGrant,
  insertRoleGrantDecision,
  insertRoleRevocation,
  listGrantsOf,
} from '../../store/roles.ts'
import { findSubmission } from '../../store/submissions.ts'
import { findUnit, listCommunes, listProvinces, type Unit } from '../../store/units.ts'
import { commitOnce, type FieldErrors, readForm, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { actForm, decisionForm, grantForm, ON_PROVINCE } from './form.ts'
import { officersPage } from './list.tsx'
import { OfficerPage } from './officer-view.tsx'
import { explain } from './rules.ts'

/** One officer: roles with their states, and what may be done. */
export async function showOfficer(c: Ctx): Promise<Response> {
  const officer = await officerOf(c)
  return officer === undefined ? notFound(c) : officerPage(c, officer, {}, {})
}

const officerOf = (c: Ctx): Promise<Officer | undefined> =>
  findOfficer(c.var.services.store.read, c.var.scope, c.req.param('officer') ?? '')

async function officerPage(c: Ctx, officer: Officer, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const grants = await listGrantsOf(store.read, c.var.scope, officer.id)
  const provinces = await listOwnProvinces(c)
  const places = { provinces, units: await listUnits(c, provinces) }
  const page = <OfficerPage officer={officer} grants={grants} {...places} newId={newId} typed={typed} errors={errors} />
  return respond(c, officer.name, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** The provinces the viewer may grant roles in, as they are called today. */
async function listOwnProvinces(c: Ctx): Promise<Unit[]> {
  const { store, clock } = c.var.services
  const provinces = await listProvinces(store.read, dayOf(clock()))
  return provinces.filter(({ code }) => isEverywhere(c.var.scope) || c.var.scope.provinces.includes(code))
}

/** A province and its communes of today: the one asked for, else the viewer's first. */
async function listUnits(c: Ctx, provinces: readonly Unit[]): Promise<Unit[]> {
  const { store, clock } = c.var.services
  const province = provinces.find(({ code }) => code === c.req.query('province')) ?? provinces[0]
  if (province === undefined) return []
  return [province, ...(await listCommunes(store.read, province.code, dayOf(clock())))]
}

/** Asks for a role; it is in force when a second administrator has approved it. */
export async function grant(c: Ctx): Promise<Response> {
  const officer = await officerOf(c)
  if (officer === undefined) return notFound(c)
  const form = await readForm(c, grantForm)
  if (!form.ok) return officerPage(c, officer, form.typed, form.errors)
  const { store, newId, clock } = c.var.services
  const { role, unit, submission } = form.values
  // The same form sent again is not a second grant: it goes on to the answer it had before.
  const before = await findSubmission(store.read, submission)
  const errors = before ? undefined : await refusalOf(c, officer, role, unit)
  if (errors) return officerPage(c, officer, form.typed, errors)
  const by = c.var.scope.officer
  const row = { id: newId(), officer: officer.id, role, unit, grantedBy: by, grantedAt: clock() }
  const answer = await commitOnce(
    c,
    { id: submission, typed: form.typed, location: paths.officer(officer.id) },
    [insertRoleGrant(store.read, row)],
    [{ at: row.grantedAt, actor: by, action: 'role.granted', subject: row.id }],
  )
  return answer instanceof Response ? answer : officerPage(c, officer, form.typed, { '': explain(answer.rule) })
}

async function refusalOf(c: Ctx, officer: Officer, role: string, unit: string): Promise<FieldErrors | undefined> {
  const { store, clock } = c.var.services
  const found = await findUnit(store.read, unit, dayOf(clock()))
  const provinces = (await listOwnProvinces(c)).map(({ code }) => code)
  if (found === undefined || !provinces.includes(found.parent ?? found.code)) return { unit: vi.form.choose }
  if (unit.length === 2 && !ON_PROVINCE.includes(role)) return { unit: vi.officers.communeRole }
  const grants = await listGrantsOf(store.read, c.var.scope, officer.id)
  const open = grants.filter(({ state }) => state === 'pending' || state === 'in-force')
  const held = open.some((other) => other.role === role && other.unit === unit)
  return held ? { role: vi.officers.heldAlready } : undefined
}

/** The second administrator's word. */
export async function decide(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const asked = await findGrant(store.read, c.var.scope, c.req.param('grant') ?? '')
  if (asked === undefined) return notFound(c)
  const form = await readForm(c, decisionForm)
  if (!form.ok) return officersPage(c, form.errors)
  const { decision, submission } = form.values
  const by = c.var.scope.officer
  const at = clock()
  const answer = await commitOnce(
    c,
    { id: submission, typed: form.typed, location: paths.officers() },
    [insertRoleGrantDecision(store.read, { grant: asked.id, decision, decidedBy: by, decidedAt: at })],
    [{ at, actor: by, action: `role.${decision}`, subject: asked.id }],
  )
  return answer instanceof Response ? answer : officersPage(c, { '': explain(answer.rule) })
}

/** Ends a role at once. One administrator may: taking a right away harms less than leaving it. */
export async function revoke(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const held = await findGrant(store.read, c.var.scope, c.req.param('grant') ?? '')
  // Administrators are made and unmade at the console only.
  if (held === undefined || held.role === 'admin') return notFound(c)
  const form = await readForm(c, actForm)
  if (!form.ok) return officersPage(c, form.errors)
  const by = c.var.scope.officer
  const at = clock()
  const answer = await commitOnce(
    c,
    { id: form.values.submission, typed: form.typed, location: paths.officer(held.officer) },
    [insertRoleRevocation(store.read, { grant: held.id, revokedBy: by, revokedAt: at })],
    [{ at, actor: by, action: 'role.revoked', subject: held.id }],
  )
  return answer instanceof Response ? answer : officersPage(c, { '': explain(answer.rule) })
}
