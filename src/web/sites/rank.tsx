import { isCounted, reaches } from '../../domain/adoption.ts'
import { type Rank, rankAlone } from '../../domain/rank.ts'
import { share } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { contenderOf, rankFactsOf } from '../rank-facts.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, READERS, type Route } from '../route.ts'
import { ListPage } from '../ui/list-page.tsx'
import { pagingOf } from '../ui/list-part.tsx'
import { readSite, type SiteReading } from './read.ts'
import { communeOf } from './views.tsx'

interface SiteRank {
  rank: Rank
  leavings: number
  ranking: string | undefined
}

/** Whether the site can be ranked. Its rank itself is told by the commune, where all its peers are counted anyway. */
export function rankOf(c: Ctx, read: SiteReading): SiteRank {
  const { site, stalls, day } = read
  const active = stalls.filter((stall) => reaches(stall, 'A5', day)).length
  const contender = contenderOf(site.id, share(active, stalls.filter(isCounted).length), rankFactsOf(read))
  const readsCommune = c.var.viewer?.grants.some(({ role }) => role !== 'volunteer' && role !== 'payouts')
  const ranking = readsCommune ? `${paths.commune(site.commune)}#sites` : undefined
  return { rank: rankAlone(contender, day), leavings: contender.leavings, ranking }
}

async function showLeavings(c: Ctx): Promise<Response> {
  const read = await readSite(c)
  if (read === undefined) return notFound(c)
  const { site, day } = read
  const left = new Set(read.leavings.map(({ stall }) => stall))
  const counted = read.stalls.filter(({ stall }) => left.has(stall))
  const place = { place: `${site.name}, ${communeOf(site)}`, back: paths.site(site.id), day, paging: pagingOf(c) }
  const title = vi.ranks.leavings
  return respond(
    c,
    `${title} · ${site.name}`,
    <ListPage {...place} title={title} definition="rank" list={{ counted }} />,
  )
}

export const rankRoutes: Route[] = [
  { method: 'GET', path: '/sites/:site/leavings', access: only(...READERS), respond: showLeavings },
]
