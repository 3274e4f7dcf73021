import type { Month } from '../month.ts'
import { type Amount, amountIn, dongOf, wasStandard } from './amounts.ts'
import { type PayoutLine, settledStatus } from './line.ts'

/**
 * A line of a month as the list of a later one begins: the same case, hamlet, group and status; how it will be paid is
 * not known yet. Who was due what the table said is due what it says now; an amount of its own stays.
 */
export function carriedLine(line: PayoutLine, from: Month, to: Month, amounts: readonly Amount[]): PayoutLine {
  const now = amountIn(amounts, line.group, to)
  const amount = now && wasStandard(amounts, line.group, from, line.amount) ? dongOf(now) : line.amount
  return { ...line, status: settledStatus(line), modality: null, reason: null, amount }
}
