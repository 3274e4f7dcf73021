import type { PlacedStanding } from '../../domain/adoption.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { type Due, findDue } from '../../domain/due.ts'
import { groupBy } from '../../domain/groups.ts'
import { findDueFacts } from '../../store/due.ts'
import { type FoundIncident, listUnresolvedIncidents } from '../../store/incidents.ts'
import type { Area } from '../../store/scope.ts'
import { listFacts } from '../../store/site-facts.ts'
import type { Site } from '../../store/sites.ts'
import type { Ctx } from '../route.ts'

/** A stall at which something is due. */
export interface DueStall {
  readonly standing: PlacedStanding
  readonly due: readonly Due[]
}

/** The stalls of a site at which something is due, in walking order. */
export interface DueSite {
  readonly site: Site
  readonly stalls: readonly DueStall[]
}

export interface DueReading {
  readonly day: Day
  /** Sites with something due, in the order given. */
  readonly sites: readonly DueSite[]
  /** Incidents that name no stall of the register. */
  readonly elsewhere: readonly FoundIncident[]
}

/** What is due today at the sites, read by areas that hold them all. */
export async function readDue(c: Ctx, sites: readonly Site[], areas: readonly Area[]): Promise<DueReading> {
  const { store, clock } = c.var.services
  const { scope } = c.var
  const day = dayOf(clock())
  const communes = [...new Set(sites.map(({ commune }) => commune))]
  const listed = await Promise.all(communes.map((code) => listUnresolvedIncidents(store.read, scope, code)))
  const incidents = listed.flat()
  const known = await Promise.all(areas.map((area) => listFacts(store.read, scope, area, day)))
  const facts = await Promise.all(areas.map((area) => findDueFacts(store.read, scope, area, day)))
  const factsOf = new Map(facts.flatMap((one) => [...one]))
  const incidentsAt = groupBy(incidents, ({ stall }) => stall?.id)
  const stalls = known
    .flatMap((one) => one.stalls)
    .map((standing) => {
      const here = (incidentsAt.get(standing.stall) ?? []).map(({ incident }) => incident)
      return { standing, due: findDue(standing, factsOf.get(standing.stall) ?? {}, here, day) }
    })
    .filter(({ due }) => due.length > 0)
  const dueAt = groupBy(stalls, ({ standing }) => standing.site)
  return {
    day,
    sites: sites.map((site) => ({ site, stalls: dueAt.get(site.id) ?? [] })).filter((one) => one.stalls.length > 0),
    elsewhere: incidents.filter(({ stall }) => stall === null),
  }
}
