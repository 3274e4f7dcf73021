import { and, asc, eq, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { payoutFollowUps } from './schema.ts'
import { inCommuneScope } from './scope.ts'

export type FollowUp = Readonly<typeof payoutFollowUps.$inferSelect>

/** Drafts what came of seeing a person about their account. */
export const draftFollowUp = (
  db: Database,
  of: Omit<typeof payoutFollowUps.$inferInsert, 'officer' | 'at'>,
  { by, at }: Act,
): Draft => ({
  writes: [db.insert(payoutFollowUps).values({ ...of, officer: by, at })],
  entries: [{ at, actor: by, action: 'payout-case.followed-up', subject: of.id }],
})

const isNewest = sql`not exists (
  select 1 from payout_follow_ups later where later.commune = "payout_follow_ups"."commune"
    and later.programme = "payout_follow_ups"."programme" and later.case_code = "payout_follow_ups"."case_code"
    and (later.at > "payout_follow_ups"."at"
      or (later.at = "payout_follow_ups"."at" and later.rowid > "payout_follow_ups"."rowid")))`

/** The newest word on each case of a programme in a commune, by file code; none when the commune is not the viewer's. */
export const listNewestFollowUps = async (
  db: Database,
  scope: Scope,
  commune: string,
  programme: string,
): Promise<FollowUp[]> =>
  db
    .select()
    .from(payoutFollowUps)
    .where(
      and(
        eq(payoutFollowUps.commune, commune),
        eq(payoutFollowUps.programme, programme),
        inCommuneScope(scope, payoutFollowUps.commune),
        isNewest,
      ),
    )
    .orderBy(asc(payoutFollowUps.caseCode))
