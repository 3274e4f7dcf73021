/** What a coordinator finds of a flag after looking: nothing wrong, or talked over with the volunteer. */
export const FLAG_FINDINGS = ['nothing-wrong', 'talked-over'] as const
export type FlagFinding = (typeof FLAG_FINDINGS)[number]
