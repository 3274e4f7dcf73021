import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import { type Drawing, drawingOf } from '../domain/drawing.ts'
import { type Figures, figuresOf } from '../domain/figures.ts'
import type { Database } from './database.ts'
import type { Area } from './scope.ts'
import { type Facts, listFactsBySite, readCounted } from './site-facts.ts'

/** What is counted off facts is good for as long as they are kept: that of a site that did not change stays. */
function countedOnce<Count extends { readonly day: Day }>(count: (facts: Facts, day: Day) => Count) {
  const counted = new WeakMap<Facts, Count>()
  const of = (facts: Facts, day: Day): Count => {
    const known = counted.get(facts)
    const found = known?.day === day ? known : count(facts, day)
    counted.set(facts, found)
    return found
  }
  return (facts: ReadonlyMap<string, Facts>, day: Day): ReadonlyMap<string, Count> =>
    new Map([...facts].map(([site, own]) => [site, of(own, day)]))
}

/** The figures of each site, by its id, off the facts that are its own. */
export const figuresBySite = countedOnce<Figures>(figuresOf)

/** How the stalls of each site are drawn, in numbers, off the same facts. */
export const drawingsBySite = countedOnce<Drawing>(({ stalls }, day) => drawingOf(stalls, day))

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
