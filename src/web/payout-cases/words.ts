import { showDay } from '../../domain/day.ts'
import { MEETING_ANSWERS, type Meeting, type MeetingAnswer } from '../../domain/payout/follow-up.ts'
import { vi } from '../messages/vi.ts'
import type { Choice } from '../ui/choices.tsx'

const { payoutCases: words, payouts } = vi

/** What came of a meeting, in words. */
export const outcomeWords = ({ outcome, blocker }: Pick<Meeting, 'outcome' | 'blocker'>): string =>
  blocker ? words.blockedBy(payouts.blockers[blocker]) : payouts.outcomes[outcome]

/** A meeting in one line: its day, what came of it, when somebody comes again. */
export function meetingWords(meeting: Meeting | undefined): string {
  if (meeting === undefined) return words.notMet
  const again = meeting.nextDay && words.comeBack(showDay(meeting.nextDay))
  return [`${showDay(meeting.day)}: ${outcomeWords(meeting)}`, again].filter(Boolean).join(' · ')
}

const isStuck = (answer: MeetingAnswer): boolean => answer.startsWith('blocked:')
const answerWords = (answer: MeetingAnswer): string =>
  isStuck(answer)
    ? payouts.blockers[answer.slice('blocked:'.length) as keyof typeof payouts.blockers]
    : payouts.outcomes[answer as keyof typeof payouts.outcomes]

/** Everything that may be chosen. */
export const ALL_ANSWERS = MEETING_ANSWERS.map((one) => [one, answerWords(one)] as const)

/** What may be chosen, those that are stuck apart, numbered as on paper. */
export const ANSWERS: readonly Choice[] = MEETING_ANSWERS.filter((one) => !isStuck(one)).map((one) => [
  one,
  answerWords(one),
])
export const STUCK: readonly Choice[] = MEETING_ANSWERS.filter(isStuck).map((one) => [one, answerWords(one)])
export const NUMBERED_STUCK: readonly Choice[] = STUCK.map(([value, text], at) => [value, `${at + 1}. ${text}`])
