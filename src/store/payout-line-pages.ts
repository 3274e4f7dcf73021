import { and, asc, count, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Modality, PayoutLine } from '../domain/payout/line.ts'
import type { Database } from './database.ts'
import { payoutLines } from './schema.ts'

/** Which lines of a round to show; what is left out is not asked for. */
export interface LineFilter {
  readonly hamlet?: string | undefined
  readonly group?: string | undefined
  /** `unknown`: of those whose payment nobody told of yet. */
  readonly modality?: Modality | 'unknown' | undefined
  /** A part of a file code. */
  readonly code?: string | undefined
}

/** Lines on one page. */
export const LINES_PAGE = 50

function matching(round: string, { hamlet, group, modality, code }: LineFilter): SQL | undefined {
  return and(
    eq(payoutLines.round, round),
    isNull(payoutLines.replacedBy),
    hamlet === undefined ? undefined : eq(payoutLines.hamlet, hamlet),
    group === undefined ? undefined : eq(payoutLines.group, group),
    modality === undefined ? undefined : sql`coalesce(${payoutLines.modality}, 'unknown') = ${modality}`,
    code === undefined ? undefined : sql`instr(${payoutLines.caseCode}, ${code}) > 0`,
  )
}

/** A page of the lines that stand in a round, by file code, and how many there are on all pages. Pages begin at 1. */
export async function pageLines(
  db: Database,
  round: string,
  filter: LineFilter,
  page: number,
): Promise<{ lines: PayoutLine[]; total: number }> {
  const { caseCode, hamlet, group, status, modality, reason, amount } = payoutLines
  const where = matching(round, filter)
  const [counted] = await db.select({ total: count() }).from(payoutLines).where(where)
  const lines = await db
    .select({ caseCode, hamlet, group, status, modality, reason, amount })
    .from(payoutLines)
    .where(where)
    .orderBy(asc(caseCode))
    .limit(LINES_PAGE)
    .offset((page - 1) * LINES_PAGE)
  return { lines, total: counted?.total ?? 0 }
}

/** The line of a case that stands in a round. */
export async function findLine(db: Database, round: string, code: string): Promise<PayoutLine | undefined> {
  const { caseCode, hamlet, group, status, modality, reason, amount } = payoutLines
  const [found] = await db
    .select({ caseCode, hamlet, group, status, modality, reason, amount })
    .from(payoutLines)
    .where(and(eq(payoutLines.round, round), eq(caseCode, code), isNull(payoutLines.replacedBy)))
  return found
}
