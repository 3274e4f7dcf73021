import { isEverywhere } from '../domain/access.ts'
import { dayOf } from '../domain/day.ts'
import { findUnit, type Unit } from '../store/units.ts'
import type { Ctx } from './route.ts'

/** The commune in the path as of today; undefined when there is none or it is not the viewer's. */
export async function findCommune(c: Ctx): Promise<Unit | undefined> {
  const { scope, services } = c.var
  const unit = await findUnit(services.store.read, c.req.param('commune') ?? '', dayOf(services.clock()))
  if (unit === undefined || unit.parent === null) return undefined
  const isMine = isEverywhere(scope) || scope.communes.includes(unit.code) || scope.provinces.includes(unit.parent)
  return isMine ? unit : undefined
}
