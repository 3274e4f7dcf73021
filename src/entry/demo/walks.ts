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

type Visit = Parameters<typeof insertVisit>[1]
type Seen = Partial<Pick<Visit, 'outcome' | 'reason' | 'returnDay' | 'display' | 'scan'>>

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

/** How many seconds after the beginning of an officer's walk the next stall is met. */
function metInTurn(): (walk: string) => number {
  const counts = new Map<string, number>()
  return (walk) => {
    const before = counts.get(walk) ?? 0
    counts.set(walk, before + 1)
    return before * APART
  }
}

interface Turns {
  why: () => Reason
  met: (walk: string) => number
}

function walk(db: Database, stall: PlacedStall, now: number, known: Registered, { why, met }: Turns): Write[] {
  const merchant = `merchant-${stall.id}`
  let count = 0
  const visit = (days: number, hour: number, seen: Seen): Write[] => {
    const id = `visit-${stall.id}-${++count}`
    const officer = count % 2 === 0 ? 'hoa' : 'lan'
    const at = momentAgo(now, days, hour) + met(`${officer} ${days} ${hour}`)
    const made = { id, stall: stall.id, officer, at }
    const code = seen.scan === 'match' ? known.code : null
    const row = { ...made, merchant, day: daysAgo(now, days), outcome: 'agreed' as const, code, ...seen }
    return [insertVisit(db, row), ...follows(db, made, seen, known, stall)]
  }
  const money = (level: 'said' | 'observed' | 'bank', days: number): Write =>
    insertArrival(db, {
      id: `arrival-${stall.id}-${level}`,
      stall: stall.id,
      merchant,
      level,
      payer: 'customer',
      day: daysAgo(now, days),
      at: momentAgo(now, days, 17),
    })
  const said = stall.said ? [money('said', 9)] : []
  return [...said, ...told(stall, visit, money, now, why)]
}

type Made = { id: string; stall: string; officer: string; at: number }

/** What a scan does besides being written down: the sticker is on its wall, or an incident is open. */
function follows(db: Database, made: Made, { scan }: Seen, { serial }: Registered, stall: PlacedStall): Write[] {
  const { id: visit, officer, at } = made
  if (scan === 'match' && serial) return [insertStickerEvent(db, { serial, event: 'placed', officer, at, visit })]
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

type Record = (days: number, hour: number, seen: Seen) => Write[]
type Money = (level: 'observed' | 'bank', days: number) => Write

/** The story each progress letter stands for (see places.ts). */
function told(stall: PlacedStall, visit: Record, money: Money, now: number, why: () => Reason): Write[] {
  const matched: Seen = { display: 'in-place', scan: 'match' }
  switch (stall.progress) {
    case 'B':
      return [...visit(14, 9, matched), money('bank', 3)]
    case 'O':
      return [...visit(6, 10, matched), money('observed', 6)]
    case 'v':
      return visit(12, 9.5, matched)
    case 'k':
      return [...visit(64, 8, matched), ...visit(20, 15, { display: 'in-place' })]
    case 'c':
      return visit(18, 16, { display: 'in-place' })
    case 'p':
      return visit(19, 14, {})
    case 'a':
      return [...visit(60, 8, matched), ...visit(1, 9.2, { display: 'missing', scan: 'stranger' })]
    case 'x':
      return visit(25, 8.5, { outcome: 'refused', reason: why() })
    case 'h':
      return visit(21, 8.5, { outcome: 'postponed', reason: why(), returnDay: daysAgo(now, -5) })
    case 'y':
      return visit(22, 9, {})
    default:
      return []
  }
}
