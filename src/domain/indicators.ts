import { FIGURES } from './adoption.ts'

/** Every figure of a site by its code: the funnel, what lasts (A6, A8), what re-scans (A9) and back-checks (Q1) say. */
export const INDICATORS = [...FIGURES, 'A6', 'A8', 'A9', 'Q1'] as const
export type Indicator = (typeof INDICATORS)[number]

/** Figures that a target may be set for: of stalls, so that more is better and the base is N. */
export const TARGET_INDICATORS = [...FIGURES, 'A6'] as const satisfies readonly Indicator[]
export type TargetIndicator = (typeof TARGET_INDICATORS)[number]
