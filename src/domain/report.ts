import type { Day, Instant } from './day.ts'
import type { Figures } from './figures.ts'
import type { Indicator } from './indicators.ts'
import type { Month } from './month.ts'
import type { PayoutFigure, PayoutFigureCode, Tally } from './payout/measures.ts'
import { publicFigures } from './public-figures.ts'
import type { Share } from './share.ts'
import type { SiteKind } from './site.ts'
import type { Strip } from './strip.ts'
import type { Reason } from './visit.ts'

/** A site with its figures, as a report lists it. */
export interface ReportedSite {
  readonly id: string
  readonly name: string
  readonly kind: SiteKind
  readonly figures: Figures
}

/** What a commune means to do about a reason, as it was last written down. */
export interface ReportedPlan {
  readonly reason: Reason
  readonly owner: string
  readonly step: string
  readonly dueDay: Day | undefined
}

/** What is due on the walls: a code that pays somebody else, a sticker not seen for long, none at all, nobody came. */
export const DUE = ['alarm', 'stale', 'unplaced', 'unvisited'] as const
export type Due = (typeof DUE)[number]

export interface ReportedTask {
  readonly due: Due
  readonly count: number
  /** Numbers of the stalls on one site; names and counts of the sites of a commune. */
  readonly where: string
}

/** What was found wrong since in the closed month of the day: it stands beside the figure, which stays. */
export interface ReportedCorrection {
  readonly site: string
  readonly indicator: Indicator
  /** As it was frozen; undefined where the site had no figures yet. */
  readonly frozen: Share | undefined
  readonly corrected: Share
  readonly reason: string
  /** The day on which it was written down. */
  readonly writtenOn: Day
}

/** Everything a paper says, as of a day: of a commune, or of one of its sites. No person and no account is in it. */
export interface Report {
  readonly of: 'commune' | SiteKind
  /** xã Bình Sơn; Tế Hanh */
  readonly place: string
  /** The commune as people name it, its bare name, and its province: xã Bình Sơn, Bình Sơn, tỉnh Quảng Ngãi. */
  readonly unit: string
  readonly unitName: string
  readonly province: string
  readonly day: Day
  /** When it was made: the only instant in the files. */
  readonly madeAt: Instant
  /** Up to when what was received is in the figures, in words; and what phones still hold, empty when nothing. */
  readonly received: string
  readonly held: string
  /** The month of the day is closed: its figures are the frozen ones. */
  readonly closed: boolean
  readonly demo: boolean
  readonly figures: Figures
  /** How things stood at the end of the month before; undefined where nothing was counted then. */
  readonly before: Figures | undefined
  readonly sites: readonly ReportedSite[]
  /** In the order in which they were written down; none while the month is open. */
  readonly corrections: readonly ReportedCorrection[]
  /** The drawing of one site; none for a commune. */
  readonly strip?: Strip | undefined
  readonly plans: readonly ReportedPlan[]
  readonly tasks: readonly ReportedTask[]
  /** A commune's payouts of its newest month, for who may read them. */
  readonly payouts?: ReportedPayouts | undefined
}

/** The payouts of a month as a paper has them beside the figures of traders; undefined figures were never told. */
export interface ReportedPayouts {
  readonly period: Month
  readonly figures: Readonly<Partial<Record<PayoutFigureCode, PayoutFigure>>>
  readonly fellBack: Tally | undefined
  readonly arrears: Tally | undefined
}

/** Whether a picture of the totals may go to the public: not of a group so small that everybody knows who it is. */
export const mayBePictured = ({ figures }: Pick<Report, 'figures'>): boolean => publicFigures(figures) !== undefined

/**
 * The sites that need help first: those with the smallest share of stalls in use (A5), compared without rounding; ties
 * by name. A site without a stall in N has no share and is not among them.
 */
export function weakestSites(sites: readonly ReportedSite[], count: number): ReportedSite[] {
  const collator = new Intl.Collator('vi')
  return sites
    .filter(({ figures }) => figures.shares.A5.total > 0)
    .sort((a, b) => {
      const [one, other] = [a.figures.shares.A5, b.figures.shares.A5]
      return one.count * other.total - other.count * one.total || collator.compare(a.name, b.name)
    })
    .slice(0, count)
}
