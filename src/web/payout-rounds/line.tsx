import { findLineFaults, type LineFault, type PayoutLine, settledStatus } from '../../domain/payout/line.ts'
import { changesOf, draftEntry } from '../../store/payout-entries.ts'
import { findLine } from '../../store/payout-line-pages.ts'
import { answerSentBefore, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond, seeOther } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { lineForm, removalForm } from './form.ts'
import { LinePage } from './line-form.tsx'
import { actOf, commitOrTell, idsOf, type OpenedRound, readRound } from './read.ts'

const { payoutRounds: words } = vi

const FIELD_OF: Readonly<Record<LineFault, string>> = {
  amount: 'amount',
  'reason-without-cause': 'reason',
  'account-not-agreed': 'status',
}

/** What does not go together in a line, under the field where it is mended. */
export const lineErrors = (line: PayoutLine): FieldErrors =>
  Object.fromEntries(findLineFaults(line).map((fault) => [FIELD_OF[fault], words.lineFaults[fault]]))

/** A draft that has lines; the answer that there is none of these, or that it is a draft no more. */
async function readDraft(c: Ctx): Promise<OpenedRound | Response> {
  const at = await readRound(c)
  if (at === undefined || at.round.grain !== 'cases') return notFound(c)
  return at.round.state === 'draft' ? at : refused(c, words.refusals['payout-round-not-draft'], 409)
}

/** The form of a new line, or of the line of the file code that is asked for. */
export async function showLine(c: Ctx): Promise<Response> {
  const at = await readDraft(c)
  if (at instanceof Response) return at
  const code = c.req.query('case')
  if (code === undefined) return linePage(c, at, { mode: ['new'] }, {})
  const line = await findLine(c.var.services.store.read, at.round.id, code)
  return line === undefined ? notFound(c) : linePage(c, at, typedOf(line), {})
}

const typedOf = ({ caseCode, hamlet, group, status, modality, reason, amount }: PayoutLine): Typed => ({
  ...{ mode: ['edit'], case: [caseCode], hamlet: [hamlet], group: [group], amount: [String(amount)] },
  ...{ status: [status ?? ''], modality: [modality ?? ''], reason: [reason ?? ''] },
})

function linePage(c: Ctx, at: OpenedRound, typed: Typed, errors: FieldErrors): Response {
  const { newId } = c.var.services
  const page = (
    <LinePage {...at} {...{ typed, errors }} submission={typedIn(typed, SUBMISSION) || newId()} removal={newId()} />
  )
  const title = typedIn(typed, 'mode') === 'edit' ? words.lines.edit : words.lines.add
  return respond(c, title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Puts a line in, or in the place of the one that stands of its file code. */
export async function enterLine(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined || at.round.grain !== 'cases') return notFound(c)
  // A hamlet that is no more may stay in a line that is mended.
  const form = await readForm(c, lineForm(idsOf(at.everHamlets), idsOf(at.groups)))
  if (!form.ok) return linePage(c, at, form.typed, form.errors)
  const { submission: id, mode, case: caseCode, status, modality, reason, ...rest } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const typed = { ...rest, caseCode, status: status ?? null, modality: modality ?? null, reason: reason ?? null }
  const line: PayoutLine = { ...typed, status: settledStatus(typed) }
  const { read } = c.var.services.store
  const known = await findLine(read, at.round.id, caseCode)
  const errors = { ...lineErrors(typed), ...(mode === 'new' && known ? { case: words.lines.exists } : {}) }
  if (Object.keys(errors).length > 0) return linePage(c, at, form.typed, errors)
  const location = paths.payoutLines(at.round.id)
  if (known && changesOf([line], [known]).same === 1) return seeOther(c, location)
  const draft = await draftEntry(read, { round: at.round.id, kind: 'edit' }, { lines: [line] }, actOf(c))
  return commitOrTell(c, { id, typed: form.typed, location }, draft)
}

/** Takes a line out. */
export async function removeLine(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined || at.round.grain !== 'cases') return notFound(c)
  const form = await readForm(c, removalForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { submission: id, case: code } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const { read } = c.var.services.store
  if ((await findLine(read, at.round.id, code)) === undefined) return notFound(c)
  const draft = await draftEntry(read, { round: at.round.id, kind: 'edit' }, { removed: [code] }, actOf(c))
  return commitOrTell(c, { id, typed: form.typed, location: paths.payoutLines(at.round.id) }, draft)
}
