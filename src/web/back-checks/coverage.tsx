import { dayOf } from '../../domain/day.ts'
import { listCovered } from '../../store/back-check-coverage.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { pagingOf } from '../ui/list-part.tsx'
import { TestedPage } from '../ui/tested-page.tsx'
import { findCheckedSite } from './site.tsx'

const words = vi.backChecks.coverage

/** The visits of which a part has to be checked: those of the round, or with `?of=lately` all that Q1 looks at. */
export async function showCoverage(c: Ctx): Promise<Response> {
  const site = await findCheckedSite(c)
  if (site === undefined) return notFound(c)
  const { store, clock } = c.var.services
  const of = c.req.query('of') === 'lately' ? 'lately' : 'checked'
  const day = dayOf(clock())
  const visits = await listCovered(store.read, c.var.scope, site.id, day, of)
  const at = { place: site.name, back: paths.siteBackChecks(site.id), day, visits, paging: pagingOf(c) }
  return respond(c, `${words[of]} · ${site.name}`, <TestedPage {...at} figure="coverage" title={words[of]} />)
}
