import type { Month } from '../month.ts'
import { type Amount, amountIn, dongOf } from './amounts.ts'
import { type PayoutLine, settledStatus } from './line.ts'

/**
 * A line of a month as the list of a later one begins: the same case, hamlet, group and status; how it will be paid is
 * not known yet. Who was due what the table said is due what it says now; an amount of its own stays.
 */
export function carriedLine(line: PayoutLine, from: Month, to: Month, amounts: readonly Amount[]): PayoutLine {
  const [then, now] = [amountIn(amounts, line.group, from), amountIn(amounts, line.group, to)]
  const isOwn = then !== undefined && dongOf(then) !== line.amount
  const amount = now && !isOwn ? dongOf(now) : line.amount
  return { ...line, status: settledStatus(line), modality: null, reason: null, amount }
}
