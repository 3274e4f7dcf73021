import type { BundledStall } from '../../../domain/capture/bundle.ts'
import { readEditValue } from '../../../domain/capture/edit.ts'
import { EDIT_FIELDS, type EditBody, type EditField } from '../../../domain/capture/record.ts'
import type { KeptRecord } from '../engine.ts'

/** What was typed or chosen of each field; empty is "as it is". */
export type Edited = Readonly<Partial<Record<EditField, string>>>

/** One record for each field that was given, made from the version that was taken along. */
export const editsOf = (edited: Edited, stall: BundledStall): EditBody[] =>
  EDIT_FIELDS.flatMap((field): EditBody[] => {
    const value = readEditValue(field, edited[field] ?? '')
    if (value === undefined) return []
    const merchant = field === 'number' ? undefined : stall.merchant
    const base = stall.edits[field] ?? 0
    return [{ kind: 'edit', stall: stall.id, ...(merchant && { merchant }), field, base, value }]
  })

/** The unsent edit of the same field, which a new one replaces: else an officer would be in conflict with themselves. */
export const earlierEdit = ({ stall, field }: EditBody, records: readonly KeptRecord[]): string | undefined =>
  records.find(
    ({ state, origin, label }) =>
      state !== 'sent' && origin === 'own' && label.stall === stall && label.field === field && label.kind === 'edit',
  )?.id
