import { nfc } from '../../domain/names.ts'
import { slotsPerPage } from '../../domain/sheet.ts'
import type { Site } from '../../store/sites.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { choicePage, siteOf } from './choice.tsx'
import { layoutForm, printForm, REPEATABLE } from './form.ts'
import { type LayoutChoice, layoutOf, readLayoutChoice } from './layout-choice.ts'
import type { ShortName } from './names.tsx'
import { draftRun } from './run.ts'
import { sendPdf } from './runs.tsx'

export async function addRun(c: Ctx): Promise<Response> {
  const site = await siteOf(c)
  if (!site) return notFound(c)
  const form = await readForm(c, printForm, REPEATABLE)
  const choice = await readLayoutChoice(c, site, form.typed)
  if (!form.ok) return choicePage(c, site, form.typed, choice, { errors: { ...choice.errors, ...form.errors } })
  const before = await answerSentBefore(c, { id: form.values.submission, typed: form.typed })
  return before ?? print(c, site, form, choice)
}

type Sent = Extract<Awaited<ReturnType<typeof readForm<typeof printForm>>>, { ok: true }>

async function print(c: Ctx, site: Site, { values, typed }: Sent, choice: LayoutChoice): Promise<Response> {
  const refuse = (errors: FieldErrors, names?: readonly ShortName[]) =>
    choicePage(c, site, typed, choice, { errors, ...(names?.length && { names }) })
  const layout = layoutOf(choice)
  if (layout === undefined) return refuse(choice.errors)
  if (!choice.same) return refuse({ '': vi.stickers.redrawn })
  const { submission: run, stall: chosen } = values
  const names = new Map(values.named.map((stall, at) => [stall, nfc(values.name[at] ?? '')]))
  const order = { run, chosen, layout, printer: choice.printer?.id ?? null, names }
  const draft = await draftRun(c.var, site, order)
  if (!draft.ok) return refuse(draft.sentence ? { stall: draft.sentence } : { '': vi.stickers.seeNames }, draft.names)
  const sent = { id: run, typed, location: paths.printRun(site.id, run) }
  const answer = await commitOnce(c, sent, draft.writes, draft.entries)
  return answer instanceof Response ? answer : refuse({ stall: vi.stickers.notReady })
}

/** The outlines of the chosen sheet, to be printed on plain paper and held against the labels. Stores nothing. */
export async function sendTestPage(c: Ctx): Promise<Response> {
  const site = await siteOf(c)
  if (!site) return notFound(c)
  const form = await readForm(c, layoutForm, REPEATABLE)
  const choice = await readLayoutChoice(c, site, form.typed)
  const layout = layoutOf(choice)
  if (!form.ok || layout === undefined)
    return choicePage(c, site, form.typed, choice, { errors: { ...choice.errors, ...(form.ok ? {} : form.errors) } })
  const name = `${vi.stickers.testFileName}-${layout.template}-${slotsPerPage(layout.grid)}`
  return sendPdf(c, await c.var.services.paper.test(layout), name)
}
