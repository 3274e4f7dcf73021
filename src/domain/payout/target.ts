import { type Day, isDay } from '../day.ts'
import { isMonth, type Month, monthOf } from '../month.ts'
import type { Share } from '../share.ts'
import { stallsNeeded } from '../target.ts'

/** Figures that a target may be set for: those that are to rise. */
export const PAYOUT_TARGET_FIGURES = ['P2', 'P3', 'P4', 'P5'] as const
export type PayoutTargetFigure = (typeof PAYOUT_TARGET_FIGURES)[number]

/** Met at its percentage; before its month still ahead; from its month on behind. */
export type PayoutTargetStanding = 'met' | 'ahead' | 'behind' | 'no-figure'

/** How a target of a month stands by the people of the newest month that is known, up to that month. */
export function payoutStandingOf(
  { percent, period }: { readonly percent: number; readonly period: Month },
  people: Share | undefined,
  known: Month,
): PayoutTargetStanding {
  if (people === undefined || people.total === 0) return 'no-figure'
  if (people.count >= stallsNeeded({ percent }, people.total)) return 'met'
  return known < period ? 'ahead' : 'behind'
}

export type PayoutTargetFault = 'percent' | 'past' | 'no-number' | 'no-document-day' | 'document-later'

interface NewPayoutTarget {
  readonly percent: number
  readonly period: Month
  readonly document: string | undefined
  readonly documentDay: Day | undefined
}

/** What is wrong with a target that somebody means to set today; empty when nothing is. */
export function findPayoutTargetFaults(of: NewPayoutTarget, today: Day): PayoutTargetFault[] {
  const { percent, period, document, documentDay } = of
  const faults: [PayoutTargetFault, boolean][] = [
    ['percent', !(Number.isInteger(percent) && percent >= 1 && percent <= 100)],
    ['past', !isMonth(period) || period < monthOf(today)],
    ['no-number', document === undefined && documentDay !== undefined],
    ['no-document-day', document !== undefined && documentDay === undefined],
    ['document-later', documentDay !== undefined && (!isDay(documentDay) || documentDay > today)],
  ]
  return faults.filter(([, found]) => found).map(([fault]) => fault)
}

/** Reads a month as typed in a form: 12/2026 or 2026-12; undefined when it is none. */
export function readMonth(text: string): Month | undefined {
  const [, number, year] = /^(\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  const month = number && year ? `${year}-${number.padStart(2, '0')}` : text.trim()
  return isMonth(month) ? month : undefined
}
