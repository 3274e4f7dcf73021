import type { Day } from './day.ts'

/** What kinds of facts the figures are counted from. */
export const FACT_KINDS = [
  'site',
  'round',
  'trading-days',
  'stall',
  'census',
  'trader',
  'trader-left',
  'consent',
  'code',
  'visit',
  'transfer',
  'back-check',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** Columns of a fact as it is handed out: ids are pseudonyms but that of the site, and empty where a kind has none. */
export const FACT_COLUMNS = [
  'site',
  'kind',
  'stall',
  'trader',
  'visit',
  'observer',
  'day',
  'received',
  'state',
  'reason',
  'display',
  'scan',
  'code',
  'level',
  'payer',
  'days',
] as const
export type FactColumn = (typeof FACT_COLUMNS)[number]

/** One fact: `day` is the day it is of, `received` the day on which it was received. */
export type Fact = { readonly site: string; readonly kind: FactKind; readonly received: Day } & {
  readonly [column in Exclude<FactColumn, 'site' | 'kind' | 'received'>]?: string | null
}

/** Columns whose values are ids that a pseudonym stands for. */
export const PSEUDONYMS = ['stall', 'trader', 'visit', 'observer', 'code'] as const satisfies readonly FactColumn[]

/** RFC 4180, with a line feed after each line: a value with a comma, a quote or a line break is quoted. */
const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

export const factsHeader = (): string => FACT_COLUMNS.join(',')
export const factLine = (fact: Fact): string => FACT_COLUMNS.map((column) => cell(fact[column] ?? '')).join(',')
