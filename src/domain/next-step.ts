import type { Decision } from './account.ts'
import { type DrawnStep, reaches, type StallStanding } from './adoption.ts'
import type { Day } from './day.ts'

/** What brings a stall forward, one thing at a time, in the order of the funnel. */
export const NEXT_STEPS = [
  'reopen', // not in N: only a visit that meets somebody changes that
  'alarm', // the wall paid somebody else at the last scan
  'register',
  'propose',
  'name', // of the account's holder, without which it cannot be approved
  'wait', // for the second person
  'correct', // returned to whoever proposed it
  'cool', // approved, live after 24 hours
  'print',
  'scan', // printed; not seen to match within its time
  'ask', // matching; nobody has seen money arrive lately
  'keep',
] as const
export type NextStep = (typeof NEXT_STEPS)[number]

/** What decides the next step, beside the standing and how it is drawn. */
export interface StallProgress {
  standing: StallStanding
  drawn: DrawnStep
  hasMerchant: boolean
  /** A code that may be printed today. */
  hasCode: boolean
  /** The newest proposal: undecided, undecided and without its holder's name, or how it was decided. */
  proposal?: 'open' | 'nameless' | Decision | undefined
  /** A sticker that is not void. */
  hasSticker: boolean
}

/** The one thing to do next at a stall on a day. */
export function nextStep(
  { standing, drawn, hasMerchant, hasCode, proposal, hasSticker }: StallProgress,
  day: Day,
): NextStep {
  if (drawn.step === 'gone') return 'reopen'
  if (drawn.step === 'alarm') return 'alarm'
  if (!hasMerchant) return 'register'
  if (proposal === 'nameless') return 'name'
  if (proposal === 'open') return 'wait'
  if (proposal === 'returned') return 'correct'
  if (!hasCode) return proposal === 'approved' ? 'cool' : 'propose'
  if (!hasSticker) return 'print'
  if (!reaches(standing, 'A4', day)) return 'scan'
  return reaches(standing, 'A5', day) ? 'keep' : 'ask'
}
