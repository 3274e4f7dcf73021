import type { ExportKind } from '../../domain/export.ts'
import { fold } from '../../domain/names.ts'
import { findReportLayout } from '../../store/report-layouts.ts'
import { listBlocks } from '../../store/sites.ts'
import { listTargets } from '../../store/targets.ts'
import { vi } from '../messages/vi.ts'
import type { Ctx } from '../route.ts'
import type { Gathered } from './gather.ts'
import { placeOf, type Subject } from './read.ts'
import { defaultLayout, plannedFor, printedRows } from './rows.ts'
import type { WorkbookParts } from './workbook.ts'

export type Bytes = Uint8Array<ArrayBuffer>
type Columns = WorkbookParts['columns']

const OOXML = 'application/vnd.openxmlformats-officedocument'
const FORMATS: Readonly<Record<ExportKind, readonly [type: string, ending: string]>> = {
  'meeting-sheet': ['application/pdf', 'pdf'],
  excel: [`${OOXML}.spreadsheetml.sheet`, 'xlsx'],
  'word-committee': [`${OOXML}.wordprocessingml.document`, 'docx'],
  'word-union': [`${OOXML}.wordprocessingml.document`, 'docx'],
  picture: ['image/png', 'png'],
}

export const contentType = (kind: ExportKind): string => FORMATS[kind][0]

/** phieu-hop-xa-binh-son-2026-11-12.pdf: letters that every program and every stick can hold. */
export function fileName(kind: ExportKind, subject: Subject, day: string): string {
  const place = fold(placeOf(subject)).replace(/[^a-z0-9]+/g, '-')
  return `${[vi.exports.files[kind], place.replace(/^-|-$/g, ''), day].filter(Boolean).join('-')}.${FORMATS[kind][1]}`
}

/** The file itself. Libraries that write Word and Excel are loaded when the first such file is asked for. */
export async function makeFile(
  c: Ctx,
  kind: ExportKind,
  subject: Subject,
  gathered: Gathered,
  columns: Columns,
): Promise<Bytes> {
  const { report, stalls } = gathered
  const { reports } = c.var.services
  switch (kind) {
    case 'meeting-sheet':
      return reports.meeting(report)
    case 'picture':
      return reports.card(report)
    case 'excel': {
      const { makeWorkbook } = await import('./workbook.ts')
      return makeWorkbook(report, { stalls, blocks: await blocksOf(c, subject), columns })
    }
    default:
      return makeReport(c, kind, subject, gathered)
  }
}

async function blocksOf(c: Ctx, { sites }: Subject): Promise<ReadonlyMap<string, string>> {
  const { read } = c.var.services.store
  const all = await Promise.all(sites.map(({ id }) => listBlocks(read, c.var.scope, id)))
  return new Map(all.flat().map(({ id, name }) => [id, name]))
}

async function makeReport(
  c: Ctx,
  kind: 'word-committee' | 'word-union',
  { unit, site }: Subject,
  { report }: Gathered,
): Promise<Bytes> {
  const [{ read }, { scope }] = [c.var.services.store, c.var]
  const layout = (await findReportLayout(read, scope, unit.code, kind)) ?? defaultLayout(kind)
  const planned = plannedFor(await listTargets(read, scope, unit.code), site?.id)
  const { makeOfficial } = await import('./official.ts')
  return makeOfficial(kind, report, { rows: printedRows(report, layout, planned), signer: layout.signer })
}
