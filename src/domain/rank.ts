import { type Day, dayOf, daysBetween, type Instant } from './day.ts'
import { type Share, share } from './share.ts'

/** Sites are compared only with sites of their size: each band begins at its number of stalls, the next one ends it. */
const BANDS = [
  ['small', 0],
  ['medium', 20],
  ['large', 50],
  ['huge', 150],
] as const
export type SizeBand = (typeof BANDS)[number][0]
export const SIZE_BANDS = BANDS.map(([band]) => band)

/** The band that a number of stalls falls into. */
export const bandOf = (stalls: number): SizeBand => BANDS.findLast(([, from]) => stalls >= from)?.[0] ?? 'small'

/** Fewer stalls than this get no rank, however well they do. */
export const RANKED_FROM = 20
/** Days after which figures that nothing was received for are too old to be compared. */
export const RECEIPT_HOLDS = 14
/** Of a hundred visits of the round, those that must have been checked by another person. */
export const CHECKED_PERCENT = 10
/** Days for which a spot that left N still counts in the base of a rank, unless another person found the same. */
export const LEAVING_HOLDS = 30

/** What a site's rank is decided by. */
export interface Contender {
  readonly site: string
  /** A5, O and B alone. */
  readonly active: Share
  /** Stalls that left N lately on one person's word: they are not in `active.total`. */
  readonly leavings: number
  /** Visits of the current round, and those of them that somebody else checked. */
  readonly checked: Share
  /** The same of all visits that Q1 looks at: opening a round makes neither of them smaller. */
  readonly lately: Share
  /** When the newest record was received. */
  readonly receivedAt?: Instant | undefined
}

/** Why a site has no rank. */
export type Obstacle =
  | { readonly why: 'few'; readonly stalls: number }
  | { readonly why: 'silent'; readonly receivedAt: Instant | undefined }
  | { readonly why: 'unchecked'; readonly checked: Share }
  | { readonly why: 'unchecked-lately'; readonly checked: Share }

export type Rank =
  | { readonly kind: 'ranked'; readonly place: number; readonly of: number; readonly base: Share }
  /** It could be ranked, and those it would be compared with are not all known here. */
  | { readonly kind: 'comparable'; readonly band: SizeBand }
  | { readonly kind: 'unranked'; readonly obstacle: Obstacle }

/** A5 as it is ranked: over N and what left N lately, so that nobody rises by shrinking N. */
export const rankedShare = ({ active, leavings }: Pick<Contender, 'active' | 'leavings'>): Share =>
  share(active.count, active.total + leavings)

/** What keeps a site from being ranked on a day; undefined when nothing does. */
export function obstacleOf(contender: Contender, day: Day): Obstacle | undefined {
  const { checked, lately, receivedAt } = contender
  const stalls = rankedShare(contender).total
  if (stalls < RANKED_FROM) return { why: 'few', stalls }
  const silent = receivedAt === undefined || daysBetween(dayOf(receivedAt), day) > RECEIPT_HOLDS
  if (silent) return { why: 'silent', receivedAt }
  if (!isChecked(checked)) return { why: 'unchecked', checked }
  return isChecked(lately) ? undefined : { why: 'unchecked-lately', checked: lately }
}

/** In whole numbers: 10 of 100 is enough, 9 of 99 is not. */
const isChecked = ({ count, total }: Share): boolean => total > 0 && count * 100 >= total * CHECKED_PERCENT

/** Whether the first share is the larger one: a/b > c/d. Shares of nothing are never ranked. */
const isMore = (one: Share, other: Share): boolean => one.count * other.total > other.count * one.total

/**
 * The rank of each site among those of its band that have one, by A5 over the ranked base; equal shares share a place,
 * and the next place is left out. Sites that must not be compared get the reason instead.
 */
export function rankSites(contenders: readonly Contender[], day: Day): ReadonlyMap<string, Rank> {
  const fit = contenders.filter((one) => obstacleOf(one, day) === undefined)
  const shares = fit.map((one) => ({ base: rankedShare(one), band: bandOf(rankedShare(one).total) }))
  return new Map(
    contenders.map((one): [string, Rank] => {
      const obstacle = obstacleOf(one, day)
      if (obstacle !== undefined) return [one.site, { kind: 'unranked', obstacle }]
      const base = rankedShare(one)
      const peers = shares.filter(({ band }) => band === bandOf(base.total))
      const before = peers.filter((peer) => isMore(peer.base, base)).length
      return [one.site, { kind: 'ranked', place: before + 1, of: peers.length, base }]
    }),
  )
}

/** What can be said of a site whose peers are not known here. */
export function rankAlone(contender: Contender, day: Day): Rank {
  const obstacle = obstacleOf(contender, day)
  if (obstacle !== undefined) return { kind: 'unranked', obstacle }
  return { kind: 'comparable', band: bandOf(rankedShare(contender).total) }
}
