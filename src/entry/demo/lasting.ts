import { addDays, type Day, startOf } from '../../domain/day.ts'
import { type MarketDays, REGULAR_DAYS, tradingDaysUntil } from '../../domain/market-days.ts'
import { insertArrival } from '../../store/arrivals.ts'
import type { Write } from '../../store/database.ts'
import { lunarDayOf } from '../../store/lunar.ts'
import { insertMarketDays } from '../../store/market-days.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'
import { DAYS_AGO, daysAgo, momentAgo, type PlacedSite, type PlacedStall } from './sites.ts'

/** The small market meets every fifth day of the lunar month. */
const FAIR: MarketDays = { rule: 'lunar', days: [2, 7, 12, 17, 22, 27] }
const FAIR_SITE = 'site-3'
const STREET = 'site-1'

/** At so many stalls of the street, and of the fair, the bank tells of money on many trading days. */
const REGULAR_ON_STREET = 5
const REGULAR_AT_FAIR = 3

/** Hour at which the bank's notice of a day is in. */
const NOTICED = 18

/** When the small market trades, and the bank's notices of stalls that are paid by transfer again and again. */
export async function tellOfRegulars(services: Services, placed: readonly PlacedSite[], now: number): Promise<void> {
  const { store, newId } = services
  const at = momentAgo(now, DAYS_AGO.census, 10)
  const rule = { id: newId(), site: FAIR_SITE, fromDay: daysAgo(now, DAYS_AGO.census), ...FAIR, officer: 'ho', at }
  const entry = { at, actor: 'ho', action: 'market-days.set', subject: FAIR_SITE }
  await commitDemo(store, { writes: [insertMarketDays(store.read, rule)], entries: [entry] })
  const yesterday = daysAgo(now, 1)
  const everyOther = Array.from({ length: REGULAR_DAYS + 2 }, (_, back) => addDays(yesterday, -2 * back))
  const since = daysAgo(now, DAYS_AGO.approved - 2)
  const fairs = tradingDaysUntil([rule], yesterday, lunarDayOf).filter((day) => day >= since)
  const paid = (site: string, count: number) =>
    (placed.find(({ id }) => id === site)?.stalls ?? []).filter(({ progress }) => progress === 'B').slice(0, count)
  const writes = [
    ...paid(STREET, REGULAR_ON_STREET).flatMap((stall) => noticesOf(services, stall, everyOther)),
    ...paid(FAIR_SITE, REGULAR_AT_FAIR).flatMap((stall) => noticesOf(services, stall, fairs)),
  ]
  await commitDemo(store, {
    writes,
    entries: [{ at: now, actor: 'demo', action: 'arrivals.noticed', subject: STREET }],
  })
}

const noticesOf = ({ store }: Services, { id: stall }: PlacedStall, days: readonly Day[]): Write[] =>
  days.map((day) =>
    insertArrival(store.read, {
      ...{ id: `arrival-${stall}-${day}`, stall, merchant: `merchant-${stall}`, day },
      ...{ level: 'bank', payer: 'customer', at: startOf(day) + NOTICED * 3600 },
    }),
  )
