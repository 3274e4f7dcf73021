import { FIGURES, isRegular, type PlacedStanding, reaches, stepOf } from '../../domain/adoption.ts'
import type { Day } from '../../domain/day.ts'
import { INDICATORS, type Indicator } from '../../domain/indicators.ts'
import { permilleOf } from '../../domain/numbers.ts'
import type { ReportedSite } from '../../domain/report.ts'
import { FIGURE_NAMES } from '../figure-names.ts'
import { vi } from '../messages/vi.ts'
import type { ColumnOf, Content } from '../spreadsheet.ts'

const words = vi.exports.cells
const names = vi.exports.columnNames

/** Columns of the table of sites that may be left out; the name of the site never is. */
export const SITE_COLUMNS = ['kind', 'day', 'operating', 'notCounted', ...INDICATORS, 'evidence', 'unwilling'] as const
export type SiteColumn = (typeof SITE_COLUMNS)[number]

/** Columns of the table of stalls; site and number are always there. No phone, no account and no holder is. */
export const STALL_COLUMNS = ['side', 'name', 'step', 'figures', 'sightings', 'transfers', 'outcome'] as const
export type StallColumn = (typeof STALL_COLUMNS)[number]

/** Ticked when the form is first shown: what people say of themselves is asked for on purpose. */
export const USUAL_STALL_COLUMNS: readonly StallColumn[] = ['side', 'step', 'figures', 'sightings', 'transfers']

export const siteColumnName = (column: SiteColumn): string =>
  isIndicator(column) ? `${column} · ${FIGURE_NAMES[column]}` : names[column]
export const stallColumnName = (column: StallColumn): string => names[column]

const isIndicator = (column: SiteColumn): column is Indicator => (INDICATORS as readonly string[]).includes(column)

type Of<Row> = readonly [header: string, width: number, content: (row: Row) => Content]
const text = <Row>(...[header, width, content]: Of<Row>): ColumnOf<Row> => ({ header, width, content, format: 'text' })
const count = <Row>(...[header, width, content]: Of<Row>): ColumnOf<Row> => ({
  ...{ header, width, content, format: 'count' },
})
const day = <Row>(header: string, dayOf: (row: Row) => Day | undefined): ColumnOf<Row> => {
  const content = (row: Row) => {
    const found = dayOf(row)
    return found && { day: found }
  }
  return { header, width: 12, content, format: 'day' }
}

/** The columns of the sites for what was chosen, in the order of the list. */
export const siteColumns = (chosen: readonly string[]): ColumnOf<ReportedSite>[] => [
  text(words.site, 26, ({ name }) => name),
  ...SITE_COLUMNS.filter((column) => chosen.includes(column)).flatMap((column) =>
    isIndicator(column) ? indicatorColumns(column) : SITES[column],
  ),
]

/** Count, total and share of a figure; the share as the screen rounds it, and in words where nothing is counted. */
const indicatorColumns = (code: Indicator): ColumnOf<ReportedSite>[] => [
  count(`${code} · ${FIGURE_NAMES[code]}`, 14, ({ figures }) => figures.shares[code].count),
  count(`${code} · ${words.base}`, 11, ({ figures }) => figures.shares[code].total),
  {
    ...{ header: `${code} · ${words.rate}`, width: 11, format: 'share' },
    content: ({ figures }) => {
      const permille = permilleOf(figures.shares[code])
      return permille === undefined ? vi.ui.none : permille / 1000
    },
  },
]

const SITES: Readonly<Record<Exclude<SiteColumn, Indicator>, readonly ColumnOf<ReportedSite>[]>> = {
  kind: [text(names.kind, 12, ({ kind }) => vi.sites.words[kind])],
  day: [day(names.day, ({ figures }) => figures.day)],
  operating: [count(names.operating, 12, ({ figures }) => figures.operating)],
  notCounted: [
    count(words.vacant, 10, ({ figures }) => figures.notCounted.vacant),
    count(words.closed, 10, ({ figures }) => figures.notCounted.closed),
  ],
  evidence: [
    count(words.bank, 11, ({ figures }) => figures.evidence.bank),
    count(words.observed, 11, ({ figures }) => figures.evidence.observed),
    count(words.said, 11, ({ figures }) => figures.evidence.said),
  ],
  unwilling: [
    count(words.unwilling, 11, ({ figures }) => figures.unwilling),
    text(words.reasons, 44, ({ figures }) =>
      figures.reasons.map(({ reason, count: times }) => `${vi.reasons[reason]}: ${times}`).join('; '),
    ),
  ],
}

/** A stall as its row needs it. */
export interface ListedStall {
  readonly stall: PlacedStanding
  readonly site: string
  readonly block: string
  readonly day: Day
}

export const stallColumns = (chosen: readonly string[]): ColumnOf<ListedStall>[] => [
  text(words.site, 26, ({ site }) => site),
  text(words.number, 9, ({ stall }) => stall.number),
  ...STALL_COLUMNS.filter((column) => chosen.includes(column)).flatMap((column) => STALLS[column]),
]

const STALLS: Readonly<Record<StallColumn, readonly ColumnOf<ListedStall>[]>> = {
  side: [text(words.block, 30, ({ block }) => block), text(words.side, 14, ({ stall }) => vi.ui.sides[stall.side])],
  name: [text(names.name, 30, ({ stall }) => stall.tradeName)],
  step: [text(names.step, 22, ({ stall, day: on }) => vi.steps[stepOf(stall, on).step])],
  figures: [
    ...FIGURES.map((figure) =>
      count<ListedStall>(`${figure} · ${FIGURE_NAMES[figure]}`, 11, ({ stall, day: on }) =>
        Number(reaches(stall, figure, on)),
      ),
    ),
    count(`A6 · ${FIGURE_NAMES.A6}`, 11, ({ stall, day: on }) => Number(isRegular(stall, on))),
  ],
  sightings: [
    day(words.displayedOn, ({ stall }) => stall.displayedOn),
    day(words.verifiedOn, ({ stall }) => stall.verifiedOn),
  ],
  transfers: [
    day(words.bankOn, ({ stall }) => stall.bankOn),
    day(words.observedOn, ({ stall }) => stall.observedOn),
    day(words.saidOn, ({ stall }) => stall.saidOn),
  ],
  outcome: [
    text(words.outcome, 22, ({ stall: { outcome } }) => outcome && vi.outcomes[outcome]),
    text(words.why, 30, ({ stall: { reason } }) => reason && vi.reasons[reason]),
  ],
}
