import type { Day } from '../../domain/day.ts'
import { periodsOf, showPeriod } from '../../domain/period.ts'
import type { FoundedSite } from '../../store/snapshots.ts'
import { vi } from '../messages/vi.ts'
import type { MonthState } from './read.ts'

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
