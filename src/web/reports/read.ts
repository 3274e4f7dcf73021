import { type Day, dayOf } from '../../domain/day.ts'
import type { Drawing } from '../../domain/drawing.ts'
import type { Figures } from '../../domain/figures.ts'
import { drawingsBySite, figuresBySite } from '../../store/figures.ts'
import { type Facts, joinFacts, listFactsBySite } from '../../store/site-facts.ts'
import { listSites, type Site } from '../../store/sites.ts'
import type { Unit } from '../../store/units.ts'
import { dayAsked } from '../as-of.ts'
import { findCommune } from '../commune.ts'
import type { Ctx } from '../route.ts'

/** A commune the viewer may read, with its sites and what their figures are counted from on a day. */
export interface CommuneReading extends Facts {
  unit: Unit
  sites: Site[]
  /** The same of each site, by its id, and what is counted off them. */
  bySite: ReadonlyMap<string, Facts>
  figures: ReadonlyMap<string, Figures>
  drawings: ReadonlyMap<string, Drawing>
  day: Day
}

/** The commune in the path as of today; undefined when there is none or it is not the viewer's. */
export const readCommune = (c: Ctx): Promise<CommuneReading | undefined> => readCommuneOn(c, todayOf(c))

/** The same as of the day in the address; undefined besides when that is no day or is still to come. */
export async function readCommuneAsked(c: Ctx): Promise<CommuneReading | undefined> {
  const day = dayAsked(c)
  return day === undefined ? undefined : readCommuneOn(c, day)
}

const todayOf = (c: Ctx): Day => dayOf(c.var.services.clock())

async function readCommuneOn(c: Ctx, day: Day): Promise<CommuneReading | undefined> {
  const { store } = c.var.services
  const unit = await findCommune(c)
  if (unit === undefined) return undefined
  const commune = unit.code
  const sites = await listSites(store.read, c.var.scope, commune)
  const bySite = await listFactsBySite(store.read, c.var.scope, { commune }, day)
  const counted = { figures: figuresBySite(bySite, day), drawings: drawingsBySite(bySite, day) }
  return { unit, sites, bySite, ...joinFacts(bySite), ...counted, day }
}
