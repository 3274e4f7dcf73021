import type { Day } from './day.ts'
import type { ReasonCount } from './funnel.ts'
import type { Indicator } from './indicators.ts'
import type { Share } from './share.ts'
import type { Level } from './visit.ts'

/** Every figure of a site, or of several taken together, as of a day. */
export interface Figures {
  readonly day: Day
  /** N: stalls operating at the newest census. */
  readonly operating: number
  readonly notCounted: { readonly vacant: number; readonly closed: number }
  readonly shares: Readonly<Record<Indicator, Share>>
  /** Stalls of A5 by their best evidence, B before O; and, beside A5, those of which the vendor alone says so. */
  readonly evidence: Readonly<Record<Level, number>>
  /** Counted stalls whose newest outcome is a refusal or a postponement, and why. */
  readonly unwilling: number
  readonly reasons: readonly ReasonCount[]
}
