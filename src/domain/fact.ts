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

/** What the figures of payouts are counted from: closed rounds, their lines, arrears, and what was told in totals. */
export const PAYOUT_FACT_KINDS = ['payout-round', 'payout-line', 'payout-arrears', 'payout-total'] as const
export type PayoutFactKind = (typeof PAYOUT_FACT_KINDS)[number]

/** Columns that facts of payouts have besides `kind`, `day`, `received`, `state` and `reason`. */
export const PAYOUT_FACT_COLUMNS = [
  'commune',
  'programme',
  'round',
  'period',
  'case',
  'hamlet',
  'group',
  'modality',
  'measure',
  'people',
  'amount',
] as const

/** One fact of payouts: `day` is the day on which its round was closed. */
export type PayoutFact = { readonly kind: PayoutFactKind; readonly day: Day } & {
  readonly [column in (typeof PAYOUT_FACT_COLUMNS)[number] | 'state' | 'reason']?: string | number | null
}

const ALL_COLUMNS = [...FACT_COLUMNS, ...PAYOUT_FACT_COLUMNS]

export const factsHeader = (): string => ALL_COLUMNS.join(',')
export const factLine = (fact: Fact): string => line({ ...fact })
export const payoutFactLine = (fact: PayoutFact): string => line({ ...fact, received: fact.day })

const line = (of: Readonly<Record<string, string | number | null | undefined>>): string =>
  ALL_COLUMNS.map((column) => cell(String(of[column] ?? ''))).join(',')
