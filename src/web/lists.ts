import {
  evidenceOf,
  FIGURES,
  isCounted,
  isRegular,
  isRetained,
  isUnwilling,
  type PlacedStanding,
  reaches,
  type StallStanding,
  stepOf,
  wasActive,
} from '../domain/adoption.ts'
import type { Day } from '../domain/day.ts'

/**
 * Every number on a page, by the key its list has in a URL: the figures; N and what is not in it; evidence B and O
 * inside A5, S beside it; the steps of the drawing; the vendors that said no or later, of any reason.
 */
export const LISTS = [
  ...FIGURES,
  ...(['A6', 'A8'] as const),
  ...(['N', 'notCounted', 'vacant', 'closed', 'B', 'O', 'S', 'unwilling'] as const),
  ...(['none', 'refused', 'visited', 'code', 'verified', 'active', 'alarm', 'stale'] as const),
] as const
export type ListKey = (typeof LISTS)[number]

export const isListKey = (key: string): key is ListKey => (LISTS as readonly string[]).includes(key)

const isFigure = (key: ListKey): key is (typeof FIGURES)[number] => (FIGURES as readonly string[]).includes(key)

/** Whether a stall is one of those the number counts. */
function belongs(stall: StallStanding, key: ListKey, day: Day): boolean {
  if (isFigure(key)) return reaches(stall, key, day)
  switch (key) {
    case 'A6':
      return isRegular(stall, day)
    case 'A8':
      return isRetained(stall, day)
    case 'N':
      return isCounted(stall)
    case 'notCounted':
      return !isCounted(stall)
    case 'vacant':
    case 'closed':
      return stall.census === key
    case 'B':
      return evidenceOf(stall, day) === 'bank'
    case 'O':
      return evidenceOf(stall, day) === 'observed'
    case 'S':
      return evidenceOf(stall, day) === 'said'
    case 'unwilling':
      return isUnwilling(stall)
    case 'stale':
      return stepOf(stall, day).stale
    default:
      return stepOf(stall, day).step === key
  }
}

/** The stalls a number counts, and for a figure those of its base that it does not count yet. */
export interface StallList {
  readonly counted: readonly PlacedStanding[]
  readonly rest?: readonly PlacedStanding[]
}

/** The exact list behind a number, read off the same standings, in the order given. */
export function listBehind(stalls: readonly PlacedStanding[], key: ListKey, day: Day): StallList {
  const counted = stalls.filter((stall) => belongs(stall, key, day))
  if (key === 'N') return { counted, rest: stalls.filter((stall) => !isCounted(stall)) }
  const inBase = key === 'A8' ? wasActive : isFigure(key) || key === 'A6' ? isCounted : undefined
  if (inBase === undefined) return { counted }
  return { counted, rest: stalls.filter((stall) => inBase(stall, day) && !belongs(stall, key, day)) }
}
