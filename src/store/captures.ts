import { and, count, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { captureRefusals, captures, visits } from './schema.ts'

export type Capture = typeof captures.$inferInsert
export type CaptureRefusal = typeof captureRefusals.$inferInsert

/** A record as it was received, with what came of its scan. */
export interface ReceivedCapture extends Required<Pick<Capture, 'id' | 'officer' | 'digest' | 'state' | 'at'>> {
  readonly incident: string | null
  readonly scan: (typeof visits.$inferSelect)['scan']
}

export const SENT_BEFORE = 'unique: captures.id'

export const insertCapture = (db: Database, capture: Capture): Write => db.insert(captures).values(capture)

/** One row for each reason and content: sent again, it is the same refusal. */
export const insertCaptureRefusal = (db: Database, refusal: CaptureRefusal): Write =>
  db.insert(captureRefusals).values(refusal).onConflictDoNothing()

export async function findCapture(db: Database, id: string): Promise<ReceivedCapture | undefined> {
  const [found] = await db
    .select({
      ...{ id: captures.id, officer: captures.officer, digest: captures.digest, state: captures.state },
      ...{ at: captures.at, incident: captures.incident, scan: visits.scan },
    })
    .from(captures)
    .leftJoin(visits, eq(visits.id, captures.visit))
    .where(eq(captures.id, id))
    .limit(1)
  return found
}

/** Whether the officer has already sent a record that replaces this one. */
export async function isReplaced(db: Database, { id, officer }: { id: string; officer: string }): Promise<boolean> {
  const [found] = await db
    .select({ id: captures.id })
    .from(captures)
    .where(and(eq(captures.supersedes, id), eq(captures.officer, officer)))
    .limit(1)
  return found !== undefined
}

/** Which of the ids the server has received from the device: one parameter, however many there are. */
export async function listKnown(db: Database, device: string, ids: readonly string[]): Promise<string[]> {
  const asked = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const found = await db
    .select({ id: captures.id })
    .from(captures)
    .where(and(eq(captures.device, device), inArray(captures.id, asked)))
  return found.map(({ id }) => id)
}

/** How many records of the device were received since an instant, in seconds UTC. */
export async function countReceived(db: Database, device: string, since: number): Promise<number> {
  const [counted] = await db
    .select({ received: count() })
    .from(captures)
    .where(and(eq(captures.device, device), gte(captures.at, since)))
  return counted?.received ?? 0
}
