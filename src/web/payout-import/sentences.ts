import { showMonth } from '../../domain/month.ts'
import type { Known, TableFault } from '../../domain/payout/table.ts'
import { vi } from '../messages/vi.ts'

const words = vi.payoutImport
/** Names that a sentence offers. */
const OFFERED = 12

/** What is wrong with a cell and what to do. */
export function sentenceOf({ field, problem, rows = [] }: TableFault, known: Known, commune: string): string {
  if (problem === 'double') return words.double(rows.join(', '))
  if (problem === 'other-month') return words.otherMonth(showMonth(known.period))
  if (problem !== 'unknown') return words.problems[problem]
  const { statuses, modalities, reasons } = vi.payouts
  if (field === 'hamlet') return words.unknownHamlet(commune, offer(known.hamlets.map(({ name }) => name)))
  if (field === 'group') return words.unknownGroup(offer(known.groups.map(({ name }) => name)))
  const lists = { status: statuses, modality: modalities, reason: reasons } as const
  return words.unknownWord(offer(Object.values(lists[field as keyof typeof lists])))
}

function offer(names: readonly string[]): string {
  const shown = names.slice(0, OFFERED)
  const rest = names.length > OFFERED ? [words.andMore(names.length - OFFERED)] : []
  return [...shown, ...rest].join('; ')
}
