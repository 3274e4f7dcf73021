import { addMonths } from '../../domain/month.ts'
import { readSums, sumOfRounds } from '../../store/payout-sums.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { type PayoutReading, readPayouts } from './read.ts'
import { type MonthNumbers, TrendPage } from './trend-views.tsx'
import { NoPayoutsPage, nameOf } from './views.tsx'

const words = vi.payoutFigures
/** Three years, which is as far as a plan of the state looks back. */
const MONTHS_SHOWN = 36

/** The figures of a commune month by month: closed rounds as they were frozen. */
export async function showTrend(c: Ctx): Promise<Response> {
  const read = await readPayouts(c)
  if (read === undefined) return notFound(c)
  if (read.choice === undefined)
    return respond(c, words.months, <NoPayoutsPage unit={read.unit} mayOpenCases={read.mayOpenCases} />)
  const months = await monthsOf(c, read)
  return respond(c, words.trendTitle(nameOf(read.unit)), <TrendPage read={read} months={months} />)
}

async function monthsOf(c: Ctx, { all, choice }: PayoutReading): Promise<MonthNumbers[]> {
  const of = all.filter(({ programme }) => choice.programme === undefined || choice.programme === programme)
  const [newest, oldest] = [of[0]?.period, of.at(-1)?.period]
  if (newest === undefined || oldest === undefined) return []
  const first = [addMonths(newest, 1 - MONTHS_SHOWN), oldest].sort().at(-1) ?? oldest
  const rounds = of.filter(({ period }) => period >= first)
  const sums = await readSums(c.var.services.store.read, rounds, choice.hamlet)
  const months: MonthNumbers[] = []
  for (let month = first; month <= newest; month = addMonths(month, 1)) {
    const told = rounds.filter(({ period, id }) => period === month && (sums.get(id)?.size ?? 0) > 0)
    months.push({ month, measures: told.length > 0 ? sumOfRounds(sums, told) : undefined })
  }
  return months
}
