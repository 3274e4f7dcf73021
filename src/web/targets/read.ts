import { type Day, dayOf } from '../../domain/day.ts'
import { type Figures, sumFigures } from '../../domain/figures.ts'
import type { TargetIndicator } from '../../domain/indicators.ts'
import { type Share, share } from '../../domain/share.ts'
import { judgedOn, standingOf, type Target, type TargetStanding } from '../../domain/target.ts'
import { findFigures } from '../../store/figures.ts'
import { listSites, type Site } from '../../store/sites.ts'
import { type FoundTarget, listTargets } from '../../store/targets.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import type { Ctx } from '../route.ts'

/** A target with how it stands by the figure of the day it is judged on. */
export interface TargetRow {
  readonly found: FoundTarget
  readonly target: Target
  readonly share: Share
  readonly judged: Day
  /** Its day is over, so that nothing moves it any more. */
  readonly isPast: boolean
  readonly standing: TargetStanding
}

/** The targets of a commune the viewer may read. */
export interface TargetsReading {
  readonly unit: Unit
  readonly sites: readonly Site[]
  readonly day: Day
  readonly rows: readonly TargetRow[]
  readonly withdrawn: readonly FoundTarget[]
}

/** The commune in the path with its targets; undefined when there is none or it is not the viewer's. */
export async function readTargets(c: Ctx): Promise<TargetsReading | undefined> {
  const unit = await findCommune(c)
  if (unit === undefined) return undefined
  const { store, clock } = c.var.services
  const [scope, day] = [c.var.scope, dayOf(clock())]
  const all = await listTargets(store.read, scope, unit.code)
  const live = all.filter(({ withdrawn }) => withdrawn === undefined)
  const shares = await sharesOn(c, unit.code, new Set(live.map((target) => judgedOn(target, day))))
  const rows = live.map((found) => rowOf(found, day, shares))
  const withdrawn = all.filter((target) => target.withdrawn !== undefined)
  return { unit, sites: await listSites(store.read, scope, unit.code), day, rows, withdrawn }
}

function rowOf(found: FoundTarget, today: Day, shares: SharesOn): TargetRow {
  const judged = judgedOn(found, today)
  const base = share(found.baseCount, found.baseTotal)
  const target = { percent: found.percent, day: found.day, setOn: dayOf(found.at), base }
  const now = shares(judged, found)
  return { found, target, share: now, judged, isPast: today > found.day, standing: standingOf(target, now, judged) }
}

type Aim = { readonly site: string | null; readonly indicator: TargetIndicator }
type SharesOn = (day: Day, aim: Aim) => Share

/** The shares that targets ask for, as of each of the days. */
async function sharesOn(c: Ctx, commune: string, days: ReadonlySet<Day>): Promise<SharesOn> {
  const known = new Map<Day, (aim: Aim) => Share>()
  for (const day of days) known.set(day, await findShares(c, commune, day))
  return (day, aim) => known.get(day)?.(aim) ?? share(0, 0)
}

/** The share that a target asks for on a day, of its site or of all sites together. */
export async function findShares(c: Ctx, commune: string, day: Day): Promise<(aim: Aim) => Share> {
  const figures = await findFigures(c.var.services.store.read, c.var.scope, { commune }, day)
  const all: Figures = sumFigures([...figures.values()], day)
  return ({ site, indicator }) => (site === null ? all : figures.get(site))?.shares[indicator] ?? share(0, 0)
}
