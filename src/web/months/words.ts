import type { Day } from '../../domain/day.ts'
import { periodsOf, showPeriod } from '../../domain/period.ts'
import type { MonthDifference } from '../../store/month-differences.ts'
import type { FoundedSite } from '../../store/snapshots.ts'
import { vi } from '../messages/vi.ts'
import { shareWords } from '../ui/share-words.ts'
import type { MonthState } from './read.ts'

const { despite: words } = vi.months
const partNames = { ...vi.reasons, ...words.parts }

/** Which days of which sites: Tế Hanh: thiếu 03/10/2026–05/10/2026; … */
export const namedMissing = ({ missing }: MonthState): string =>
  missing.map(({ name, days }) => vi.history.missingOf(name, periodsOf(days).map(showPeriod).join(', '))).join('; ')

/** Which days of which sites: Tế Hanh: 03/10/2026; … */
export const namedDiffering = (sites: readonly FoundedSite[], days: ReadonlyMap<string, readonly Day[]>): string =>
  sites
    .filter(({ site }) => days.has(site))
    .map(
      ({ site, name }) =>
        `${name}: ${periodsOf(days.get(site) ?? [])
          .map(showPeriod)
          .join(', ')}`,
    )
    .join('; ')

/** The days on which a figure differs, and what was frozen and is counted on the last of them. */
export const daysIn = ({ days }: MonthDifference): string => {
  const shown = periodsOf([...days])
    .map(showPeriod)
    .join(', ')
  return days.length > 1 ? words.lastOf(shown) : shown
}
export const told = ({ frozen, counted, parts }: MonthDifference) =>
  [
    [shareWords(frozen), ...parts.map((one) => words.part(partNames[one.part], one.frozen))].join(', '),
    [shareWords(counted), ...parts.map((one) => words.part(partNames[one.part], one.counted))].join(', '),
  ] as const
