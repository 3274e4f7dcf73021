import { type Day, dayOf, type Instant } from './day.ts'
import { groupBy } from './groups.ts'
import type { CensusState } from './visit.ts'

/** What a census walk found at a stall; facts come in the order in which they were received. */
export interface CensusFact {
  readonly stall: string
  readonly state: CensusState
  readonly day: Day
  readonly at: Instant
  /** Name of who found it. */
  readonly officer: string
}

export interface ListedStall {
  readonly stall: string
  readonly number: string
  readonly createdAt: Instant
}

/** One change of N: stalls that were listed together, or one that came into N or left it. */
export interface CensusChange {
  readonly day: Day
  readonly at: Instant
  /** Undefined where nobody's name was kept. */
  readonly officer: string | undefined
  readonly stalls: readonly ListedStall[]
  /** Undefined: newly listed. */
  readonly from: CensusState | undefined
  readonly to: CensusState
  /** N after it. */
  readonly operating: number
}

type Change = Omit<CensusChange, 'operating'>

const inOrder = (a: { day: Day; at: Instant }, b: { day: Day; at: Instant }): number =>
  a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1

/** Every change of N of a site, oldest first. The last one leaves N as the figures of today have it. */
export function censusChanges(stalls: readonly ListedStall[], facts: readonly CensusFact[]): CensusChange[] {
  const byStall = groupBy([...facts].sort(inOrder), ({ stall }) => stall)
  const known = stalls.map((stall) => ({ stall, facts: byStall.get(stall.stall) ?? [] }))
  const changes = [...listings(known), ...known.flatMap(movesOf)].sort(inOrder)
  let operating = 0
  return changes.map((change) => {
    operating += change.to === 'operating' ? change.stalls.length : -change.stalls.length
    return { ...change, operating }
  })
}

interface Known {
  readonly stall: ListedStall
  readonly facts: readonly CensusFact[]
}

/** The fact that a stall was listed with; without one it counts as operating. */
const firstOf = ({ stall: { createdAt }, facts }: Known): CensusFact | undefined =>
  facts.findLast(({ day, at }) => day < dayOf(createdAt) || (day === dayOf(createdAt) && at <= createdAt))

/** Stalls that operated when they were listed, together where that was one act. */
function listings(known: readonly Known[]): Change[] {
  const operating = known.filter((one) => (firstOf(one)?.state ?? 'operating') === 'operating')
  const together = groupBy(operating, ({ stall }) => stall.createdAt)
  return [...together].map(([at, group]) => ({
    ...{ day: dayOf(at), at, from: undefined, to: 'operating' },
    officer: group.map(firstOf).find(Boolean)?.officer,
    stalls: group.map(({ stall }) => stall),
  }))
}

/** Later facts that took a stall into N or out of it. */
function movesOf(one: Known): Change[] {
  const first = firstOf(one)
  let from: CensusState = first?.state ?? 'operating'
  return one.facts.slice(first ? one.facts.indexOf(first) + 1 : 0).flatMap(({ state: to, day, at, officer }) => {
    const was = from
    from = to
    const moved = (was === 'operating') !== (to === 'operating')
    return moved ? [{ day, at, officer, stalls: [one.stall], from: was, to }] : []
  })
}
