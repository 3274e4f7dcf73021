import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Grain } from '../domain/payout/round.ts'
import type { Database } from './database.ts'
import { listArrears, listLines, listTotals, sha256 } from './payout-contents.ts'
import { audit, payoutEntries, payoutRounds, payoutTotals } from './schema.ts'

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

const isClosed = sql<0 | 1>`exists (
  select 1 from payout_round_events e where e.round = "payout_rounds"."id" and e.event = 'closed')`

/**
 * The rounds that are not what the audit trail, which nobody writes without its key, says that they were closed as: other
 * rows, no longer closed, or gone.
 */
export async function listAltered(db: Database): Promise<string[]> {
  const acts = await db
    .select({ action: audit.action, subject: audit.subject, digest: audit.digest })
    .from(audit)
    .where(inArray(audit.action, ['payout-round.closed', 'payout-entry.closing']))
  const digestsOf = (of: string) =>
    new Map(acts.filter(({ action }) => action === of).map(({ subject, digest }) => [subject, digest]))
  const [held, frozen] = [digestsOf('payout-round.closed'), digestsOf('payout-entry.closing')]
  const rounds = await db
    .select({ id: payoutRounds.id, grain: payoutRounds.grain, closed: isClosed, entry: payoutEntries.id })
    .from(payoutRounds)
    .leftJoin(payoutEntries, and(eq(payoutEntries.round, payoutRounds.id), eq(payoutEntries.kind, 'closing')))
  const altered = new Set(held.keys())
  for (const { closed, entry, ...round } of rounds) {
    const as = { held: held.get(round.id), frozen: frozen.get(entry ?? '') }
    const isOpen = closed === 0 && as.held === undefined
    if (isOpen || (closed === 1 && (await isAsClosed(db, round, as)))) altered.delete(round.id)
    else altered.add(round.id)
  }
  return [...altered]
}
