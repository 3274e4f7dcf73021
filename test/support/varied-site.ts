import { addDays } from '../../src/domain/day.ts'
import type { Store } from '../../src/store/database.ts'
import { type ArrivalFact, historyWrites, type StallHistory, type VisitFact } from './history.ts'
import { WORLD_BEGAN, WORLD_DAY, WORLD_NOW } from './world.ts'

const daysAgo = (days: number) => addDays(WORLD_DAY, -days)
const seen = (id: string, days: number, fact: Partial<VisitFact>): VisitFact => ({
  ...{ day: daysAgo(days), at: WORLD_NOW - days * 86_400, outcome: 'agreed', merchant: `${id}-merchant` },
  ...fact,
})
const arrived = (id: string, level: ArrivalFact['level'], days = 3): ArrivalFact => ({
  ...{ day: daysAgo(days), merchant: `${id}-merchant`, level, payer: 'customer' },
})

const regularly = (id: string): ArrivalFact => ({ ...arrived(id, 'observed'), days: 'regular' })
const matched = (id: string) => ({ display: 'in-place', scan: 'match', code: `${id}-code` }) as const

/** A stall with a merchant and a live code; `facts` are what a walk met. */
const coded = (id: string, facts: Partial<StallHistory> = {}): StallHistory => ({
  ...bare(id),
  merchants: [
    {
      ...{ id: `${id}-merchant`, startedOn: daysAgo(90) },
      accounts: [{ id: `${id}-account`, activatedOn: daysAgo(80), code: `${id}-code` }],
    },
  ],
  ...facts,
})
const bare = (id: string): StallHistory => ({ ...{ id, merchants: [], visits: [], arrivals: [] }, censuses: census() })
const census = (state: 'operating' | 'vacant' | 'closed' = 'operating') => [{ day: WORLD_BEGAN, at: 1, state }]
const unmet = { merchant: undefined } as const

/** One of each: every step, every level of evidence, stale, and out of N. */
const KINDS: readonly ((id: string) => StallHistory)[] = [
  bare,
  (id) => ({ ...bare(id), visits: [seen(id, 2, { ...unmet, outcome: 'refused', reason: 'tax' })] }),
  (id) => ({ ...bare(id), visits: [seen(id, 2, { ...unmet, outcome: 'postponed', reason: 'elderly' })] }),
  (id) => ({ ...bare(id), visits: [seen(id, 2, { ...unmet, outcome: 'absent' })] }),
  (id) => coded(id),
  (id) => coded(id, { visits: [seen(id, 70, matched(id))] }),
  (id) => coded(id, { visits: [30, 9].map((days) => seen(id, days, matched(id))) }),
  (id) => coded(id, { visits: [seen(id, 9, { display: 'in-place' })], arrivals: [regularly(id)] }),
  (id) => coded(id, { arrivals: [arrived(id, 'bank'), arrived(id, 'observed'), arrived(id, 'observed', 70)] }),
  (id) => coded(id, { arrivals: [arrived(id, 'said')] }),
  (id) => coded(id, { visits: [seen(id, 1, { display: 'in-place', scan: 'stranger' })] }),
  (id) => ({ ...bare(id), censuses: census('vacant') }),
  (id) => ({ ...bare(id), censuses: census('closed') }),
]

/** Stores a market of the first commune in which every state occurs; stalls are `<id>-0`, `<id>-1`, … */
export async function addVariedSite(store: Store, id: string, stalls: number): Promise<void> {
  const histories = Array.from({ length: stalls }, (_, at) => KINDS[at % KINDS.length]?.(`${id}-${at}`) ?? bare(id))
  const committed = await store.commit(historyWrites(store.read, { id, rounds: [daysAgo(40)], stalls: histories }), [])
  if (!committed.ok) throw new Error(`No varied site: ${committed.rule}`)
}
