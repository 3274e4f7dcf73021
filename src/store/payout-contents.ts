import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Dong } from '../domain/money.ts'
import type { Month } from '../domain/month.ts'
import type { PayoutLine } from '../domain/payout/line.ts'
import type { MeasureKey } from '../domain/payout/measures.ts'
import type { Database } from './database.ts'
import { payoutArrears, payoutLines, payoutTotals } from './schema.ts'

/** Truy lĩnh of a case for an earlier month, paid with a round. */
export interface ArrearsLine {
  readonly caseCode: string
  readonly hamlet: string
  readonly group: string
  readonly month: Month
  readonly amount: Dong
}

/** A number of a hamlet and group, as it was told or as it came to at closing. */
export interface TotalsRow {
  readonly hamlet: string
  readonly group: string
  readonly measure: MeasureKey
  readonly people: number
  readonly amount: Dong
}

/** The lines that stand in a round, by file code. */
export const listLines = async (db: Database, round: string): Promise<PayoutLine[]> => {
  const { caseCode, hamlet, group, status, modality, reason, amount } = payoutLines
  return db
    .select({ caseCode, hamlet, group, status, modality, reason, amount })
    .from(payoutLines)
    .where(and(eq(payoutLines.round, round), isNull(payoutLines.replacedBy)))
    .orderBy(asc(caseCode))
}

export const listArrears = async (db: Database, round: string): Promise<ArrearsLine[]> => {
  const { caseCode, hamlet, group, month, amount } = payoutArrears
  return db
    .select({ caseCode, hamlet, group, month, amount })
    .from(payoutArrears)
    .where(and(eq(payoutArrears.round, round), isNull(payoutArrears.replacedBy)))
    .orderBy(asc(caseCode), asc(month))
}

export const listTotals = async (db: Database, round: string): Promise<TotalsRow[]> => {
  const { hamlet, group, people, amount } = payoutTotals
  return db
    .select({ hamlet, group, measure: sql<MeasureKey>`${payoutTotals.measure}`, people, amount })
    .from(payoutTotals)
    .where(and(eq(payoutTotals.round, round), isNull(payoutTotals.replacedBy)))
    .orderBy(asc(hamlet), asc(group), asc(payoutTotals.measure))
}

/** Everything a round holds, in one order, as what an approver saw: 64 hexadecimal digits. */
export async function digestOf(db: Database, round: string): Promise<string> {
  const held = [await listLines(db, round), await listArrears(db, round), await listTotals(db, round)]
  return sha256(JSON.stringify(held))
}

/** SHA-256 of a text, in hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
