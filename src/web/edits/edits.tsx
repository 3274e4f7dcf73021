import { readEditValue } from '../../domain/capture/edit.ts'
import { EDIT_FIELDS, type EditField } from '../../domain/capture/record.ts'
import { findFormer } from '../../store/edit-conflicts.ts'
import {
  type DraftedEdit,
  draftEdit,
  findFieldVersion,
  isApproved,
  isEditRace,
  presentValue,
  subjectOf,
} from '../../store/field-edits.ts'
import { type FoundStall, findStall } from '../../store/stalls.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { EditPage, type ShownField } from './edit-views.tsx'
import { baseOf, type EditForm, editForm } from './form.ts'

const findTarget = (c: Ctx): Promise<FoundStall | undefined> =>
  findStall(c.var.services.store.read, c.var.scope, c.req.param('stall') ?? '')

/** What may be edited of a stall and of who trades there, as it stands. */
export async function showEdits(c: Ctx): Promise<Response> {
  const at = await findTarget(c)
  return at ? page(c, at, {}, {}) : notFound(c)
}

async function page(c: Ctx, at: FoundStall, typed: Typed, errors: FieldErrors): Promise<Response> {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const props = { at, fields: await readFields(c, at), submission, typed, errors }
  return respond(c, vi.edits.title, <EditPage {...props} />, Object.keys(errors).length > 0 ? 422 : 200)
}

async function readFields(c: Ctx, at: FoundStall): Promise<ShownField[]> {
  const { read } = c.var.services.store
  const shown: ShownField[] = []
  for (const field of EDIT_FIELDS) {
    const [subject, value] = [subjectOf(at, field), presentValue(at, field)]
    if (subject === undefined || value === undefined) continue
    const version = await findFieldVersion(read, subject, field)
    shown.push({ field, value, version, fixed: await isApproved(read, at, field) })
  }
  return shown
}

/** Stores what was changed; what somebody else changed meanwhile becomes a choice. */
export async function edit(c: Ctx): Promise<Response> {
  const at = await findTarget(c)
  if (at === undefined) return notFound(c)
  const read = await readForm(c, editForm)
  if (!read.ok) return page(c, at, read.typed, read.errors)
  const before = await answerSentBefore(c, { id: read.values.submission, typed: read.typed })
  return before ?? store(c, at, read.values, read.typed)
}

/** Times that a form is drafted anew because somebody was quicker. */
const ATTEMPTS = 3

async function store(c: Ctx, at: FoundStall, form: EditForm, typed: Typed, attempt = 1): Promise<Response> {
  const drafts = await draftAll(c, at, form)
  const errors = Object.fromEntries(drafts.flatMap(([field, draft]) => faultOf(field, draft)))
  if (Object.keys(errors).length > 0) return page(c, at, typed, errors)
  const conflicts = drafts.flatMap(([, draft]) => (draft.kind === 'conflict' ? [draft.id] : []))
  const location = locationOf(at, conflicts)
  const [writes, entries] = [drafts.flatMap(([, one]) => one.writes), drafts.flatMap(([, one]) => one.entries)]
  const stored = await commitOnce(c, { id: form.submission, typed, location }, writes, entries)
  if (stored instanceof Response) return stored
  if (!isEditRace(stored.rule) || attempt === ATTEMPTS) throw new Error(`edit refused: ${stored.rule}`)
  return store(c, (await findTarget(c)) ?? at, form, typed, attempt + 1)
}

const locationOf = ({ stall }: FoundStall, [first, ...more]: readonly string[]): string => {
  if (first === undefined) return paths.stall(stall.id)
  return more.length === 0 ? paths.merge(first) : paths.merges()
}

/** One draft for each field that says another thing than the form showed. */
async function draftAll(c: Ctx, at: FoundStall, form: EditForm): Promise<(readonly [EditField, DraftedEdit])[]> {
  const { store: to, clock, newId } = c.var.services
  const act = { by: c.var.scope.officer, at: clock(), newId }
  const drafts: (readonly [EditField, DraftedEdit])[] = []
  for (const field of EDIT_FIELDS) {
    const subject = field === 'number' ? at.stall.id : (form.merchant ?? '')
    const [value, base] = [form[field], form[baseOf(field)]]
    if (value === undefined || (await wasShown(c, at, { field, subject, base, value }))) continue
    drafts.push([field, await draftEdit(to, { stall: at, field, subject, base, value }, act)])
  }
  return drafts
}

interface Sent {
  readonly field: EditField
  readonly subject: string
  readonly base: number
  readonly value: string
}

/** Whether a field came back as it was shown: left alone, whatever others made of it since. */
async function wasShown(c: Ctx, at: FoundStall, { field, subject, base, value }: Sent): Promise<boolean> {
  const former = await findFormer(c.var.services.store.read, subject, field, base)
  const shown = former ?? (subject === subjectOf(at, field) ? presentValue(at, field) : undefined)
  return shown === (readEditValue(field, value) ?? value)
}

function faultOf(field: EditField, draft: DraftedEdit): [string, string][] {
  if (draft.kind !== 'refused') return []
  const { reason } = draft
  // Of fields that are not there any more: about the form as a whole.
  if (reason === 'no-merchant' || reason === 'other-subject') return [['', vi.edits.refusals[reason]]]
  if (reason !== 'bad-value') return [[field, vi.edits.refusals[reason]]]
  if (field === 'number') return [[field, vi.edits.badNumber]]
  return [[field, field === 'trade-name' ? vi.merchants.noLetter : vi.form.choose]]
}
