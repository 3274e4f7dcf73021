import type { Contender } from '../domain/rank.ts'
import { type Share, share } from '../domain/share.ts'
import type { Coverage } from '../store/back-check-coverage.ts'
import type { Leaving } from '../store/leavings.ts'
import type { Facts } from '../store/site-facts.ts'

/** What ranks are decided by, beside the figures themselves. */
export interface RankFacts {
  readonly coverage: ReadonlyMap<string, Coverage>
  readonly leavings: readonly Leaving[]
}

export const rankFactsOf = ({ coverage, leavings }: Facts): RankFacts => ({
  coverage: new Map(coverage.map((one) => [one.site, one])),
  leavings,
})

/** A site with its A5, as it comes to be ranked. */
export function contenderOf(site: string, active: Share, { coverage, leavings }: RankFacts): Contender {
  const { checked = share(0, 0), lately = checked, receivedAt } = coverage.get(site) ?? {}
  return { site, active, leavings: leavings.filter((one) => one.site === site).length, checked, lately, receivedAt }
}
