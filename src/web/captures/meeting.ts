import type { MeetingBody } from '../../domain/capture/record.ts'
import { addDays, dayOf } from '../../domain/day.ts'
import { findMeetingFaults, readAnswer } from '../../domain/payout/follow-up.ts'
import { draftFollowUp, standsIn } from '../../store/payout-follow-ups.ts'
import { listPayoutRounds } from '../../store/payout-rounds.ts'
import { type Capturer, type Effect, refuse } from './effect.ts'

/** What came of meeting a person about their account, by the rule of the form: on the day it was written down. */
export async function meetingEffect(by: Capturer, body: MeetingBody): Promise<Effect> {
  const { services, scope, at, madeAt } = by
  const { store, newId } = services
  const { commune, programme, caseCode, answer, nextIn } = body
  const rounds = (await listPayoutRounds(store.read, scope, commune)).filter((round) => round.programme === programme)
  if (rounds.length === 0) return refuse('not-yours')
  if (!(await standsIn(store.read, rounds, caseCode))) return refuse('faulty', 'case-gone')
  const day = dayOf(madeAt)
  const told = { day, nextDay: nextIn === undefined ? null : addDays(day, nextIn) }
  const [fault] = findMeetingFaults(told, dayOf(at))
  if (fault !== undefined) return refuse('faulty', fault)
  const row = { id: newId(), commune, programme, caseCode, ...readAnswer(answer), ...told }
  return { ok: true, state: 'stored', ...draftFollowUp(store.read, row, { by: scope.officer, at, newId }) }
}
