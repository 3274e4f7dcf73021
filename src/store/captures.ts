import { and, asc, count, desc, eq, gte, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Scope } from '../domain/access.ts'
import type { Database, Write } from './database.ts'
import { grantInForce, unitInScope } from './roles.ts'
import { captureRefusals, captures, officers, roleGrants, sites, visits } from './schema.ts'
import { inScope } from './scope.ts'

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

/** Whether the same was refused for the same reason before. */
export async function isRefusedBefore(
  db: Database,
  { capture, reason, digest }: Pick<CaptureRefusal, 'capture' | 'reason' | 'digest'>,
): Promise<boolean> {
  const { capture: id, reason: why, digest: of } = captureRefusals
  const [found] = await db
    .select({ id })
    .from(captureRefusals)
    .where(and(eq(id, capture), eq(why, reason), eq(of, digest)))
    .limit(1)
  return found !== undefined
}

/** How many records of a sender were written down as refused since an instant, in seconds UTC; alarms do not count. */
export async function countRefusals(db: Database, sentBy: string, since: number): Promise<number> {
  const ofSender = and(eq(captureRefusals.sentBy, sentBy), gte(captureRefusals.at, since))
  const [counted] = await db
    .select({ refused: count() })
    .from(captureRefusals)
    .where(and(ofSender, ne(captureRefusals.reason, 'altered')))
  return counted?.refused ?? 0
}

const prepare = (db: Database) =>
  db
    .select({
      ...{ id: captures.id, officer: captures.officer, digest: captures.digest, state: captures.state },
      ...{ at: captures.at, incident: captures.incident, scan: visits.scan },
    })
    .from(captures)
    .leftJoin(visits, eq(visits.id, captures.visit))
    .where(eq(captures.id, sql.placeholder('id')))
    .limit(1)
    .prepare()
const prepareReplacing = (db: Database) =>
  db
    .select({ id: captures.id })
    .from(captures)
    .where(and(eq(captures.supersedes, sql.placeholder('id')), eq(captures.officer, sql.placeholder('officer'))))
    .limit(1)
    .prepare()
const prepared = new WeakMap<Database, [ReturnType<typeof prepare>, ReturnType<typeof prepareReplacing>]>()

function preparedFor(db: Database) {
  const queries = prepared.get(db) ?? [prepare(db), prepareReplacing(db)]
  prepared.set(db, queries)
  return queries
}

export async function findCapture(db: Database, id: string): Promise<ReceivedCapture | undefined> {
  const [found] = await preparedFor(db)[0].all({ id })
  return found
}

/** Whether the officer has already sent a record that replaces this one. */
export async function isReplaced(db: Database, of: { id: string; officer: string }): Promise<boolean> {
  return (await preparedFor(db)[1].all(of)).length > 0
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

/** Which of the ids the server has received, of whatever phone. */
export async function listReceived(db: Database, ids: readonly string[]): Promise<string[]> {
  const asked = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const found = await db.select({ id: captures.id }).from(captures).where(inArray(captures.id, asked))
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

/** A record that was not taken and has not come in another way since: of whom, who sent it, why and when. */
export interface SetAside {
  readonly capture: string
  readonly reason: CaptureRefusal['reason']
  readonly at: number
  /** Null when the record names nobody that there is. */
  readonly officer: string | null
  readonly sender: string
}

const senders = alias(officers, 'senders')

/** Most that one page lists: alarms first, then newest first. */
const LISTED = 200

/**
 * What was not taken from people of the viewer's communes: altered records for good, others until they are stored. An
 * altered record is theirs too when the first one is of a site of theirs, whoever sends it and whatever roles they lost.
 */
export async function listSetAside(db: Database, scope: Scope): Promise<SetAside[]> {
  return db
    .select({
      ...{ capture: captureRefusals.capture, reason: captureRefusals.reason, at: captureRefusals.at },
      ...{ officer: officers.name, sender: senders.name },
    })
    .from(captureRefusals)
    .innerJoin(senders, eq(senders.id, captureRefusals.sentBy))
    .leftJoin(officers, eq(officers.id, captureRefusals.officer))
    .leftJoin(captures, eq(captures.id, captureRefusals.capture))
    .leftJoin(sites, eq(sites.id, captures.site))
    .where(
      and(or(isNull(captures.id), eq(captureRefusals.reason, 'altered')), or(isSentHere(db, scope), inScope(scope))),
    )
    .orderBy(desc(eq(captureRefusals.reason, 'altered')), desc(captureRefusals.at), asc(captureRefusals.capture))
    .limit(LISTED)
}

/** Sent by somebody with a role in the viewer's communes: what the record itself says may be anything. */
const isSentHere = (db: Database, scope: Scope): SQL =>
  inArray(
    captureRefusals.sentBy,
    db
      .select({ id: roleGrants.officer })
      .from(roleGrants)
      .where(and(grantInForce, unitInScope(scope))),
  )
