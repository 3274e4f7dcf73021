/** Why a closed round is corrected. A list of words; the paper that shows it is named beside it. */
export const CORRECTION_REASONS = ['entered-wrong', 'bank-returned', 'paid-late', 'stopped', 'double'] as const
export type CorrectionReason = (typeof CORRECTION_REASONS)[number]

export const CORRECTION_DECISIONS = ['confirmed', 'refused'] as const
export type CorrectionDecision = (typeof CORRECTION_DECISIONS)[number]
