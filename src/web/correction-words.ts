import type { ReportedCorrection } from '../domain/report.ts'
import { FIGURE_NAMES } from './figure-names.ts'
import { vi } from './messages/vi.ts'
import { shareWords } from './ui/share-words.ts'

/** Tế Hanh, A1 · Đã khảo sát: số đã khóa 0/7, đính chính thành 3/7 */
export function correctionWords({ site, indicator, frozen, corrected }: ReportedCorrection): string {
  const words = vi.months
  const before = frozen === undefined ? '' : `${words.frozen(shareWords(frozen))}, `
  return `${site}, ${indicator} · ${FIGURE_NAMES[indicator]}: ${before}${words.corrected(shareWords(corrected))}`
}
