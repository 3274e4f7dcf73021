import { type DrawnStep, type PlacedStanding, stepOf } from '../domain/adoption.ts'
import { dayOf } from '../domain/day.ts'
import type { FoundStall } from '../store/stalls.ts'
import { listStandings } from '../store/standings.ts'
import { vi } from './messages/vi.ts'
import type { Ctx } from './route.ts'
import type { Place } from './ui/here.tsx'

/** A stall on its site: where it is, how it stands today, and its neighbours in walking order. */
export interface Surroundings {
  readonly place: Place
  readonly standing: PlacedStanding
  readonly drawn: DrawnStep
  readonly before: readonly Neighbour[]
  readonly after: readonly Neighbour[]
}

export interface Neighbour {
  readonly stall: string
  readonly number: string
  readonly drawn: DrawnStep
}

/** Looks around a stall that was found in the viewer's scope. */
export async function lookAround(c: Ctx, { stall, site, block, merchant }: FoundStall): Promise<Surroundings> {
  const { store, clock } = c.var.services
  const today = dayOf(clock())
  const all = await listStandings(store.read, c.var.scope, { site: site.id }, today)
  const at = all.findIndex((one) => one.stall === stall.id)
  const standing = all[at]
  if (standing === undefined) throw new Error(`Stall ${stall.id} stands on no site`)
  const neighbour = (one: PlacedStanding): Neighbour => ({ ...one, drawn: stepOf(one, today) })
  const place: Place = {
    ...{ stall: stall.id, number: stall.number, site, side: stall.side, block: block.name },
    name: merchant?.tradeName ?? vi.stalls.noMerchant,
    position: at + 1,
    total: all.length,
  }
  return {
    ...{ place, standing, drawn: stepOf(standing, today) },
    before: all.slice(Math.max(0, at - 2), at).map(neighbour),
    after: all.slice(at + 1, at + 4).map(neighbour),
  }
}
