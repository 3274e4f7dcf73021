import { addDays, type Day, dayOf, type Instant } from './day.ts'
import { type Figures, sumFigures } from './figures.ts'
import { daysOf, type Period } from './period.ts'
import type { Share } from './share.ts'

/** The figures of a site at the end of a day, frozen when that day was over. */
export interface Snapshot {
  readonly site: string
  readonly figures: Figures
}

/** Since when a site is there: the first day that is frozen. */
export interface Founded {
  readonly site: string
  readonly firstDay: Day
}

/** Newest day that can be frozen: it is over. */
export const lastFrozen = (today: Day): Day => addDays(today, -1)

/** Seconds after midnight before a day is frozen: what was received in its last moments is stored by then. */
export const SETTLES = 60

/** Days in which nothing at all was written, after which a clock that says so is not believed at once. */
const JUMP = 31
/** Seconds for which it has to stand by what it says: time for somebody to see a wrong day on every page. */
export const JUMP_DOUBTED = 86_400

/**
 * The day from which on nothing is frozen for now, where the clock seems to have jumped: `heard` is when anything was last
 * written more than a day ago, and that very day may still be running. A frozen row is there for good, one of a day that
 * is not over would be so too.
 */
export function jumpedFrom(now: Instant, heard: Instant | undefined): Day | undefined {
  return heard !== undefined && now - JUMP_DOUBTED - heard > JUMP * 86_400 ? dayOf(heard) : undefined
}

/** Days of a period on which the site was there and that are not among those taken, oldest first. */
export function missingDays({ firstDay }: Founded, { from, to }: Period, taken: ReadonlySet<Day>): Day[] {
  return daysOf({ from: from < firstDay ? firstDay : from, to }).filter((day) => !taken.has(day))
}

/** The sites that were there on a day. */
const thereOn = (sites: readonly Founded[], day: Day): Founded[] => sites.filter(({ firstDay }) => firstDay <= day)

/**
 * The figures of several sites taken together, day by day, oldest first. A day on which one of them lacks its snapshot has
 * none: a sum of those that happen to be there would look like a fall.
 */
export function sumByDay(sites: readonly Founded[], snapshots: readonly Snapshot[], period: Period): Figures[] {
  const known = new Map(snapshots.map(({ site, figures }) => [`${figures.day} ${site}`, figures]))
  return daysOf(period).flatMap((day) => {
    const there = thereOn(sites, day)
    const found = there.flatMap(({ site }) => known.get(`${day} ${site}`) ?? [])
    return there.length > 0 && found.length === there.length ? [sumFigures(found, day)] : []
  })
}

/** How a share moved, in percentage points; undefined where either of them has no base. */
export function changeInPoints(earlier: Share, later: Share): number | undefined {
  if (earlier.total === 0 || later.total === 0) return undefined
  return (later.count / later.total - earlier.count / earlier.total) * 100
}
