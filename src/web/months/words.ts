import { periodsOf, showPeriod } from '../../domain/period.ts'
import { vi } from '../messages/vi.ts'
import type { MonthState } from './read.ts'

/** Which days of which sites: Tế Hanh: thiếu 03/10/2026–05/10/2026; … */
export const namedMissing = ({ missing }: MonthState): string =>
  missing.map(({ name, days }) => vi.history.missingOf(name, periodsOf(days).map(showPeriod).join(', '))).join('; ')
