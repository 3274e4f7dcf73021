import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import { type Figures, figuresOf } from '../domain/figures.ts'
import type { Database } from './database.ts'
import type { Area } from './scope.ts'
import { type Facts, listFactsBySite, readCounted } from './site-facts.ts'

/** Figures are good for as long as the facts they were counted off are kept: those of a site that did not change stay. */
const counted = new WeakMap<Facts, Figures>()

function figuresOff(facts: Facts, day: Day): Figures {
  const known = counted.get(facts)
  if (known?.day === day) return known
  const figures = figuresOf(facts, day)
  counted.set(facts, figures)
  return figures
}

/** The figures of each site, by its id, off the facts that are its own. */
export const figuresBySite = (facts: ReadonlyMap<string, Facts>, day: Day): ReadonlyMap<string, Figures> =>
  new Map([...facts].map(([site, own]) => [site, figuresOff(own, day)]))

/** Every figure of a site, or of each site of a commune, as of a day; of a day that is over they never change. */
export const findFigures = async (
  db: Database,
  scope: Scope,
  area: Area,
  day: Day,
): Promise<ReadonlyMap<string, Figures>> => figuresBySite(await listFactsBySite(db, scope, area, day), day)

/** The figures of a site as of a day off the stored facts, whatever is kept of them; what is kept stays kept. */
export const recountFigures = async (db: Database, scope: Scope, site: string, day: Day): Promise<Figures> =>
  figuresOf(await readCounted(db, scope, site, day), day)
