import { listLiveCodes } from '../../store/payment-codes.ts'
import { listPrintRuns } from '../../store/print-runs.ts'
import { findSite, type Site } from '../../store/sites.ts'
import { countStickers } from '../../store/stickers.ts'
import { type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { REPEATABLE, redrawForm } from './form.ts'
import { type LayoutChoice, readLayoutChoice } from './layout-choice.ts'
import type { ShortName } from './names.tsx'
import type { Spot } from './stall-choices.tsx'
import { ChoicePage } from './views.tsx'

/** The site of the address, when it is in the viewer's scope. */
export const siteOf = (c: Ctx): Promise<Site | undefined> =>
  findSite(c.var.services.store.read, c.var.scope, c.req.param('site') ?? '')

export async function showChoice(c: Ctx): Promise<Response> {
  const site = await siteOf(c)
  return site ? choicePage(c, site, {}, await readLayoutChoice(c, site, {})) : notFound(c)
}

/** Draws the form for what was chosen so far: another template or sheet, or all stalls ticked. Stores nothing. */
export async function redraw(c: Ctx): Promise<Response> {
  const site = await siteOf(c)
  if (!site) return notFound(c)
  const { typed } = await readForm(c, redrawForm, REPEATABLE)
  const layout = await readLayoutChoice(c, site, typed)
  return choicePage(c, site, typed, layout, { errors: withoutMissing(layout.errors) })
}

/** A length that is not typed yet is no fault until it is printed. */
const withoutMissing = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([, sentence]) => sentence !== vi.form.required))

/** Why nothing was printed: a sentence per field, and the names that would fit. */
interface Refusal {
  errors: FieldErrors
  names?: readonly ShortName[]
}

/** The form, first shown or drawn again with what was ticked. */
export async function choicePage(
  c: Ctx,
  site: Site,
  typed: Typed,
  layout: LayoutChoice,
  { errors, names }: Refusal = { errors: {} },
): Promise<Response> {
  const { store, newId } = c.var.services
  const spots = await listSpots(c, site, layout)
  const page = (
    <ChoicePage
      {...{ site, typed, layout, spots, errors }}
      chosen={chosenOf(spots, typed)}
      names={names ?? (layout.sameTemplate ? typedNames(spots, typed) : [])}
      submission={typedIn(typed, SUBMISSION) || newId()}
      runs={await listPrintRuns(store.read, c.var.scope, site.id)}
    />
  )
  return respond(c, vi.stickers.title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function listSpots(c: Ctx, site: Site, { template }: LayoutChoice): Promise<Spot[]> {
  const { read } = c.var.services.store
  const codes = await listLiveCodes(read, c.var.scope, site.id)
  const standing = await countStickers(read, c.var.scope, site.id)
  return codes.map(({ stall, merchant }) => {
    const here = standing.filter((one) => one.stall === stall.id)
    const same = here.find((one) => one.template === template)?.count ?? 0
    const all = here.reduce((sum, { count }) => sum + count, 0)
    return { stall: stall.id, number: stall.number, tradeName: merchant.tradeName, same, others: all - same }
  })
}

/** Ticked: as sent, unless a button asked for all, none or new; when first shown the stalls without such a sticker. */
function chosenOf(spots: readonly Spot[], typed: Typed): string[] {
  const asked = typedIn(typed, 'pick') || (SUBMISSION in typed ? 'sent' : 'new')
  if (asked === 'sent') return [...(typed.stall ?? [])]
  return spots.filter(({ same }) => asked === 'all' || (asked === 'new' && same === 0)).map(({ stall }) => stall)
}

/** The names that were typed before, beside the whole ones. */
function typedNames(spots: readonly Spot[], typed: Typed): ShortName[] {
  return (typed.named ?? []).flatMap((stall, at) => {
    const spot = spots.find((one) => one.stall === stall)
    return spot ? [{ ...spot, name: typed.name?.[at] ?? '' }] : []
  })
}
