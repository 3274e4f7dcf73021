import { and, desc, eq, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { AnyLayoutKind, ReportLayout, RowFigure } from '../domain/report-layout.ts'
import type { Database, Write } from './database.ts'
import { reportLayouts } from './schema.ts'
import { inCommuneScope } from './scope.ts'

type Row = typeof reportLayouts.$inferInsert

/** Lays a report out anew; how it was before is kept. */
export const insertReportLayout = (
  db: Database,
  { layout, ...row }: Omit<Row, 'rows' | 'kind'> & { kind: AnyLayoutKind; layout: ReportLayout<string> },
): Write => db.insert(reportLayouts).values({ ...row, rows: JSON.stringify(layout) })

/** A report as the commune last laid it out; undefined when it never did, or is not the viewer's. */
export async function findReportLayout<Counted extends string = RowFigure>(
  db: Database,
  scope: Scope,
  commune: string,
  kind: AnyLayoutKind,
): Promise<ReportLayout<Counted> | undefined> {
  const [found] = await db
    .select({ rows: reportLayouts.rows })
    .from(reportLayouts)
    .where(
      and(
        eq(reportLayouts.commune, commune),
        eq(reportLayouts.kind, kind),
        inCommuneScope(scope, reportLayouts.commune),
      ),
    )
    .orderBy(desc(reportLayouts.at), desc(sql`"report_layouts"."rowid"`))
    .limit(1)
  return found && (JSON.parse(found.rows) as ReportLayout<Counted>)
}
