import { listLiveCodes } from '../../store/payment-codes.ts'
import { listPrintRuns } from '../../store/print-runs.ts'
import { findSite, type Site } from '../../store/sites.ts'
import { countStickers } from '../../store/stickers.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { ChoicePage, type Spot } from './views.tsx'

/** The site of the address, when it is in the viewer's scope. */
export const siteOf = (c: Ctx): Promise<Site | undefined> =>
  findSite(c.var.services.store.read, c.var.scope, c.req.param('site') ?? '')

export async function showChoice(c: Ctx): Promise<Response> {
  const site = await siteOf(c)
  return site ? choicePage(c, site, {}, {}) : notFound(c)
}

/** The form, first shown or drawn again with what was ticked. */
export async function choicePage(c: Ctx, site: Site, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const spots = await listSpots(c, site)
  const runs = await listPrintRuns(store.read, c.var.scope, site.id)
  const wasSent = SUBMISSION in typed
  const chosen = wasSent ? (typed.stall ?? []) : presetOf(spots, c.req.query('chosen'))
  const submission = typedIn(typed, SUBMISSION) || newId()
  const page = <ChoicePage {...{ site, spots, chosen, submission, errors, runs }} />
  return respond(c, vi.stickers.title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function listSpots(c: Ctx, site: Site): Promise<Spot[]> {
  const { read } = c.var.services.store
  const codes = await listLiveCodes(read, c.var.scope, site.id)
  const standing = await countStickers(read, c.var.scope, site.id)
  return codes.map(({ stall, merchant }) => ({
    ...{ stall: stall.id, number: stall.number, tradeName: merchant.tradeName },
    standing: standing.get(stall.id) ?? 0,
  }))
}

/** Chosen when the form is first shown: the stalls without a sticker, unless all or none are asked for. */
const presetOf = (spots: readonly Spot[], asked: string | undefined): string[] =>
  spots.filter(({ standing }) => asked === 'all' || (asked !== 'none' && standing === 0)).map(({ stall }) => stall)
