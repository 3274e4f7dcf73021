import type { InferOutput } from 'valibot'
import { dayOf, showDay } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import { findJump } from '../../store/clock-jumps.ts'
import { hamletNamed, listHamlets } from '../../store/hamlets.ts'
import { draftSite, type NewSite } from '../../store/site-lists.ts'
import { findUnit } from '../../store/units.ts'
import { commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import type { Choice } from '../ui/choices.tsx'
import { siteForm } from './form.ts'
import { NewSitePage } from './new-site-views.tsx'
import { readTypedSpots, type TypedSpots } from './spots.ts'

const { siteLists: words } = vi

/** What the form is drawn again with. */
interface Again {
  typed: Typed
  errors: FieldErrors
  preview?: Extract<TypedSpots, { ok: true }>
}

export async function showNewSite(c: Ctx): Promise<Response> {
  return newSitePage(c, { typed: {}, errors: {} })
}

async function newSitePage(c: Ctx, { typed, errors, preview }: Again): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const communes = await listOwnCommunes(c)
  const hamlets = await Promise.all(communes.map(([code]) => listHamlets(store.read, code, dayOf(clock()))))
  const page = (
    <NewSitePage
      communes={communes}
      hamlets={[...new Set(hamlets.flat().map(({ name }) => name))]}
      submission={typedIn(typed, SUBMISSION) || newId()}
      typed={typed}
      errors={errors}
      preview={preview}
      day={dayOf(clock())}
    />
  )
  return respond(c, words.add, page, Object.keys(errors).length > 0 ? 422 : 200)
}

const ownCommunes = (c: Ctx): string[] => [...new Set(c.var.scope.communes)]

/** The communes that the viewer coordinates, as they are called today. */
async function listOwnCommunes(c: Ctx): Promise<Choice[]> {
  const { store, clock } = c.var.services
  const units = ownCommunes(c).map(async (code): Promise<Choice> => {
    const unit = await findUnit(store.read, code, dayOf(clock()))
    return [code, unit === undefined ? code : showUnit(unit)]
  })
  return Promise.all(units)
}

/** Looks at the list as it would be drawn, or stores the site with all its stalls. */
export async function makeSite(c: Ctx): Promise<Response> {
  const form = await readForm(c, siteForm(ownCommunes(c)))
  const { typed } = form
  const spots = readTypedSpots(typed)
  if (typedIn(typed, 'act') === 'preview')
    return newSitePage(c, spots.ok ? { typed, errors: {}, preview: spots } : { typed, errors: spots.errors })
  if (!form.ok) return newSitePage(c, { typed, errors: { ...(spots.ok ? {} : spots.errors), ...form.errors } })
  if (!spots.ok) return newSitePage(c, { typed, errors: spots.errors })
  return storeSite(c, typed, form.values, spots.blocks)
}

type SiteValues = InferOutput<ReturnType<typeof siteForm>>

async function storeSite(c: Ctx, typed: Typed, values: SiteValues, blocks: NewSite['blocks']): Promise<Response> {
  const { store, clock, newId } = c.var.services
  const { submission, commune, kind, name, campaign } = values
  const jumped = await findJump(store.read, clock())
  if (jumped !== undefined)
    return newSitePage(c, { typed, errors: { '': vi.form.clockJumped(showDay(jumped), showDay(dayOf(clock()))) } })
  const hamlet = await hamletOf(c, commune, values.hamlet)
  const site: NewSite = { id: newId(), commune, kind, name, campaign, hamlet, blocks }
  const draft = draftSite(store.read, site, { by: c.var.scope.officer, at: clock(), newId })
  const sent = { id: submission, typed, location: paths.site(site.id) }
  const answer = await commitOnce(c, sent, draft.writes, draft.entries)
  if (answer instanceof Response) return answer
  if (answer.rule !== 'unique: sites.commune, sites.folded') throw new Error(`site refused: ${answer.rule}`)
  return newSitePage(c, { typed, errors: { name: words.nameTaken } })
}

/** A hamlet of that name that the commune has today, or a new one; small and capital letters are one. */
async function hamletOf(c: Ctx, commune: string, name: string | undefined): Promise<NewSite['hamlet']> {
  if (name === undefined) return undefined
  const { store, clock } = c.var.services
  const same = hamletNamed(await listHamlets(store.read, commune, dayOf(clock())), name)
  return same === undefined ? { name } : { id: same.id }
}
