import { dayOf } from '../../domain/day.ts'
import { findMarketDaysFault, type MarketDays } from '../../domain/market-days.ts'
import { insertMarketDays, listMarketDays } from '../../store/market-days.ts'
import { findSite, type Site } from '../../store/sites.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import { type Ctx, only, READERS, type Route } from '../route.ts'
import { fieldOf, marketDaysForm, typedRule } from './form.ts'
import { MarketDaysPage } from './views.tsx'

const words = vi.marketDays

const readSite = (c: Ctx): Promise<Site | undefined> =>
  findSite(c.var.services.store.read, c.var.scope, c.req.param('site') ?? '')

async function showMarketDays(c: Ctx): Promise<Response> {
  const site = await readSite(c)
  return site === undefined ? notFound(c) : page(c, site, {}, {})
}

async function page(c: Ctx, site: Site, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const rules = await listMarketDays(store.read, c.var.scope, site.id)
  const submission = typedIn(typed, SUBMISSION) || newId()
  const form = coordinates(c, site) ? { submission, typed, errors } : undefined
  const body = <MarketDaysPage site={site} rules={rules} day={dayOf(clock())} form={form} />
  return respond(c, words.titleOf(site.name), body, Object.keys(errors).length > 0 ? 422 : 200)
}

/** A street trades every day: nobody writes anything else down of it. */
const coordinates = (c: Ctx, site: Site): boolean =>
  (site.kind === 'market' &&
    c.var.viewer?.grants.some(({ role, unit }) => role === 'coordinator' && unit === site.commune)) ??
  false

/** Writes down on which days the place trades from a day on, today at the earliest. */
async function setMarketDays(c: Ctx): Promise<Response> {
  const site = await readSite(c)
  if (site === undefined) return notFound(c)
  if (site.kind === 'street') return refused(c, words.street, 422)
  const form = await readForm(c, marketDaysForm, ['weekday'])
  if (!form.ok) return page(c, site, form.typed, form.errors)
  const sent = { id: form.values.submission, typed: form.typed, location: paths.marketDays(site.id) }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  const { store, clock, newId } = c.var.services
  const { rule, from: fromDay } = form.values
  const market = typedRule(form.values)
  // Figures of a day that is over stay as they were.
  const errors = { ...daysError(rule, market), ...(fromDay < dayOf(clock()) && { from: words.past }) }
  if (market === undefined || Object.keys(errors).length > 0) return page(c, site, form.typed, errors)
  const row = { id: newId(), site: site.id, fromDay, ...market, officer: c.var.scope.officer, at: clock() }
  const entry = { at: row.at, actor: row.officer, action: 'market-days.set', subject: site.id }
  const answer = await commitOnce(c, sent, [insertMarketDays(store.read, row)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`market days refused: ${answer.rule}`)
}

function daysError(rule: MarketDays['rule'], market: MarketDays | undefined): FieldErrors {
  const fault = market && findMarketDaysFault(market)
  const sentence = market === undefined ? words.unread : fault && words.faults[fault]
  return sentence === undefined ? {} : { [fieldOf(rule)]: sentence }
}

const path = '/sites/:site/market-days'

export const marketDaysRoutes: Route[] = [
  { method: 'GET', path, access: only(...READERS), respond: showMarketDays },
  { method: 'POST', path, access: only('coordinator'), respond: setMarketDays },
]
