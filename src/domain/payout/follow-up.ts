import type { Role } from '../access.ts'
import { type Day, daysBetween } from '../day.ts'

/** Who writes down what came of a meeting. */
export const RECORDERS = ['payouts', 'coordinator'] as const satisfies readonly Role[]

/** What came of seeing a person about their account. */
export const FOLLOW_UP_OUTCOMES = [
  'account-opened',
  'agreed',
  'blocked',
  'wants-cash',
  'home-payment',
  'absent',
] as const
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number]

/** What stands in the way of an account: of each the digital team knows what to do next. */
export const BLOCKERS = [
  'no-chip-card',
  'sim-not-own',
  'no-vneid-2',
  'no-branch-near',
  'no-phone',
  'cannot-travel',
  'needs-authorised',
] as const
export type Blocker = (typeof BLOCKERS)[number]

/** What is told of one meeting. */
export interface Meeting {
  /** The day of the meeting, and the day on which somebody comes again. */
  readonly day: Day
  readonly outcome: FollowUpOutcome
  readonly blocker: Blocker | null
  readonly nextDay: Day | null
}

/** What came of a meeting as one word that is chosen: of a case that is stuck, what stands in the way. */
export const MEETING_ANSWERS = [
  ...(['account-opened', 'agreed', 'wants-cash', 'home-payment', 'absent'] as const),
  ...BLOCKERS.map((blocker): `blocked:${Blocker}` => `blocked:${blocker}`),
] as const
export type MeetingAnswer = (typeof MEETING_ANSWERS)[number]

export function readAnswer(answer: MeetingAnswer): Pick<Meeting, 'outcome' | 'blocker'> {
  const blocker = BLOCKERS.find((one) => answer === `blocked:${one}`)
  return blocker ? { outcome: 'blocked', blocker } : { outcome: answer as FollowUpOutcome, blocker: null }
}

/** How long afterwards a meeting may still be written down, in days: the sheets of a walk wait for a signal, not for a year. */
export const TOLD_WITHIN = 60
/** How far ahead the next meeting may lie, in days. */
export const NEXT_WITHIN = 180

export type MeetingFault = 'day-ahead' | 'day-too-old' | 'next-not-ahead' | 'next-too-far'

/** The same of one that was told later than it was written down: its case may stand nowhere any more. */
export type ToldFault = MeetingFault | 'case-gone'

/** What is wrong with a meeting that is told `today`; empty when nothing is. */
export function findMeetingFaults({ day, nextDay }: Pick<Meeting, 'day' | 'nextDay'>, today: Day): MeetingFault[] {
  const faults: [MeetingFault, boolean][] = [
    ['day-ahead', day > today],
    ['day-too-old', daysBetween(day, today) > TOLD_WITHIN],
    ['next-not-ahead', nextDay !== null && nextDay <= day],
    ['next-too-far', nextDay !== null && daysBetween(day, nextDay) > NEXT_WITHIN],
  ]
  return faults.filter(([, found]) => found).map(([fault]) => fault)
}
