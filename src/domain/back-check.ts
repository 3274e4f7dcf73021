/** Parts of an answer that a back-check compares. */
export const BACK_CHECK_FACETS = ['outcome', 'display', 'scan', 'transfer'] as const
export type BackCheckFacet = (typeof BACK_CHECK_FACETS)[number]
