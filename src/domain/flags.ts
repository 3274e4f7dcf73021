import type { Instant } from './day.ts'

/** What a coordinator finds of a flag after looking: nothing wrong, or talked over with the volunteer. */
export const FLAG_FINDINGS = ['nothing-wrong', 'talked-over'] as const

/** Longest note beside a finding. */
export const FLAG_NOTE = 300

export const FLAG_KINDS = ['burst', 'same-photo'] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

/** So many stalls in so many seconds by one person are more than one can walk and talk. */
export const BURST_STALLS = 10
export const BURST_SECONDS = 10 * 60

/** A visit, and when it was made as far as that can be told: by the phone's clock where a phone brought it. */
export interface TimedVisit {
  readonly visit: string
  readonly officer: string
  readonly stall: string
  readonly madeAt: Instant
}

/** Something to look at. It proves nothing: a rally with music may be a burst, a market's one board the same photo. */
export interface Flag {
  /** Its kind, its first visit and how many there are: one more visit makes another flag of it. */
  readonly id: string
  readonly kind: FlagKind
  readonly visits: readonly string[]
}

const flagOf = (kind: FlagKind, visits: readonly string[]): Flag => ({
  id: `${kind}:${visits[0]}:${visits.length}`,
  kind,
  visits,
})

const inTime = (a: TimedVisit, b: TimedVisit): number => a.madeAt - b.madeAt || (a.visit < b.visit ? -1 : 1)

/** Runs of one person's visits in which any ten minutes hold ten stalls; runs that overlap are one. */
export function findBursts(visits: readonly TimedVisit[]): Flag[] {
  const officers = [...new Set(visits.map(({ officer }) => officer))]
  return officers.flatMap((officer) => burstsOf(visits.filter((visit) => visit.officer === officer).sort(inTime)))
}

function burstsOf(own: readonly TimedVisit[]): Flag[] {
  const runs: { from: number; to: number }[] = []
  let from = 0
  own.forEach(({ madeAt }, to) => {
    while (madeAt - (own[from]?.madeAt ?? madeAt) > BURST_SECONDS) from++
    if (new Set(own.slice(from, to + 1).map(({ stall }) => stall)).size < BURST_STALLS) return
    const last = runs.at(-1)
    if (last !== undefined && from <= last.to) last.to = to
    else runs.push({ from, to })
  })
  return runs.map((run) =>
    flagOf(
      'burst',
      own.slice(run.from, run.to + 1).map(({ visit }) => visit),
    ),
  )
}

/** Visits that brought the very same picture; the order given is kept. */
export function findSamePhotos(photos: readonly { readonly visit: string; readonly digest: string }[]): Flag[] {
  const byDigest = new Map<string, string[]>()
  for (const { visit, digest } of photos) byDigest.set(digest, [...(byDigest.get(digest) ?? []), visit])
  return [...byDigest.values()].filter(({ length }) => length > 1).map((visits) => flagOf('same-photo', visits))
}
