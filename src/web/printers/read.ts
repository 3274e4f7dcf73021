import { isEverywhere } from '../../domain/access.ts'
import { dayOf } from '../../domain/day.ts'
import { type FoundProfile, listPrinterProfiles } from '../../store/printer-profiles.ts'
import { findSite, type Site } from '../../store/sites.ts'
import { findUnit, type Unit } from '../../store/units.ts'
import type { Ctx } from '../route.ts'

/** A commune the viewer coordinates, with its printers as they were last measured or retired. */
export interface Commune {
  readonly unit: Unit
  readonly printers: readonly FoundProfile[]
  /** Whose stickers were about to be printed, to go back to. */
  readonly site: Site | undefined
}

/** The commune in the path; undefined when there is none or it is not the viewer's. */
export async function readCommune(c: Ctx): Promise<Commune | undefined> {
  const { scope, services } = c.var
  const { read } = services.store
  const unit = await findUnit(read, c.req.param('commune') ?? '', dayOf(services.clock()))
  if (unit === undefined || unit.parent === null) return undefined
  const { parent, code } = unit
  if (!isEverywhere(scope) && !scope.communes.includes(code) && !scope.provinces.includes(parent)) return undefined
  const site = await findSite(read, scope, c.req.query('site') ?? '')
  return { unit, printers: await listPrinterProfiles(read, scope, code), site }
}
