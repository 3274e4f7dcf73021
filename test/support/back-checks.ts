import { sql } from 'drizzle-orm'
import type { Day, Instant } from '../../src/domain/day.ts'
import type { Database, Write } from '../../src/store/database.ts'
import * as schema from '../../src/store/schema.ts'
import { world } from './world.ts'

interface Checked {
  /** The visit that is checked. */
  readonly visit: string
  readonly day: Day
  readonly at: Instant
  readonly agrees: boolean
}

const { ho, tra } = world.officers

/** A visit drawn, given to the coordinator and checked: what was found agrees, or the stall was open and well. */
export function backCheckWrites(db: Database, { visit, day, at, agrees }: Checked): Write[] {
  const [draw, answer] = [`draw-${visit}`, `answer-${visit}`]
  const of = (column: 'stall' | 'outcome' | 'reason') =>
    sql<string>`(select ${sql.raw(column)} from visits where id = ${visit})`
  const site = sql<string>`(select s.site from stalls s join visits v on v.stall = s.id where v.id = ${visit})`
  const number = sql<number>`(select count(*) + 1 from back_check_draws d where d.site = ${site})`
  const found = agrees
    ? { outcome: of('outcome') as never, reason: of('reason') as never }
    : ({ outcome: 'agreed' } as const)
  return [
    db
      .insert(schema.backCheckDraws)
      .values({ id: draw, site, number, seed: 's', percent: 10, since: 0, officer: tra, at }),
    db.insert(schema.backCheckPicks).values({ visit, draw }),
    db.insert(schema.backCheckAssignments).values({ id: `given-${visit}`, visit, officer: ho, assignedBy: tra, at }),
    db.insert(schema.visits).values({ id: answer, stall: of('stall'), officer: ho, day, at, ...found }),
    db.insert(schema.backChecks).values({ visit, answer, agrees, differs: agrees ? '[]' : '["outcome"]', at }),
  ]
}
