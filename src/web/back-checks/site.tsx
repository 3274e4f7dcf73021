import { dayOf, showDay } from '../../domain/day.ts'
import { percentOn } from '../../domain/draw.ts'
import { findCoverage } from '../../store/back-check-coverage.ts'
import { DRAWN_MEANWHILE, draftDraw, listDraws } from '../../store/back-check-draws.ts'
import { findDrawWindow, findFirstVisitDay, listDrawable } from '../../store/back-check-pools.ts'
import { findSiteAgreement } from '../../store/back-check-results.ts'
import { findJump } from '../../store/clock-jumps.ts'
import { findSite, type Site } from '../../store/sites.ts'
import { answerSentBefore, commitOnce, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { drawForm } from './form.ts'
import { SiteChecksPage, type Waiting } from './site-views.tsx'

const words = vi.backChecks

/** Bits of a seed: more than anybody could try out between two draws. */
const SEED_BITS = 64

export const findCheckedSite = (c: Ctx): Promise<Site | undefined> =>
  findSite(c.var.services.store.read, c.var.scope, c.req.param('site') ?? '')

/** Whether the viewer draws and assigns here. */
export const draws = (c: Ctx, site: Site): boolean =>
  c.var.viewer?.grants.some(({ role, unit }) => role === 'coordinator' && unit === site.commune) ?? false

const looksAtFlags = (c: Ctx): boolean =>
  c.var.viewer?.grants.some(({ role }) => role === 'coordinator' || role === 'auditor') ?? false

/** Q1 of a site and of each volunteer there, the draws so far, and the next one. */
export async function showSiteChecks(c: Ctx): Promise<Response> {
  const site = await findCheckedSite(c)
  return site === undefined ? notFound(c) : page(c, site)
}

async function page(c: Ctx, site: Site, error?: string): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const day = dayOf(clock())
  const props = {
    ...{ site, error, day, submission: newId() },
    agreement: await findSiteAgreement(store.read, c.var.scope, site.id, day),
    coverage: (await findCoverage(store.read, c.var.scope, { site: site.id }, day)).get(site.id),
    draws: await listDraws(store.read, c.var.scope, site.id),
    waiting: draws(c, site) ? await findWaiting(c, site) : undefined,
    flags: looksAtFlags(c) ? paths.flags(site.commune) : undefined,
  }
  return respond(c, words.titleOf(site.name), <SiteChecksPage {...props} />, error ? 422 : 200)
}

/** What a draw would draw from now. */
async function findWaiting(c: Ctx, site: Site): Promise<Waiting> {
  const { store, clock } = c.var.services
  const window = await findDrawWindow(store.read, site.id, clock())
  const visits = await listDrawable(store.read, c.var.scope, site.id, window)
  const today = dayOf(clock())
  const began = await findFirstVisitDay(store.read, site.id)
  return {
    visits: visits.length,
    officers: new Set(visits.map(({ officer }) => officer)).size,
    percent: percentOn(began ?? today, today),
  }
}

/** Draws from what came since the last draw, with a seed of the server's, and shares the checks out. */
export async function draw(c: Ctx): Promise<Response> {
  const site = await findCheckedSite(c)
  if (site === undefined) return notFound(c)
  const form = await readForm(c, drawForm)
  if (!form.ok) return page(c, site, vi.form.invalid)
  const { typed, values } = form
  const before = await answerSentBefore(c, { id: values.submission, typed })
  if (before) return before
  const { store, clock, newId, newSecret } = c.var.services
  const jumped = await findJump(store.read, clock())
  if (jumped !== undefined) return page(c, site, vi.form.clockJumped(showDay(jumped), showDay(dayOf(clock()))))
  const act = { by: c.var.scope.officer, at: clock(), newId }
  const drafted = await draftDraw(store, c.var.scope, { site: site.id, seed: newSecret(SEED_BITS) }, act)
  if (!drafted.ok) return page(c, site, words.draw.nothing)
  const sent = { id: values.submission, typed, location: paths.siteBackCheckDraw(site.id, drafted.draw) }
  const answer = await commitOnce(c, sent, drafted.writes, drafted.entries)
  if (answer instanceof Response) return answer
  if (answer.rule === DRAWN_MEANWHILE) return page(c, site, words.draw.meanwhile)
  throw new Error(`draw refused: ${answer.rule}`)
}
