import { isEverywhere, type Scope } from '../../domain/access.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { type Facts, listFacts } from '../../store/site-facts.ts'
import { listSites, type Site } from '../../store/sites.ts'
import { findUnit, type Unit } from '../../store/units.ts'
import type { Ctx } from '../route.ts'

/** A commune the viewer may read, with its sites and what their figures are counted from today. */
export interface CommuneReading extends Facts {
  unit: Unit
  sites: Site[]
  day: Day
}

const inScope = (scope: Scope, unit: Unit): boolean =>
  isEverywhere(scope) || scope.communes.includes(unit.code) || scope.provinces.includes(unit.parent ?? '')

/** The commune in the path; undefined when there is none or it is not the viewer's. */
export async function readCommune(c: Ctx): Promise<CommuneReading | undefined> {
  const { store, clock } = c.var.services
  const day = dayOf(clock())
  const unit = await findUnit(store.read, c.req.param('commune') ?? '', day)
  if (unit === undefined || unit.parent === null || !inScope(c.var.scope, unit)) return undefined
  const commune = unit.code
  const sites = await listSites(store.read, c.var.scope, commune)
  return { unit, sites, ...(await listFacts(store.read, c.var.scope, { commune }, day)), day }
}
