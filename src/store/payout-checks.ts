import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Grain } from '../domain/payout/round.ts'
import type { Database } from './database.ts'
import { listArrears, listLines, listTotals, sha256 } from './payout-contents.ts'
import { audit, payoutEntries, payoutRoundEvents, payoutRounds, payoutTotals } from './schema.ts'

/** What a round was closed as: the digest of all that it held, and that of the numbers frozen of its lines. */
export interface ClosedAs {
  readonly held: string | undefined
  readonly frozen: string | undefined
}

interface Of {
  readonly id: string
  readonly grain: Grain
}

/** Whether a closed round holds what it was closed with: its rows are digested anew. */
export async function isAsClosed(db: Database, { id, grain }: Of, { held, frozen }: ClosedAs): Promise<boolean> {
  const totals = grain === 'totals' ? await listTotals(db, id) : []
  const now = await sha256(JSON.stringify([await listLines(db, id), await listArrears(db, id), totals]))
  return now === held && (grain === 'totals' || (await digestFrozen(db, id)) === frozen)
}

/** As `draftEntry` digests what `draftClosing` gives it, in the order in which it was stored. */
async function digestFrozen(db: Database, round: string): Promise<string> {
  const { hamlet, group, measure, people, amount } = payoutTotals
  const rows = await db
    .select({ hamlet, group, measure, people, amount })
    .from(payoutTotals)
    .where(and(eq(payoutTotals.round, round), isNull(payoutTotals.replacedBy)))
    .orderBy(asc(sql`"payout_totals"."rowid"`))
  return sha256(JSON.stringify([[], [], undefined, rows]))
}

/** The closed rounds that are not what the audit trail, which nobody writes without its key, says that they were closed as. */
export async function listAltered(db: Database): Promise<string[]> {
  const acts = await db
    .select({ action: audit.action, subject: audit.subject, digest: audit.digest })
    .from(audit)
    .where(inArray(audit.action, ['payout-round.closed', 'payout-entry.closing']))
  const audited = new Map(acts.map(({ action, subject, digest }) => [`${action} ${subject}`, digest]))
  const closing = and(eq(payoutEntries.round, payoutRounds.id), eq(payoutEntries.kind, 'closing'))
  const rounds = await db
    .select({ id: payoutRounds.id, grain: payoutRounds.grain, entry: payoutEntries.id })
    .from(payoutRounds)
    .innerJoin(
      payoutRoundEvents,
      and(eq(payoutRoundEvents.round, payoutRounds.id), eq(payoutRoundEvents.event, 'closed')),
    )
    .leftJoin(payoutEntries, closing)
  const altered: string[] = []
  for (const { entry, ...round } of rounds) {
    const as = {
      held: audited.get(`payout-round.closed ${round.id}`),
      frozen: audited.get(`payout-entry.closing ${entry}`),
    }
    if (!(await isAsClosed(db, round, as))) altered.push(round.id)
  }
  return altered
}
