import type { PlacedStanding } from '../../domain/adoption.ts'
import { stepOf } from '../../domain/adoption.ts'
import { type Day, dayOf, showDay, showMoment } from '../../domain/day.ts'
import { type Figures, sumFigures } from '../../domain/figures.ts'
import { phonesOf } from '../../domain/freshness.ts'
import { showUnit } from '../../domain/place.ts'
import {
  DUE,
  type Due,
  type Report,
  type ReportedCorrection,
  type ReportedPlan,
  type ReportedSite,
  type ReportedTask,
} from '../../domain/report.ts'
import { share } from '../../domain/share.ts'
import { stripOf } from '../../domain/strip.ts'
import { findFrozenFigures, findToldFigures, listCorrectionsOf, type Within } from '../../store/closed-figures.ts'
import { figuresBySite } from '../../store/figures.ts'
import { findFreshness } from '../../store/freshness.ts'
import { listNewestPlans } from '../../store/reason-plans.ts'
import type { Area } from '../../store/scope.ts'
import { listFactsBySite } from '../../store/site-facts.ts'
import { listBlocks, type Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { payoutsIn } from '../payout-report.ts'
import type { Ctx } from '../route.ts'
import { heldInWords } from '../ui/fresh.tsx'
import { endOfMonthBefore, placeOf, provinceOf, type Subject } from './read.ts'

/** A report, and the standings it was counted from. */
export interface Gathered {
  readonly report: Report
  readonly stalls: readonly PlacedStanding[]
}

/** Everything the files say of a subject as of a day: off the very facts that the pages count, or off the frozen rows. */
export async function gather(c: Ctx, subject: Subject, day: Day): Promise<Gathered> {
  const { unit, site, sites, today } = subject
  const { store, clock, demo } = c.var.services
  const area: Area = site ? { site: site.id } : { commune: unit.code }
  // First, so that what is kept of a site is its newest day, which the pages ask for.
  const within = { commune: unit.code, area }
  const before = await findBefore(c, within, endOfMonthBefore(day))
  const facts = await listFactsBySite(store.read, c.var.scope, area, day)
  const frozen = await findFrozenFigures(store.read, c.var.scope, within, day)
  const bySite = frozen ?? figuresBySite(facts, day)
  const stalls = sites.flatMap(({ id }) => facts.get(id)?.stalls ?? [])
  const report: Report = {
    ...{ of: site?.kind ?? 'commune', place: placeOf(subject), unit: showUnit(unit), unitName: unit.name },
    ...{ province: provinceOf(subject), day, madeAt: clock(), demo, before },
    ...(day === today ? await freshIn(c, area) : { received: `${vi.exports.untilEnd} ${showDay(day)}`, held: '' }),
    closed: frozen !== undefined,
    figures: sumFigures([...bySite.values()], day),
    sites: reportedSites(sites, bySite),
    corrections: frozen === undefined ? [] : await correctionsIn(c, within, frozen, day),
    strip: site && stripOf(site.kind, await listBlocks(store.read, c.var.scope, site.id), stalls, day),
    plans: await plansIn(c, subject),
    payouts: site === undefined ? await payoutsIn(c, unit, day) : undefined,
    tasks: tasksOf(stalls, sites, site !== undefined, day),
  }
  return { report, stalls }
}

const reportedSites = (sites: readonly Site[], bySite: ReadonlyMap<string, Figures>): ReportedSite[] =>
  sites.flatMap(({ id, name, kind }) => {
    const figures = bySite.get(id)
    return figures ? [{ id, name, kind, figures }] : []
  })

/** What was counted then; nothing where nobody had been yet: missing is not zero. */
async function findBefore(c: Ctx, within: Within, day: Day): Promise<Figures | undefined> {
  const found = await findToldFigures(c.var.services.store.read, c.var.scope, within, day)
  const sum = sumFigures([...found.values()], day)
  return sum.operating > 0 && sum.shares.A1.count > 0 ? sum : undefined
}

async function correctionsIn(
  c: Ctx,
  within: Within,
  frozen: ReadonlyMap<string, Figures>,
  day: Day,
): Promise<ReportedCorrection[]> {
  const found = await listCorrectionsOf(c.var.services.store.read, c.var.scope, within, day)
  return found.map(({ site, siteName, indicator, count, total, reason, at }) => ({
    ...{ site: siteName, indicator, frozen: frozen.get(site)?.shares[indicator] },
    ...{ corrected: share(count, total), reason, writtenOn: dayOf(at) },
  }))
}

async function plansIn(c: Ctx, { unit }: Subject): Promise<ReportedPlan[]> {
  const plans = await listNewestPlans(c.var.services.store.read, c.var.scope, unit.code)
  return plans.map(({ reason, owner, step, dueDay }) => ({ reason, owner, step, dueDay: dueDay ?? undefined }))
}

async function freshIn(c: Ctx, area: Area): Promise<Pick<Report, 'received' | 'held'>> {
  const { at, holdings } = await findFreshness(c.var.services.store.read, c.var.scope, area)
  const received = at === undefined ? vi.fresh.never.replace(/\.$/, '') : `${vi.fresh.until} ${showMoment(at)}`
  return { received, held: holdings.length > 0 ? heldInWords(phonesOf(holdings)) : '' }
}

const isDue: Readonly<Record<Due, (stall: PlacedStanding, day: Day) => boolean>> = {
  alarm: (stall, day) => stepOf(stall, day).step === 'alarm',
  stale: (stall, day) => stepOf(stall, day).stale,
  unplaced: (stall, day) => stepOf(stall, day).step === 'code' && !stepOf(stall, day).stale,
  unvisited: (stall) => stall.census === 'operating' && !stall.visited,
}

/** What is due, by the numbers of the stalls on one site, by the names of the sites of a commune. */
function tasksOf(stalls: readonly PlacedStanding[], sites: readonly Site[], isSite: boolean, day: Day): ReportedTask[] {
  return DUE.map((due) => {
    const here = stalls.filter((stall) => isDue[due](stall, day))
    const bySite = sites.map(({ id, name }) => [name, here.filter(({ site }) => site === id).length] as const)
    const where = isSite
      ? here.map(({ number }) => number)
      : bySite.filter(([, count]) => count > 0).map(([name, count]) => `${name}: ${count}`)
    return { due, count: here.length, where: where.join(', ') }
  }).filter(({ count }) => count > 0)
}
