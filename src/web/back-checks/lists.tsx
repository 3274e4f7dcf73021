import { dayOf, showDay } from '../../domain/day.ts'
import { findDrawWindow, listDrawable } from '../../store/back-check-pools.ts'
import { listDrawn, listOwnChecked } from '../../store/back-check-results.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { ListHead } from '../ui/list-page.tsx'
import { ListPart, pagingOf } from '../ui/list-part.tsx'
import { TestedPage } from '../ui/tested-page.tsx'
import { VisitRows } from '../ui/visit-rows.tsx'
import { OfficerChecksPage } from './officer-views.tsx'
import { findCheckedSite } from './site.tsx'

const words = vi.backChecks

/** The drawn visits of one volunteer at a site; not found where nothing of theirs is drawn. */
export async function showOfficerChecks(c: Ctx): Promise<Response> {
  const site = await findCheckedSite(c)
  if (site === undefined) return notFound(c)
  const { store, clock } = c.var.services
  const day = dayOf(clock())
  const all = await listDrawn(store.read, c.var.scope, site.id, day)
  const drawn = all.filter(({ officer }) => officer === c.req.param('maker'))
  const name = drawn[0]?.name
  if (name === undefined) return notFound(c)
  const props = { site, name, drawn, day, paging: pagingOf(c) }
  return respond(c, words.ofOfficer.title(name), <OfficerChecksPage {...props} />)
}

/** What the next draw of a site draws from. */
export async function showUndrawn(c: Ctx): Promise<Response> {
  const site = await findCheckedSite(c)
  if (site === undefined) return notFound(c)
  const { store, clock } = c.var.services
  const window = await findDrawWindow(store.read, site.id, clock())
  const visits = await listDrawable(store.read, c.var.scope, site.id, window)
  const { title, part, by } = words.undrawn
  const head = { place: site.name, back: paths.siteBackChecks(site.id), title, day: dayOf(clock()) }
  const draw = (rows: typeof visits) => (
    <VisitRows visits={rows} tell={({ officerName, day }) => by(officerName, showDay(day))} />
  )
  const page = (
    <main class="page" id="main">
      <ListHead {...head} />
      <ListPart part="counted" title={part} rows={visits} paging={pagingOf(c)} draw={(rows) => draw([...rows])} />
    </main>
  )
  return respond(c, `${title} · ${site.name}`, page)
}

/** The viewer's own visits that somebody checked, and of each whether it agreed: neither who said so, nor in what. */
export async function showOwnChecked(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const visits = await listOwnChecked(store.read, c.var.scope)
  const reached = new Set(visits.filter((one) => one.reached === 1).map(({ site }) => site))
  const page = (
    <TestedPage
      {...{ figure: 'Q1', title: words.mine.ownList, place: words.mine.title, back: paths.backChecks() }}
      {...{ visits, day: dayOf(clock()), paging: pagingOf(c), opens: (site) => reached.has(site) }}
      siteNames={new Map(visits.map(({ site, siteName }) => [site, siteName]))}
    />
  )
  return respond(c, words.mine.ownList, page)
}
