import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Scope } from '../domain/access.ts'
import type { CaseCorrection } from '../domain/payout/corrected.ts'
import type { CorrectionDecision } from '../domain/payout/correction.ts'
import type { Database } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { officers, payoutCorrectionDecisions, payoutCorrections, payoutRounds } from './schema.ts'
import { inCommuneScope } from './scope.ts'

/** A correction of a closed round, who entered it, and what somebody else said to it, if anybody did. */
export type Correction = Readonly<typeof payoutCorrections.$inferSelect> & {
  readonly by: string
  readonly decision: CorrectionDecision | null
  readonly decidedBy: string | null
  readonly decidedAt: number | null
}

export const isOfCase = (one: Correction): one is Correction & CaseCorrection => one.caseCode !== null

/** Drafts a correction. Refused in a round that is not closed (`payout-round-not-closed`). */
export const draftCorrection = (
  db: Database,
  of: Omit<typeof payoutCorrections.$inferInsert, 'officer' | 'at'>,
  { by, at }: Act,
): Draft => ({
  writes: [db.insert(payoutCorrections).values({ ...of, officer: by, at })],
  entries: [{ at, actor: by, action: 'payout-correction.entered', subject: of.id }],
})

/** Drafts somebody else's word on a correction. Refused of one's own (`payout-own-correction`); said once. */
export const draftCorrectionDecision = (
  db: Database,
  correction: string,
  decision: CorrectionDecision,
  { by, at }: Act,
): Draft => ({
  writes: [db.insert(payoutCorrectionDecisions).values({ correction, decision, officer: by, at })],
  entries: [{ at, actor: by, action: `payout-correction.${decision}`, subject: correction }],
})

/** The order in which corrections of one second were entered: their ids are in none. */
export const entered: SQL = sql`"payout_corrections".rowid`

const deciders = alias(officers, 'deciders')

/** The corrections of a round, the oldest first. */
export const listCorrections = (db: Database, round: string): Promise<Correction[]> =>
  select(db, eq(payoutCorrections.round, round))

/** A correction by its id; undefined when its round is not in the viewer's scope. */
export const findCorrection = async (db: Database, scope: Scope, id: string): Promise<Correction | undefined> =>
  (await select(db, and(eq(payoutCorrections.id, id), inCommuneScope(scope, payoutRounds.commune))))[0]

async function select(db: Database, where: SQL | undefined): Promise<Correction[]> {
  const { decision, at } = payoutCorrectionDecisions
  const rows = await db
    .select({ correction: payoutCorrections, by: officers.name, decision, decidedBy: deciders.name, decidedAt: at })
    .from(payoutCorrections)
    .innerJoin(payoutRounds, eq(payoutRounds.id, payoutCorrections.round))
    .innerJoin(officers, eq(officers.id, payoutCorrections.officer))
    .leftJoin(payoutCorrectionDecisions, eq(payoutCorrectionDecisions.correction, payoutCorrections.id))
    .leftJoin(deciders, eq(deciders.id, payoutCorrectionDecisions.officer))
    .where(where)
    .orderBy(asc(payoutCorrections.at), asc(entered))
  return rows.map(({ correction, ...said }) => ({ ...correction, ...said }))
}
