import type { PlacedStanding } from '../../domain/adoption.ts'
import { showDay } from '../../domain/day.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { Report, ReportedCorrection, ReportedSite } from '../../domain/report.ts'
import { correctionWords } from '../correction-words.ts'
import { FIGURE_NAMES } from '../figure-names.ts'
import { vi } from '../messages/vi.ts'
import { type ColumnOf, makeSpreadsheet, tableOf } from '../spreadsheet.ts'
import { type ListedStall, siteColumns, stallColumns } from './columns.ts'

const words = vi.exports.cells

/** What a workbook is made of besides the report. */
export interface WorkbookParts {
  readonly stalls: readonly PlacedStanding[]
  /** Names of the blocks by their ids. */
  readonly blocks: ReadonlyMap<string, string>
  readonly columns: { readonly site: readonly string[]; readonly stall: readonly string[] }
}

/** Sites and their sum, every stall, and what the figures are and how they are counted. */
export function makeWorkbook(report: Report, parts: WorkbookParts): Promise<Uint8Array<ArrayBuffer>> {
  const { stalls, blocks, columns } = parts
  const siteName = new Map(report.sites.map(({ id, name }) => [id, name]))
  const listed = stalls.map((stall): ListedStall => {
    const block = blocks.get(stall.block) ?? ''
    return { stall, site: siteName.get(stall.site) ?? '', block, day: report.day }
  })
  const sum = { id: '', name: words.all, kind: 'street', figures: report.figures } as const
  const sites: readonly ReportedSite[] = report.of === 'commune' ? [...report.sites, sum] : report.sites
  const shownSites = siteColumns(columns.site).map((column) => withoutKindOfSum(column, sum))
  const tables = [
    tableOf(words.sites, shownSites, sites),
    tableOf(words.stalls, stallColumns(columns.stall), listed),
    tableOf(words.about, ABOUT, aboutOf(report)),
    ...(report.corrections.length > 0 ? [tableOf(words.corrections, CORRECTIONS, report.corrections)] : []),
  ]
  return makeSpreadsheet(`${vi.exports.title}: ${report.place}`, tables, report.madeAt)
}

/** The sum is no street and no market. */
const withoutKindOfSum = (column: ColumnOf<ReportedSite>, sum: ReportedSite): ColumnOf<ReportedSite> =>
  column.header === vi.exports.columnNames.kind
    ? { ...column, content: (site) => (site === sum ? undefined : column.content(site)) }
    : column

const ABOUT: readonly ColumnOf<readonly [string, string]>[] = [
  { header: words.what, width: 26, format: 'text', content: ([what]) => what },
  { header: words.text, width: 110, format: 'text', content: ([, text]) => text },
]

const CORRECTIONS: readonly ColumnOf<ReportedCorrection>[] = [
  { header: words.corrections, width: 90, format: 'text', content: correctionWords },
  { header: words.correctionReason, width: 60, format: 'text', content: ({ reason }) => reason },
  { header: words.writtenOn, width: 12, format: 'day', content: ({ writtenOn }) => ({ day: writtenOn }) },
]

function aboutOf({
  place,
  unit,
  of,
  day,
  closed,
  corrections,
  received,
  held,
  demo,
}: Report): (readonly [string, string])[] {
  const state = `${closed ? '' : `${vi.exports.sheet.provisional} `}${closed ? vi.exports.closed : vi.exports.open}`
  return [
    [words.place, of === 'commune' ? place : `${place}, ${unit}`],
    [words.day, showDay(day)],
    [words.state, state],
    ...(closed ? [[words.corrections, showNumber(corrections.length)] as const] : []),
    [words.received, [received, held].filter(Boolean).join('; ')],
    ...(demo ? [[words.demo, vi.exports.sheet.demo] as const] : []),
    ['N', vi.definitions.N],
    ...INDICATORS.map((code) => [`${code} · ${FIGURE_NAMES[code]}`, definitionOf(code)] as const),
    ['S', vi.definitions.S],
  ]
}

const definitionOf = (code: string): string => (vi.definitions as Readonly<Record<string, string>>)[code] ?? ''
