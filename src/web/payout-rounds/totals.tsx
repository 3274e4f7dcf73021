import { findTotalsFaults, TOLD, type Told, type ToldMeasure, type TotalsFault } from '../../domain/payout/totals.ts'
import { listTold, placeOf } from '../../store/payout-corrected.ts'
import { draftEntry } from '../../store/payout-entries.ts'
import { answerSentBefore, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { totalsForm } from './form.ts'
import { actOf, commitOrTell, enters, idsOf, type OpenedRound, readRound, titleOf } from './read.ts'
import { TotalsFormPage, TotalsPage } from './totals-views.tsx'

const { totals: words, refusals } = vi.payoutRounds

/** Under which field each fault is mended. */
const FIELD_OF: Readonly<Record<TotalsFault, string>> = {
  'no-due': 'due-people',
  'more-than-due': 'due-people',
  'more-than-reviewed': 'agreed-people',
  'more-than-agreed': 'agreed-people',
  'agreed-alone': 'reviewed-people',
  negative: '',
}

/** What does not add up, in words. */
const totalsErrors = (told: Told): FieldErrors =>
  Object.fromEntries(findTotalsFaults(told).map((fault) => [FIELD_OF[fault], words.faults[fault]]))

const toldIn = async (c: Ctx, { round }: OpenedRound): Promise<ReadonlyMap<string, Told>> =>
  (await listTold(c.var.services.store.read, [round])).get(round.id) ?? new Map()

/** The numbers by hamlet and group; the form of one of them where it is named, while the round is a draft. */
export async function showTotals(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined || at.round.grain !== 'totals') return notFound(c)
  const told = await toldIn(c, at)
  const [hamlet, group] = [c.req.query('hamlet'), c.req.query('group')]
  const edits = enters(c, at) && at.round.state === 'draft'
  if (hamlet === undefined || group === undefined)
    return respond(c, titleOf(at.round), <TotalsPage {...at} told={told} edits={edits} />)
  if (!edits || !idsOf(at.everHamlets).includes(hamlet) || !idsOf(at.groups).includes(group)) return notFound(c)
  return formPage(
    c,
    at,
    { hamlet: [hamlet], group: [group], ...typedOf(told.get(placeOf({ hamlet, group })) ?? {}) },
    {},
  )
}

const typedOf = (told: Told): Typed =>
  Object.fromEntries(
    Object.entries(told).flatMap(([measure, { people, amount }]) => [
      [`${measure}-people`, [String(people)]],
      [`${measure}-amount`, [String(amount)]],
    ]),
  )

function formPage(c: Ctx, at: OpenedRound, typed: Typed, errors: FieldErrors): Response {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const page = <TotalsFormPage {...at} {...{ typed, errors, submission }} />
  return respond(c, titleOf(at.round), page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** The numbers typed, and where one of a pair is missing. */
function readTold(values: Readonly<Record<string, unknown>>): { told: Told; errors: FieldErrors } {
  const told: Partial<Record<ToldMeasure, { people: number; amount: number }>> = {}
  const errors: Record<string, string> = {}
  for (const measure of TOLD) {
    const [people, amount] = [values[`${measure}-people`], values[`${measure}-amount`]]
    if (typeof people === 'number' && typeof amount === 'number') told[measure] = { people, amount }
    else if (typeof people === 'number') errors[`${measure}-amount`] = words.both
    else if (typeof amount === 'number') errors[`${measure}-people`] = words.both
  }
  return { told, errors }
}

/** Tells the numbers of a hamlet and group as a whole, in the place of those told before. */
export async function enterTotals(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined || at.round.grain !== 'totals') return notFound(c)
  const form = await readForm(c, totalsForm(idsOf(at.everHamlets), idsOf(at.groups)))
  if (!form.ok) {
    const isPlaced = form.errors.hamlet === undefined && form.errors.group === undefined
    return isPlaced ? formPage(c, at, form.typed, form.errors) : refused(c, vi.form.invalid, 422)
  }
  const { submission: id, hamlet, group } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  if (at.round.state !== 'draft') return refused(c, refusals['payout-round-not-draft'], 409)
  const { told, errors } = readTold(form.values)
  const all = Object.keys(errors).length > 0 ? errors : totalsErrors(told)
  if (Object.keys(all).length > 0) return formPage(c, at, form.typed, all)
  const totals = TOLD.flatMap((measure) => {
    const tally = told[measure]
    return tally ? [{ hamlet, group, measure, ...tally }] : []
  })
  const { read } = c.var.services.store
  const draft = await draftEntry(read, { round: at.round.id, kind: 'edit' }, { totals }, actOf(c))
  return commitOrTell(c, { id, typed: form.typed, location: paths.payoutTotals(at.round.id) }, draft)
}
