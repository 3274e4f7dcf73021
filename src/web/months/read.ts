import { type Day, dayOf } from '../../domain/day.ts'
import { addMonths, daysOfMonth, isOver, type Month, monthOf } from '../../domain/month.ts'
import { missingDays } from '../../domain/snapshot.ts'
import { type ClosedMonth, listClosedMonths } from '../../store/closed-months.ts'
import { type FoundedSite, listFounded, listFrozenDays } from '../../store/snapshots.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import type { Ctx } from '../route.ts'

/** A month of a commune, and whether it can be closed. */
export interface MonthState {
  readonly month: Month
  readonly closed: ClosedMonth | undefined
  readonly isOver: boolean
  /** Days without a snapshot, of each site that lacks any; none are looked for in a closed month. */
  readonly missing: readonly { readonly name: string; readonly days: readonly Day[] }[]
}

/** A commune the viewer may read, with its months since its first site, newest first. */
export interface CommuneMonths {
  readonly unit: Unit
  readonly sites: readonly FoundedSite[]
  readonly months: readonly MonthState[]
  readonly today: Day
}

/** The commune in the path; undefined when there is none or it is not the viewer's. */
export async function readMonths(c: Ctx): Promise<CommuneMonths | undefined> {
  const unit = await findCommune(c)
  if (unit === undefined) return undefined
  const [{ read }, scope, today] = [c.var.services.store, c.var.scope, dayOf(c.var.services.clock())]
  const area = { commune: unit.code }
  const sites = await listFounded(read, scope, area)
  const [first] = sites.map(({ firstDay }) => firstDay).sort()
  if (first === undefined) return { unit, sites, months: [], today }
  const frozen = await listFrozenDays(read, scope, area, { from: first, to: today })
  const closed = new Map((await listClosedMonths(read, scope, unit.code)).map((one) => [one.month, one]))
  const missingIn = (month: Month) =>
    sites
      .map((one) => ({ name: one.name, days: missingDays(one, daysOfMonth(month), frozen.get(one.site) ?? new Set()) }))
      .filter(({ days }) => days.length > 0)
  const stateOf = (month: Month): MonthState => {
    const over = isOver(month, today)
    const known = closed.get(month)
    return { month, closed: known, isOver: over, missing: over && !known ? missingIn(month) : [] }
  }
  return { unit, sites, months: monthsBack(monthOf(today), monthOf(first)).map(stateOf), today }
}

function monthsBack(last: Month, first: Month): Month[] {
  const months: Month[] = []
  for (let month = last; month >= first; month = addMonths(month, -1)) months.push(month)
  return months
}
