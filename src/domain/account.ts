/** Whose account a code pays. Holder ≠ vendor is a normal case with its own question. */
export const RELATIONS = ['own', 'relative', 'other'] as const
export type Relation = (typeof RELATIONS)[number]

export const PROPOSAL_SOURCES = ['typed', 'imported'] as const
export type ProposalSource = (typeof PROPOSAL_SOURCES)[number]

export const DECISIONS = ['approved', 'returned'] as const
export type Decision = (typeof DECISIONS)[number]

/** A *change* of account waits this long, in seconds; a first account goes live at once. */
export const COOLING_OFF = 24 * 60 * 60

/** Approving asks for a sign-in no older than this, in seconds. */
export const STEP_UP_WINDOW = 5 * 60

/** Longest holder name kept, in characters. */
export const HOLDER_MAX = 70
