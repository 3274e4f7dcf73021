import type { Day } from '../day.ts'
import { type CaseCorrection, correctedLine } from './corrected.ts'
import type { Blocker, FollowUpOutcome, Meeting } from './follow-up.ts'
import { isByAccount, isCash, type PayoutReason } from './line.ts'
import { isBehind, type LineSince } from './lists.ts'

/** Lists of cases that somebody has to act on, the most pressing first. */
export const TO_ACT = ['fell-back', 'failed', 'blocked', 'not-reviewed', 'home'] as const
export type ToAct = (typeof TO_ACT)[number]

/** A line of a round, what was last told of its case, and since when the line stands as it does. */
export interface ActingLine extends LineSince {
  /** The day on which the line was entered. */
  readonly since: Day
  readonly meeting: Meeting | undefined
  /** The newest confirmed correction since its round was closed. */
  readonly corrected?: CaseCorrection | undefined
}

/** The line as it is by now; undefined where it was taken out: nobody calls on whose payment had stopped. */
function nowOf(line: ActingLine): ActingLine | undefined {
  if (line.corrected === undefined) return line
  const now = correctedLine(line, [line.corrected])
  return now && { ...line, ...now }
}

/**
 * What an outcome settles: there is nothing more for the team to do about the case until the next round tells how it was
 * paid. Nobody who was absent was met. Who is stuck was reviewed, and stands on the list of what is in the way.
 */
const SETTLED_BY: Readonly<Record<Exclude<ToAct, 'blocked'>, readonly FollowUpOutcome[]>> = {
  'fell-back': ['account-opened', 'agreed', 'wants-cash', 'home-payment'],
  // Who agrees to an account has not got the money that failed to come.
  failed: ['account-opened', 'wants-cash', 'home-payment'],
  'not-reviewed': ['account-opened', 'agreed', 'blocked', 'wants-cash', 'home-payment'],
  // Who needs the money at home goes on needing it.
  home: ['account-opened', 'agreed'],
}

/** The meeting, where it came on the day on which the line was entered or later: what is older the line was entered knowing. */
const newsOf = ({ meeting, since }: ActingLine): Meeting | undefined =>
  meeting && meeting.day >= since ? meeting : undefined

/**
 * The lists on which a case stands by its line, whether settled since or not: just the people whom the figures of its
 * round count. What is in the way was told of at a meeting; money that came by account afterwards shows that it is gone.
 */
export function listsOf(line: ActingLine): ToAct[] {
  const on: Record<ToAct, boolean> = {
    'fell-back': isBehind(line, 'fell-back'),
    failed: isBehind(line, 'P7'),
    blocked: line.meeting?.outcome === 'blocked' && !(isByAccount(line.modality) && newsOf(line) === undefined),
    'not-reviewed': !isBehind(line, 'P2'),
    home: isBehind(line, 'home'),
  }
  return TO_ACT.filter((list) => on[list])
}

/** The lists on which there is something left to do about a case: those that no outcome and no correction since has settled. */
export function openListsOf(line: ActingLine): ToAct[] {
  const outcome = newsOf(line)?.outcome
  const now = nowOf(line)
  const still = now === undefined ? [] : listsOf(now)
  return listsOf(line).filter(
    (list) =>
      still.includes(list) && (list === 'blocked' || outcome === undefined || !SETTLED_BY[list].includes(outcome)),
  )
}

/** What the team does next: about what is in the way, else about why it was cash or failed, else by the list. */
export type NextStep = Blocker | PayoutReason | 'review' | 'ask-why'

/** The next step of a case that is to be acted on. */
export function nextStepOf(line: ActingLine): NextStep {
  const { meeting, reason, modality } = nowOf(line) ?? line
  if (meeting?.outcome === 'blocked' && meeting.blocker && listsOf(line).includes('blocked')) return meeting.blocker
  if (reason !== null) return reason
  return isCash(modality) || modality === 'failed' ? 'ask-why' : 'review'
}

/** How many stand on a list, and how many of them there is something left to do about. */
export interface ActCount {
  readonly listed: number
  readonly open: number
}

export function countToAct(lines: readonly ActingLine[]): Record<ToAct, ActCount> {
  const counts = Object.fromEntries(TO_ACT.map((list) => [list, { listed: 0, open: 0 }])) as Record<
    ToAct,
    { listed: number; open: number }
  >
  for (const line of lines) {
    for (const list of listsOf(line)) counts[list].listed += 1
    for (const list of openListsOf(line)) counts[list].open += 1
  }
  return counts
}
