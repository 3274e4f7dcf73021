import type { Step } from '../../../domain/adoption.ts'
import type { BundledStall } from '../../../domain/capture/bundle.ts'
import type { KeptRecord } from '../engine.ts'

/** The next stall in walking order without an outcome in this round: ahead of the one just left, else from the start. */
export function nextUndone(stalls: readonly BundledStall[], left: string | undefined): BundledStall | undefined {
  const from = stalls.findIndex(({ id }) => id === left) + 1
  const undone = ({ visited }: BundledStall) => !visited
  return stalls.slice(from).find(undone) ?? stalls.find(undone)
}

/** The stall that the newest capture of the site was made at, so that a reload goes on where the walk was. */
export const lastLeft = (site: string, records: readonly KeptRecord[]): string | undefined =>
  records.find(({ label, origin }) => origin === 'own' && label.site === site && label.kind === 'visit')?.label.stall

/** What the street shows of itself: everything, what is not done in this round, or one step. */
export type Filter = 'all' | 'undone' | Step

export const passes = ({ step, visited }: BundledStall, filter: Filter): boolean =>
  filter === 'all' || (filter === 'undone' ? !visited : step === filter)

/** How many stalls each filter leaves; steps that nobody is in are left out. */
export function filterCounts(stalls: readonly BundledStall[]): readonly (readonly [Filter, number])[] {
  const filters: readonly Filter[] = ['all', 'undone', ...STEPS_SHOWN]
  const counted = filters.map((filter) => [filter, stalls.filter((stall) => passes(stall, filter)).length] as const)
  return counted.filter(([filter, count]) => count > 0 || filter === 'all' || filter === 'undone')
}

const STEPS_SHOWN: readonly Step[] = ['none', 'refused', 'visited', 'code', 'verified', 'active', 'alarm', 'gone']

/** Choices with those used lately first, newest before older ones; the rest keep their order. */
export const latelyFirst = <T extends string>(choices: readonly T[], lately: readonly string[]): readonly T[] => [
  ...lately.flatMap((one) => choices.filter((choice) => choice === one)),
  ...choices.filter((choice) => !lately.includes(choice)),
]
