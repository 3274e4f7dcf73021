export const SITE_KINDS = ['street', 'market'] as const
export type SiteKind = (typeof SITE_KINDS)[number]

/** A street has two sides, a market has rows. */
export const SIDES = ['odd', 'even', 'row'] as const
export type Side = (typeof SIDES)[number]
