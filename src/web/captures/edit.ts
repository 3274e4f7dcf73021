import type { Refusal } from '../../domain/capture/receipt.ts'
import type { EditBody } from '../../domain/capture/record.ts'
import { draftEdit, type EditRefusal } from '../../store/field-edits.ts'
import { type Capturer, type Effect, refuse } from './effect.ts'
import { findMeant } from './meant.ts'

/** A field corrected by compare and set: where somebody was quicker, whoever wrote it chooses. */
export async function editEffect(by: Capturer, id: string, body: EditBody): Promise<Effect> {
  const { services, scope, at, madeAt } = by
  const { store, newId } = services
  const found = await findMeant(by, body.stall)
  if (found === undefined) return refuse('not-yours')
  const { merchant: subject, field, base, value } = body
  const edit = { stall: found, subject, field, base, value, conflict: id, madeAt }
  const drafted = await draftEdit(store, edit, { by: scope.officer, at, newId })
  if (drafted.kind === 'refused') return refuse(REASONS[drafted.reason])
  const state = drafted.kind === 'conflict' ? 'conflict' : 'stored'
  const { writes, entries } = drafted
  return { ok: true, state, site: found.site.id, stall: found.stall.id, writes, entries }
}

const REASONS: Readonly<Record<EditRefusal, Refusal>> = {
  'no-merchant': 'other-merchant',
  'other-subject': 'other-merchant',
  'bad-value': 'shape',
  approved: 'approved',
  'number-taken': 'number-taken',
}
