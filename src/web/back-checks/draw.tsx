import { compareDraw, drawVisits } from '../../domain/draw.ts'
import { type Draw, findDraw, listDraws } from '../../store/back-check-draws.ts'
import { listDrawable, rankVisits } from '../../store/back-check-pools.ts'
import { insertCheckAssignment, listPicks } from '../../store/back-checks.ts'
import { listCheckers } from '../../store/checkers.ts'
import type { Site } from '../../store/sites.ts'
import { commitOnce, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { DrawPage } from './draw-views.tsx'
import { assignmentForm } from './form.ts'
import { draws, findCheckedSite } from './site.tsx'

const { rules } = vi.backChecks

interface Target {
  site: Site
  found: Draw
}

async function findTarget(c: Ctx): Promise<Target | undefined> {
  const site = await findCheckedSite(c)
  const { read } = c.var.services.store
  const found = site && (await findDraw(read, c.var.scope, site.id, c.req.param('draw') ?? ''))
  return site && found && { site, found }
}

/** One draw: seed, list, who is asked, what came of it, and everything it takes to draw it again. */
export async function showDraw(c: Ctx): Promise<Response> {
  const target = await findTarget(c)
  return target === undefined ? notFound(c) : page(c, target)
}

async function page(c: Ctx, target: Target, error?: string): Promise<Response> {
  const { store, newId } = c.var.services
  const { site, found } = target
  const { seed, number, since, at, percent } = found.draw
  const visits = await listDrawable(store.read, c.var.scope, site.id, { number, since, until: at })
  const pool = await rankVisits(seed, visits)
  const drawn = drawVisits(pool, percent).map(({ visit }) => visit)
  const picks = await listPicks(store.read, c.var.scope, found.draw.id)
  const stored = picks.map(({ visit }) => visit.id)
  const props = {
    ...{ site, found, newId, error, pool, picks, drawn: new Set(drawn) },
    difference: (await isAhead(c, target)) ? ('ahead' as const) : compareDraw(stored, drawn),
    checkers: draws(c, site) ? await listCheckers(store.read, c.var.scope, site.id) : [],
  }
  return respond(c, vi.backChecks.drawNumber(found.draw.number), <DrawPage {...props} />, error ? 422 : 200)
}

/** Whether the clock was ahead when it was drawn: a later draw, or today, is earlier. Then nobody can tell what it drew from. */
async function isAhead(c: Ctx, { site, found: { draw } }: Target): Promise<boolean> {
  const { store, clock } = c.var.services
  const all = await listDraws(store.read, c.var.scope, site.id)
  return draw.at > clock() || all.some((one) => one.draw.number > draw.number && one.draw.at < draw.at)
}

/** Asks somebody else about a drawn visit that nobody has checked. */
export async function reassign(c: Ctx): Promise<Response> {
  const target = await findTarget(c)
  if (target === undefined) return notFound(c)
  const form = await readForm(c, assignmentForm)
  if (!form.ok) return page(c, target, Object.values(form.errors)[0])
  const { store, clock, newId } = c.var.services
  const { submission, visit, officer } = form.values
  const { site, found } = target
  const [by, at] = [c.var.scope.officer, clock()]
  const pick = (await listPicks(store.read, c.var.scope, found.draw.id)).find((one) => one.visit.id === visit)
  const checkers = await listCheckers(store.read, c.var.scope, site.id)
  if (pick === undefined || !checkers.some(({ id }) => id === officer)) return notFound(c)
  if (pick.visit.officer === by) return page(c, target, rules['own-visit'])
  if (pick.check !== null) return page(c, target, rules['unique: back_checks.visit'])
  const write = insertCheckAssignment(store.read, { id: newId(), visit, officer, assignedBy: by, at })
  const sent = { id: submission, typed: form.typed, location: paths.siteBackCheckDraw(site.id, found.draw.id) }
  const entry = { at, actor: by, action: 'back-check.assigned', subject: visit, digest: officer }
  const answer = await commitOnce(c, sent, [write], [entry])
  if (answer instanceof Response) return answer
  if (answer.rule === 'own-visit') return page(c, target, rules['own-visit'])
  throw new Error(`assignment refused: ${answer.rule}`)
}
