import { correctedLine } from '../../domain/payout/corrected.ts'
import { type PayoutLine, settledStatus } from '../../domain/payout/line.ts'
import { draftCorrection, isOfCase, listCorrections } from '../../store/payout-corrections.ts'
import { findLine } from '../../store/payout-line-pages.ts'
import { answerSentBefore, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { CorrectionFormPage } from './correction-form.tsx'
import { caseCorrectionForm, numberCorrectionForm } from './form.ts'
import { givenErrors, readGiven } from './given.tsx'
import { lineErrors } from './line.tsx'
import { numberErrors } from './numbers.ts'
import { actOf, commitOrTell, idsOf, type OpenedRound, readRound } from './read.ts'

const { corrections: words } = vi.payoutRounds

/** A closed round; undefined for an open one and what is not the viewer's. */
async function readClosed(c: Ctx): Promise<OpenedRound | undefined> {
  const at = await readRound(c)
  return at?.round.state === 'closed' ? at : undefined
}

/** The line of a case as it is by now, corrections that wait among them, so that a second one builds on the first. */
async function lineNow(c: Ctx, round: string, frozen: PayoutLine): Promise<PayoutLine> {
  const all = await listCorrections(c.var.services.store.read, round)
  const corrections = all.filter(({ decision }) => decision !== 'refused').filter(isOfCase)
  return correctedLine(frozen, corrections) ?? { ...frozen, amount: 0, modality: null, reason: null }
}

const findFrozen = (c: Ctx, { round }: OpenedRound, code: string): Promise<PayoutLine | undefined> =>
  findLine(c.var.services.store.read, round.id, code)

/** The form of a correction; of a file code that is asked for, with what stands of it. */
export async function showCorrectionForm(c: Ctx): Promise<Response> {
  const at = await readClosed(c)
  if (at === undefined) return notFound(c)
  const code = c.req.query('case')
  if (code === undefined || at.round.grain === 'totals') return formPage(c, at, {}, {})
  const frozen = await findFrozen(c, at, code)
  if (frozen === undefined) return notFound(c)
  const { status, modality, reason, amount } = await lineNow(c, at.round.id, frozen)
  const paid = { status: [status ?? ''], modality: [modality ?? ''], reason: [reason ?? ''], amount: [String(amount)] }
  return formPage(c, at, { case: [code], ...paid }, {})
}

async function formPage(c: Ctx, at: OpenedRound, typed: Typed, errors: FieldErrors): Promise<Response> {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const given = await readGiven(c, at, typedIn(typed, 'case'))
  const page = <CorrectionFormPage {...at} {...{ typed, errors, submission, given }} />
  return respond(c, words.enter, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Writes down what a closed round should have said; counted once somebody else confirmed it. */
export async function correctRound(c: Ctx): Promise<Response> {
  const at = await readClosed(c)
  if (at === undefined) return notFound(c)
  return at.round.grain === 'cases' ? correctCase(c, at) : correctNumber(c, at)
}

async function correctCase(c: Ctx, at: OpenedRound): Promise<Response> {
  const form = await readForm(c, caseCorrectionForm)
  if (!form.ok) return formPage(c, at, form.typed, form.errors)
  const { submission, case: caseCode, status, modality, reason, amount, why, document } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const frozen = await findFrozen(c, at, caseCode)
  const paid = { status: status ?? null, modality: modality ?? null, reason: reason ?? null, amount }
  const errors = frozen ? await caseErrors(c, at, frozen, { ...frozen, ...paid }) : { case: words.noCase }
  if (Object.keys(errors).length > 0) return formPage(c, at, form.typed, errors)
  const row = { caseCode, ...paid, status: settledStatus(paid), why, document }
  return store(c, at, { id: submission, typed: form.typed }, row)
}

async function caseErrors(c: Ctx, at: OpenedRound, frozen: PayoutLine, meant: PayoutLine): Promise<FieldErrors> {
  const now = await lineNow(c, at.round.id, frozen)
  const isSame = (['status', 'modality', 'reason', 'amount'] as const).every((name) => now[name] === meant[name])
  return isSame ? { '': words.same } : { ...(await givenErrors(c, at, frozen, meant.amount)), ...lineErrors(meant) }
}

async function correctNumber(c: Ctx, at: OpenedRound): Promise<Response> {
  const form = await readForm(c, numberCorrectionForm(idsOf(at.everHamlets), idsOf(at.groups)))
  if (!form.ok) return formPage(c, at, form.typed, form.errors)
  const { submission, ...row } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const errors = await numberErrors(c, at, row)
  if (Object.keys(errors).length > 0) return formPage(c, at, form.typed, errors)
  return store(c, at, { id: submission, typed: form.typed }, row)
}

type Row = Omit<Parameters<typeof draftCorrection>[1], 'id' | 'round'>

function store(c: Ctx, { round }: OpenedRound, submission: { id: string; typed: Typed }, row: Row): Promise<Response> {
  const { store: of, newId } = c.var.services
  const draft = draftCorrection(of.read, { ...row, id: newId(), round: round.id }, actOf(c))
  return commitOrTell(c, { ...submission, location: paths.payoutCorrections(round.id) }, draft)
}
