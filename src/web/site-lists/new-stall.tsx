import type { PlacedStanding } from '../../domain/adoption.ts'
import { dayOf } from '../../domain/day.ts'
import { SPOTS_AT_MOST } from '../../domain/spot-numbers.ts'
import { draftStall } from '../../store/site-lists.ts'
import { type Block, listBlocks, type Site } from '../../store/sites.ts'
import type { StallPlace } from '../../store/stalls.ts'
import { listStandings } from '../../store/standings.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { stallForm } from './form.ts'
import { NewStallPage } from './new-stall-views.tsx'
import { readSite } from './read.ts'

const { siteLists: words } = vi

export async function showNewStall(c: Ctx): Promise<Response> {
  const site = await readSite(c)
  return site === undefined ? notFound(c) : newStallPage(c, site, {}, {})
}

async function newStallPage(c: Ctx, site: Site, typed: Typed, errors: FieldErrors): Promise<Response> {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const page = (
    <NewStallPage site={site} {...(await readList(c, site))} submission={submission} typed={typed} errors={errors} />
  )
  return respond(c, words.addStall, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Blocks and stalls in walking order. */
async function readList(c: Ctx, site: Site): Promise<{ blocks: Block[]; stalls: PlacedStanding[] }> {
  const { store, clock } = c.var.services
  const stalls = await listStandings(store.read, c.var.scope, { site: site.id }, dayOf(clock()))
  return { blocks: await listBlocks(store.read, c.var.scope, site.id), stalls }
}

/** Puts a stall in between two others, where whoever walks there found it. */
export async function addStall(c: Ctx): Promise<Response> {
  const site = await readSite(c)
  if (site === undefined) return notFound(c)
  const form = await readForm(c, stallForm)
  if (!form.ok) return newStallPage(c, site, form.typed, form.errors)
  const { typed } = form
  const { submission: id, number, side, place } = form.values
  const before = await answerSentBefore(c, { id, typed })
  if (before) return before
  const list = await readList(c, site)
  const at = placeOf(place, list)
  const errors = faultsOf(site, list, { side, at })
  if (at === undefined || Object.keys(errors).length > 0) return newStallPage(c, site, typed, errors)
  const { store, clock, newId } = c.var.services
  const stall = { id: newId(), site: site.id, number, side: side ?? 'row', ...at } as const
  const draft = draftStall(store.read, stall, { by: c.var.scope.officer, at: clock(), newId })
  const answer = await commitOnce(c, { id, typed, location: paths.stall(stall.id) }, draft.writes, draft.entries)
  if (answer instanceof Response) return answer
  if (answer.rule !== 'unique: stalls.site, stalls.number') throw new Error(`stall refused: ${answer.rule}`)
  return newStallPage(c, site, typed, { number: words.numberTaken(number) })
}

interface Chosen {
  side: 'odd' | 'even' | undefined
  at: object | undefined
}

/** What the form's own schema cannot know: the kind of the site, its stalls, and how many there are. */
function faultsOf(site: Site, { stalls }: { stalls: readonly unknown[] }, { side, at }: Chosen): FieldErrors {
  return {
    ...((site.kind === 'street') === (side === undefined) && { side: vi.form.choose }),
    ...(at === undefined && { place: vi.form.choose }),
    ...(stalls.length >= SPOTS_AT_MOST && { '': words.faults['too-many-spots']() }),
  }
}

type List = Awaited<ReturnType<typeof readList>>

/** The chosen place with the block it is in; undefined when this site has no such place. */
function placeOf(chosen: string, { blocks, stalls }: List): { block: string; place: StallPlace } | undefined {
  const [, kind, id = ''] = /^(after|start):(.+)$/.exec(chosen) ?? []
  if (kind === 'start')
    return blocks.some((block) => block.id === id) ? { block: id, place: { startOf: id } } : undefined
  const before = stalls.find(({ stall }) => stall === id)
  return before && { block: before.block, place: { after: id } }
}
