import type { RecordFault, Refusal } from '../../domain/capture/receipt.ts'
import { vi } from '../messages/vi.ts'
import { walkAppWords } from '../messages/walk-app.ts'

/** Why a record was not taken, in the words the phone says it with. */
export function reasonOf(reason: Refusal | 'altered' | undefined, fault?: RecordFault): string {
  if (reason === 'altered') return vi.captures.altered
  const { refusals, faults } = walkAppWords.records
  return [reason && refusals[reason], fault && faults[fault]].filter(Boolean).join(' ')
}
