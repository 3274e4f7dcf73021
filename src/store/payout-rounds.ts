import { and, asc, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Month } from '../domain/month.ts'
import { type Grain, type RoundEvent, type RoundState, stateAfter } from '../domain/payout/round.ts'
import type { Database } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { officers, payoutEntries, payoutProgrammes, payoutRoundEvents, payoutRounds } from './schema.ts'
import { inCommuneScope } from './scope.ts'

/** A round, of what programme it is and how it stands. */
export interface PayoutRound {
  readonly id: string
  readonly programme: string
  readonly programmeName: string
  readonly commune: string
  readonly period: Month
  readonly grain: Grain
  readonly state: RoundState
}

export type RoundEventRow = Readonly<typeof payoutRoundEvents.$inferSelect> & { readonly by: string }

/** Drafts a month's round of a programme. There is one for each month; of which programme a commune may, the schema says. */
export function draftPayoutRound(
  db: Database,
  of: Pick<PayoutRound, 'id' | 'programme' | 'commune' | 'period' | 'grain'>,
  { by, at }: Act,
): Draft {
  return {
    writes: [db.insert(payoutRounds).values({ ...of, officer: by, at })],
    entries: [{ at, actor: by, action: 'payout-round.opened', subject: of.id }],
  }
}

/** A step of a round, and what its maker saw of it. */
export interface Step {
  readonly round: string
  readonly event: RoundEvent
  /** See `digestOf` in payout-contents.ts. */
  readonly digest: string
  readonly note?: string
}

/**
 * Drafts a step. Refused: out of order (`payout-round-order`), one's own work approved (`payout-own-round`), and approved
 * or closed what is not what was submitted (`payout-round-changed`), arrears that are owed no more
 * (`payout-arrears-owed-no-more`), and closed while a month before is open (`payout-earlier-round-open`).
 */
export function draftStep(db: Database, { round, event, digest, note }: Step, { by, at }: Act): Draft {
  const seq = sql<number>`(select coalesce(max(seq), 0) + 1 from payout_round_events where round = ${round})`
  return {
    writes: [db.insert(payoutRoundEvents).values({ round, seq, event, digest, note: note ?? null, officer: by, at })],
    entries: [{ at, actor: by, action: `payout-round.${event}`, subject: round, digest }],
  }
}

const newest = sql<RoundEvent | null>`(
  select e.event from payout_round_events e where e.round = "payout_rounds"."id" order by e.seq desc limit 1)`

async function select(db: Database, where: SQL | undefined): Promise<PayoutRound[]> {
  const { id, programme, commune, period, grain } = payoutRounds
  const rows = await db
    .select({ id, programme, programmeName: payoutProgrammes.name, commune, period, grain, newest })
    .from(payoutRounds)
    .innerJoin(payoutProgrammes, eq(payoutProgrammes.id, programme))
    .where(where)
    .orderBy(desc(period), asc(payoutProgrammes.at), asc(payoutProgrammes.folded), asc(commune))
  return rows.map(({ newest: event, ...round }) => ({ ...round, state: stateAfter(event ?? undefined) }))
}

/** Every round of a commune, the newest month first; none when the commune is not the viewer's. */
export const listPayoutRounds = (db: Database, scope: Scope, commune: string): Promise<PayoutRound[]> =>
  select(db, and(eq(payoutRounds.commune, commune), inCommuneScope(scope, payoutRounds.commune)))

export const findPayoutRound = async (db: Database, scope: Scope, id: string): Promise<PayoutRound | undefined> =>
  (await select(db, and(eq(payoutRounds.id, id), inCommuneScope(scope, payoutRounds.commune))))[0]

/** Whether a round tells of anybody: it has lines or totals. */
export const tellsOfSome = (round: SQL): SQL => sql`(
  exists (select 1 from payout_lines h where h.round = ${round} and h.replaced_by is null)
  or exists (select 1 from payout_totals h where h.round = ${round} and h.replaced_by is null))`

/** The rounds of the same programme and commune before it that tell of anybody, the newest first. */
async function listRoundsBefore(db: Database, of: PayoutRound): Promise<PayoutRound[]> {
  const { programme, commune, period } = payoutRounds
  const same = and(eq(programme, of.programme), eq(commune, of.commune), lt(period, of.period))
  return select(db, and(same, tellsOfSome(sql`"payout_rounds"."id"`)))
}

/** The newest of those before it, however many months that is ago. */
export const findRoundBefore = async (db: Database, of: PayoutRound): Promise<PayoutRound | undefined> =>
  (await listRoundsBefore(db, of))[0]

/** The oldest of those before it that is still open: it is closed first (`payout-earlier-round-open`). */
export const findOpenBefore = async (db: Database, of: PayoutRound): Promise<PayoutRound | undefined> =>
  (await listRoundsBefore(db, of)).findLast(({ state }) => state !== 'closed')

/** What happened to a round, the oldest first. */
export async function listRoundEvents(db: Database, round: string): Promise<RoundEventRow[]> {
  const rows = await db
    .select({ event: payoutRoundEvents, by: officers.name })
    .from(payoutRoundEvents)
    .innerJoin(officers, eq(officers.id, payoutRoundEvents.officer))
    .where(eq(payoutRoundEvents.round, round))
    .orderBy(asc(payoutRoundEvents.seq))
  return rows.map(({ event, by }) => ({ ...event, by }))
}

export type PayoutEntry = Readonly<typeof payoutEntries.$inferSelect> & { readonly by: string }

/** What was entered into a round, the newest first, undone entries among them. */
export async function listPayoutEntries(db: Database, round: string): Promise<PayoutEntry[]> {
  const rows = await db
    .select({ entry: payoutEntries, by: officers.name })
    .from(payoutEntries)
    .innerJoin(officers, eq(officers.id, payoutEntries.officer))
    .where(eq(payoutEntries.round, round))
    .orderBy(desc(payoutEntries.seq))
  return rows.map(({ entry, by }) => ({ ...entry, by }))
}
