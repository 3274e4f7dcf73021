import type { Level, Reason } from '../../domain/visit.ts'
import type { Write } from '../../store/database.ts'
import type { insertVisit } from '../../store/visits.ts'
import { daysAgo, type PlacedStall } from './sites.ts'

type Visit = Parameters<typeof insertVisit>[1]
export type Seen = Partial<Pick<Visit, 'outcome' | 'reason' | 'returnDay' | 'display' | 'scan'>>

export type Record = (days: number, hour: number, seen: Seen) => Write[]
export type Money = (level: Level, days: number, regular?: boolean) => Write

/** Sites whose stickers were hung, and paid by, from the first walk on; the others came later. */
const FIRST_SITES = ['site-1', 'site-2']
const EVERY = 4

/** One stall in four of the first sites was scanned and paid by transfer more than sixty days ago. */
export function began(stall: PlacedStall, visit: Record, money: Money): Write[] {
  const isFirst = FIRST_SITES.some((site) => stall.id.startsWith(`${site}-`)) && stall.position % EVERY === 1
  if (!isFirst || !'BOk'.includes(stall.progress)) return []
  // The walk of the overdue ones has its own scan of that time.
  const scanned = stall.progress === 'k' ? [] : visit(66, 8, { display: 'in-place', scan: 'match' })
  return [...scanned, money('observed', 63)]
}

/** An officer saw ten days or more of transfers on the phones of one in five. */
const isRegular = ({ position }: PlacedStall): boolean => position % 5 === 0

/** The story each progress letter stands for (see places.ts). */
export function told(stall: PlacedStall, visit: Record, money: Money, now: number, why: () => Reason): Write[] {
  const matched: Seen = { display: 'in-place', scan: 'match' }
  switch (stall.progress) {
    case 'B':
      return [...visit(14, 9, matched), money('bank', 3)]
    case 'O':
      return [...visit(6, 10, matched), money('observed', 6, isRegular(stall))]
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
