import { listOfficers } from '../../store/officers.ts'
import { listPendingGrants } from '../../store/roles.ts'
import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { OfficersPage } from './views.tsx'

export const showOfficers = (c: Ctx): Promise<Response> => officersPage(c, {})

/** The list with the grants that wait; `errors` when an act on it was refused. */
export async function officersPage(c: Ctx, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const [officers, pending] = await Promise.all([
    listOfficers(store.read, c.var.scope),
    listPendingGrants(store.read, c.var.scope),
  ])
  const viewer = c.var.scope.officer
  const page = <OfficersPage officers={officers} pending={pending} viewer={viewer} newId={newId} errors={errors} />
  return respond(c, vi.officers.title, page, Object.keys(errors).length > 0 ? 422 : 200)
}
