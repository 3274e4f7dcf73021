/** What happens to a round, in this order; a round that is sent back is a draft again. */
export const ROUND_EVENTS = ['submitted', 'returned', 'approved', 'closed'] as const
export type RoundEvent = (typeof ROUND_EVENTS)[number]

const ROUND_STATES = ['draft', 'submitted', 'approved', 'closed'] as const
export type RoundState = (typeof ROUND_STATES)[number]

/** How a round knows its people: a line for each file code, or numbers by hamlet and group. */
export const GRAINS = ['cases', 'totals'] as const
export type Grain = (typeof GRAINS)[number]

/** How a round stands after its newest event; without one it is a draft. */
export const stateAfter = (event: RoundEvent | undefined): RoundState =>
  event === undefined || event === 'returned' ? 'draft' : event

const FROM: Readonly<Record<RoundEvent, readonly RoundState[]>> = {
  submitted: ['draft'],
  returned: ['submitted', 'approved'],
  approved: ['submitted'],
  closed: ['approved'],
}

/** Whether something may happen to a round that stands so. */
export const mayHappen = (event: RoundEvent, state: RoundState): boolean => FROM[event].includes(state)

/**
 * How something came into a round: from a file, from the round before, mended by hand, worked out as arrears, or summed
 * up when it was closed.
 */
export const ENTRY_KINDS = ['file', 'carried', 'edit', 'arrears', 'closing'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
