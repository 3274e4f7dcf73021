import { type Day, daysBetween } from './day.ts'

/** Of a hundred visits of each volunteer: twice as many in the first fourteen days that a site is walked. */
export const USUAL_PERCENT = 10
export const FIRST_PERCENT = 20
export const FIRST_DAYS = 14

/** How many of a hundred are drawn on a day, where the site's first visit was on `began`. */
export const percentOn = (began: Day, today: Day): number =>
  daysBetween(began, today) < FIRST_DAYS ? FIRST_PERCENT : USUAL_PERCENT

/** A visit that may be drawn. */
export interface Drawable {
  readonly visit: string
  /** Who made it: each volunteer's visits are drawn from apart. */
  readonly officer: string
  /** Lower case hex of SHA-256 over the seed, a space and the id of the visit: the order that the seed gives. */
  readonly rank: string
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byRank = (a: Drawable, b: Drawable): number => before(a.rank, b.rank) || before(a.visit, b.visit)

/** How many are drawn of so many visits: the part rounded up, so that everybody with a visit is drawn at least once. */
export const countDrawn = (visits: number, percent: number): number => Math.ceil((visits * percent) / 100)

/** The visits drawn: of each volunteer those of the lowest ranks. The same whatever order the visits come in. */
export function drawVisits<T extends Drawable>(visits: readonly T[], percent: number): T[] {
  const officers = [...new Set(visits.map(({ officer }) => officer))].sort(before)
  return officers.flatMap((officer) => {
    const own = visits.filter((visit) => visit.officer === officer).sort(byRank)
    return own.slice(0, countDrawn(own.length, percent))
  })
}

/** What a stored draw lacks of what its seed and list draw, and what it has besides; both empty when it is the very draw. */
export interface DrawDifference {
  readonly lacking: readonly string[]
  readonly added: readonly string[]
}

/** Compares the visits that a draw stored with those drawn anew. */
export function compareDraw(stored: readonly string[], drawn: readonly string[]): DrawDifference {
  return {
    lacking: drawn.filter((visit) => !stored.includes(visit)),
    added: stored.filter((visit) => !drawn.includes(visit)),
  }
}

/** Somebody who can look again. */
export interface Checker {
  readonly id: string
  /** 0: walks this site; 1: walks the commune; 2: coordinates it, and is asked where nobody else can be. */
  readonly tier: number
}

/**
 * Who looks at each drawn visit again: never who made it, the lowest tier there is, and in it whoever has the fewest so
 * far. Undefined for a visit that nobody else can look at.
 */
export function shareOut(drawn: readonly Drawable[], checkers: readonly Checker[]): Map<string, string | undefined> {
  const counts = new Map<string, number>()
  const load = ({ id }: Checker) => counts.get(id) ?? 0
  const chosen = new Map<string, string | undefined>()
  for (const { visit, officer } of [...drawn].sort(byRank)) {
    const [next] = checkers
      .filter(({ id }) => id !== officer)
      .sort((a, b) => a.tier - b.tier || load(a) - load(b) || before(a.id, b.id))
    chosen.set(visit, next?.id)
    if (next) counts.set(next.id, load(next) + 1)
  }
  return chosen
}

/**
 * The chance that a draw meets at least one of the visits that a volunteer invented: 1 − C(n − m, k) / C(n, k), of n
 * visits, m invented and k drawn without replacement.
 */
export function chanceOfMeeting(visits: number, invented: number, drawn: number): number {
  let missed = 1
  for (let taken = 0; taken < drawn; taken++) missed *= Math.max(0, visits - invented - taken) / (visits - taken)
  return 1 - missed
}
