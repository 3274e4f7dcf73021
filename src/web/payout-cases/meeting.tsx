import { readAnswer } from '../../domain/payout/follow-up.ts'
import { draftFollowUp } from '../../store/payout-follow-ups.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { meetingForm, sentencesOf } from './form.ts'
import { MeetingPage } from './meeting-views.tsx'
import { type Meant, meantIn, nextPath } from './next.ts'
import { type ActingCase, type CasesReading, keyOf, readCases } from './read.ts'

export async function showMeeting(c: Ctx): Promise<Response> {
  const read = await readCases(c)
  const meant = read && meantIn(c, read)
  return read && meant ? meetingPage(c, read, meant, {}, {}) : notFound(c)
}

function meetingPage(c: Ctx, read: CasesReading, meant: Meant, typed: Typed, errors: FieldErrors): Response {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const before = read.cases.find((one) => keyOf(one) === c.req.query('after'))
  const page = <MeetingPage {...{ read, meant, before, submission, typed, errors }} />
  return respond(c, vi.payoutCases.meeting, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Writes down one meeting, and goes on to the next case. */
export async function tellMeeting(c: Ctx): Promise<Response> {
  const read = await readCases(c)
  const meant = read && meantIn(c, read)
  if (read === undefined || meant === undefined) return notFound(c)
  const form = await readForm(c, meetingForm)
  if (!form.ok) return meetingPage(c, read, meant, form.typed, form.errors)
  const { submission, answer, day, nextDay } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const errors = sentencesOf({ day, nextDay }, read.day)
  if (Object.keys(errors).length > 0) return meetingPage(c, read, meant, form.typed, errors)
  const sent = { id: submission, typed: form.typed, location: nextPath(read, meant, true) }
  const draft = draftOf(c, read, meant.one, { ...readAnswer(answer), day, nextDay })
  const stored = await commitOnce(c, sent, draft.writes, draft.entries)
  if (stored instanceof Response) return stored
  throw new Error(`meeting refused: ${stored.rule}`)
}

type Told = ReturnType<typeof readAnswer> & { readonly day: string; readonly nextDay: string | null }

/** The writes of one meeting. */
export function draftOf(c: Ctx, { unit, rounds }: CasesReading, { round, caseCode }: ActingCase, told: Told) {
  const { store, clock, newId } = c.var.services
  const programme = rounds.find(({ id }) => id === round)?.programme ?? ''
  const row = { id: newId(), commune: unit.code, programme, caseCode, ...told }
  return draftFollowUp(store.read, row, { by: c.var.scope.officer, at: clock(), newId })
}
