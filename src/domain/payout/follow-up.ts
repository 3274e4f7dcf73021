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
