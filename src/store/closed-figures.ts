import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { Figures } from '../domain/figures.ts'
import { monthOf } from '../domain/month.ts'
import { digestMonth, findClosedMonth, listCorrections } from './closed-months.ts'
import type { Database, Store } from './database.ts'
import { isClosed } from './exports.ts'
import { findFigures } from './figures.ts'
import type { Area } from './scope.ts'
import { listSnapshots } from './snapshots.ts'

/** What is asked for: an area that lies in a commune, which closes its own months. */
export interface Within {
  readonly commune: string
  readonly area: Area
}

/** The frozen figures of each site on a day of a closed month; undefined while the month is open. */
export async function findFrozenFigures(
  db: Database,
  scope: Scope,
  { commune, area }: Within,
  day: Day,
): Promise<ReadonlyMap<string, Figures> | undefined> {
  if (!(await isClosed(db, commune, day))) return undefined
  const frozen = await listSnapshots(db, scope, area, { from: day, to: day })
  return new Map(frozen.map(({ site, figures }) => [site, figures]))
}

/** The figures that are told of a day: frozen where its month is closed, counted from the facts where it is not. */
export const findToldFigures = async (
  db: Database,
  scope: Scope,
  within: Within,
  day: Day,
): Promise<ReadonlyMap<string, Figures>> =>
  (await findFrozenFigures(db, scope, within, day)) ?? findFigures(db, scope, within.area, day)

/** What was written down since against the closed month of a day, of the area; nothing while the month is open. */
export async function listCorrectionsOf(db: Database, scope: Scope, { commune, area }: Within, day: Day) {
  const all = await listCorrections(db, scope, commune, monthOf(day))
  return 'site' in area ? all.filter(({ site }) => site === area.site) : all
}

/** Whether the rows of a day's month still are those that were sealed; true of a month that is open. */
export async function isSealWhole(
  store: Pick<Store, 'read' | 'keys'>,
  scope: Scope,
  commune: string,
  day: Day,
): Promise<boolean> {
  const closed = await findClosedMonth(store.read, scope, commune, monthOf(day))
  if (closed === undefined) return true
  return (await digestMonth(store, scope, commune, monthOf(day))).digest === closed.digest
}
