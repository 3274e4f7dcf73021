import { isEverywhere, type Role, type Scope, scopeOf } from '../domain/access.ts'
import { dayOf } from '../domain/day.ts'
import { findUnit, type Unit } from '../store/units.ts'
import type { Ctx } from './route.ts'

/** Whether a commune as a whole lies in a scope: an assignment to one of its sites opens none of it. */
export const covers = (scope: Scope, { code, parent }: Pick<Unit, 'code' | 'parent'>): boolean =>
  isEverywhere(scope) || scope.communes.includes(code) || scope.provinces.includes(parent ?? '')

/** The commune of a code as it is called today; undefined when there is none or it is not in the viewer's scope. */
export async function findCommune(c: Ctx, code = c.req.param('commune') ?? ''): Promise<Unit | undefined> {
  const { store, clock } = c.var.services
  const unit = await findUnit(store.read, code, dayOf(clock()))
  return unit !== undefined && unit.parent !== null && covers(c.var.scope, unit) ? unit : undefined
}

/** Whether the viewer holds one of the roles over a commune. */
export function actsFor(c: Ctx, unit: Pick<Unit, 'code' | 'parent'>, roles: readonly Role[]): boolean {
  const { viewer } = c.var
  const scope = viewer && scopeOf(viewer.officer, viewer.grants, roles)
  return scope !== undefined && covers(scope, unit)
}
