import { dayOf, showDay } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { Obstacle, Rank } from '../../domain/rank.ts'
import { showShare } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'

const words = vi.ranks

/** Why a place has no rank, in words. */
function reasonOf(obstacle: Obstacle): string {
  if (obstacle.why === 'few') return words.few
  if (obstacle.why === 'unchecked')
    return obstacle.checked.total === 0 ? words.noVisit : words.unchecked(showShare(obstacle.checked))
  if (obstacle.why === 'unchecked-lately') return words.uncheckedLately(showShare(obstacle.checked))
  return obstacle.receivedAt === undefined ? words.nothingReceived : words.silent(showDay(dayOf(obstacle.receivedAt)))
}

/** How many visits were checked opens their list, on the pages of a site that is given, for who reads checks there. */
function linked(obstacle: Obstacle, site: string | undefined) {
  const isOfChecks = obstacle.why === 'unchecked' || obstacle.why === 'unchecked-lately'
  if (site === undefined || !isOfChecks) return reasonOf(obstacle)
  const href = paths.siteCoverage(site, obstacle.why === 'unchecked' ? undefined : 'lately')
  return <a href={href}>{reasonOf(obstacle)}</a>
}

/** "Hạng 3/11" among the ranked of its band; or that it has none, and why. */
export const RankBadge = ({ rank, site }: { rank: Rank; site?: string | undefined }) => {
  if (rank.kind === 'ranked') return <span class="rank">{words.place(rank.place, rank.of)}</span>
  if (rank.kind === 'comparable') return <small>{words.comparable}</small>
  return (
    <>
      <span class="unranked">{words.unranked}</span> <small>{linked(rank.obstacle, site)}</small>
    </>
  )
}

/** Stalls that left N lately on one person's word: shown beside the figure, and still in the base of the rank. */
export const Leavings = ({ site, operating, leavings }: { site: string; operating: number; leavings: number }) =>
  leavings === 0 ? null : (
    <small>
      <a href={paths.siteLeavings(site)}>{words.left(leavings)}</a>, {words.leftMeans(showNumber(operating + leavings))}
    </small>
  )

interface RankLineProps {
  site: string
  operating: number
  leavings: number
  rank: Rank
  /** Where the sites of the commune are compared, for those who read it. */
  ranking: string | undefined
  readsChecks: boolean
}

/** Whether a site can be ranked; its rank stands beside those it is compared with. */
export const RankLine = ({ site, operating, leavings, rank, ranking, readsChecks }: RankLineProps) => (
  <p>
    <RankBadge rank={rank} site={readsChecks ? site : undefined} />{' '}
    {rank.kind === 'comparable' && ranking && (
      <small>
        <a href={ranking}>{words.inCommune}</a>
      </small>
    )}{' '}
    <Leavings site={site} operating={operating} leavings={leavings} />
  </p>
)
