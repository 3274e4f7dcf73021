import type { Reason } from '../../domain/visit.ts'
import { insertArrival } from '../../store/arrivals.ts'
import type { Entry } from '../../store/audit.ts'
import type { Database, Store, Write } from '../../store/database.ts'
import { insertIncident, insertIncidentEvent } from '../../store/incidents.ts'
import { paymentCodes, stickers } from '../../store/schema.ts'
import { insertStickerEvent } from '../../store/stickers.ts'
import { insertVisit } from '../../store/visits.ts'
import { commitDemo } from './commit.ts'
import { COMMUNE, daysAgo, momentAgo, type PlacedSite, type PlacedStall } from './sites.ts'
import { began, type Money, type Seen, told } from './stories.ts'

/** Why not, as often as the leader's page of the demo tells it. */
const WHY_NOT: readonly Reason[] = Object.entries({
  tax: 17,
  'cash-customers': 14,
  elderly: 12,
  fraud: 7,
  'no-smartphone': 7,
  'relative-account': 4,
  'weak-signal': 2,
  other: 1,
}).flatMap(([reason, count]) => Array<Reason>(count).fill(reason as Reason))

/** No common factor with the 64 reasons, and long enough that each site meets several of them. */
const STRIDE = 27

/** What three walks saw at every stall: the registration, the sticker's placing, and the last round. */
export async function walkSites(store: Store, sites: readonly PlacedSite[], now: number): Promise<void> {
  const known = await registerOf(store)
  let refusals = 0
  const met = metInTurn()
  const nextReason = (): Reason => WHY_NOT[(refusals++ * STRIDE) % WHY_NOT.length] ?? 'other'
  for (const site of sites) {
    const writes = site.stalls.flatMap((stall) =>
      walk(store.read, stall, now, known(`merchant-${stall.id}`), { why: nextReason, met }),
    )
    const entry: Entry = { at: now, actor: 'demo', action: 'visits.recorded', subject: site.id }
    await commitDemo(store, { writes, entries: [entry] })
  }
}

/** What is registered and printed for a merchant, as the walks meet it. */
interface Registered {
  code: string | undefined
  serial: string | undefined
}

async function registerOf({ read }: Store): Promise<(merchant: string) => Registered> {
  const codes = await read.select({ id: paymentCodes.id, merchant: paymentCodes.merchant }).from(paymentCodes)
  const printed = await read.select({ serial: stickers.serial, merchant: stickers.merchant }).from(stickers)
  const codeOf = new Map(codes.map(({ id, merchant }) => [merchant, id]))
  const serialOf = new Map(printed.map(({ serial, merchant }) => [merchant, serial]))
  return (merchant) => ({ code: codeOf.get(merchant), serial: serialOf.get(merchant) })
}

/** Seconds from one stall of a walk to the next: nobody meets a hundred people in one minute. */
const APART = 90

/** On the day of the rally three went along and one wrote: the first stalls follow each other faster than one could walk. */
const RALLY = { walk: 'lan 14 9', stalls: 12, apart: 40 }

/** How many seconds after the beginning of an officer's walk the next stall is met. */
function metInTurn(): (walk: string) => number {
  const counts = new Map<string, number>()
  return (walk) => {
    const before = counts.get(walk) ?? 0
    counts.set(walk, before + 1)
    const hurried = walk === RALLY.walk ? Math.min(before, RALLY.stalls) : 0
    return hurried * RALLY.apart + (before - hurried) * APART
  }
}

interface Turns {
  why: () => Reason
  met: (walk: string) => number
}

function walk(db: Database, stall: PlacedStall, now: number, known: Registered, { why, met }: Turns): Write[] {
  const merchant = `merchant-${stall.id}`
  let count = 0
  let isPlaced = false
  const visit = (days: number, hour: number, seen: Seen): Write[] => {
    const id = `visit-${stall.id}-${++count}`
    const officer = count % 2 === 0 ? 'hoa' : 'lan'
    const at = momentAgo(now, days, hour) + met(`${officer} ${days} ${hour}`)
    const made = { id, stall: stall.id, officer, at }
    const code = seen.scan === 'match' ? known.code : null
    const row = { ...made, merchant, day: daysAgo(now, days), outcome: 'agreed' as const, code, ...seen }
    const hangs = seen.scan === 'match' && !isPlaced
    isPlaced ||= hangs
    return [insertVisit(db, row), ...follows(db, made, { ...seen, hangs }, known, stall)]
  }
  const money: Money = (level, days, regular) =>
    insertArrival(db, {
      id: `arrival-${stall.id}-${level}-${days}`,
      stall: stall.id,
      merchant,
      level,
      payer: 'customer',
      day: daysAgo(now, days),
      at: momentAgo(now, days, 17),
      days: regular ? 'regular' : null,
    })
  const said = stall.said ? [money('said', 9)] : []
  return [...said, ...began(stall, visit, money), ...told(stall, visit, money, now, why)]
}

type Made = { id: string; stall: string; officer: string; at: number }

/** What a scan does besides being written down: the sticker is on its wall now, or an incident is open. */
function follows(
  db: Database,
  made: Made,
  { scan, hangs }: Seen & { hangs: boolean },
  { serial }: Registered,
  stall: PlacedStall,
): Write[] {
  const { id: visit, officer, at } = made
  if (hangs && serial) return [insertStickerEvent(db, { serial, event: 'placed', officer, at, visit })]
  if (scan !== 'stranger') return []
  const incident = `incident-${stall.id}`
  const opened = { id: incident, commune: COMMUNE, source: 'scan', stall: stall.id, visit } as const
  const taken = { id: `${incident}-taken`, incident, event: 'taken', officer: 'ho', at: at + 1800 } as const
  // On the street the coordinator looks after it; in the market nobody does yet.
  const isTaken = stall.side !== 'row'
  return [
    insertIncident(db, { ...opened, openedBy: officer, openedAt: at }),
    ...(isTaken ? [insertIncidentEvent(db, taken)] : []),
  ]
}
