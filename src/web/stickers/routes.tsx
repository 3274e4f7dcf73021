import { showMoment } from '../../domain/day.ts'
import { fold } from '../../domain/names.ts'
import { findPrintRun } from '../../store/print-runs.ts'
import { listRunStickers } from '../../store/stickers.ts'
import { findSubmission } from '../../store/submissions.ts'
import { commitOnce, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { choicePage, showChoice, siteOf } from './choice.tsx'
import { printForm } from './form.ts'
import { draftRun, remakeFile } from './run.ts'
import { RunPage } from './run-view.tsx'

async function addRun(c: Ctx): Promise<Response> {
  const site = await siteOf(c)
  if (!site) return notFound(c)
  const form = await readForm(c, printForm, ['stall'])
  if (!form.ok) return choicePage(c, site, form.typed, form.errors)
  const { submission: run, stall: chosen } = form.values
  const sent = { id: run, typed: form.typed, location: paths.printRun(site.id, run) }
  const refuse = (sentence: string) => choicePage(c, site, form.typed, { stall: sentence })
  const isNew = (await findSubmission(c.var.services.store.read, run)) === undefined
  // Sent before: the commit only recognises it, so nothing is printed again.
  const draft = isNew ? await draftRun(c.var, site, run, chosen) : { ok: true as const, writes: [], entries: [] }
  if (!draft.ok) return refuse(draft.sentence)
  const answer = await commitOnce(c, sent, draft.writes, draft.entries)
  return answer instanceof Response ? answer : refuse(vi.stickers.notReady)
}

/** A run and its site, when both are in scope and belong together. */
async function findRun(c: Ctx) {
  const site = await siteOf(c)
  const { read } = c.var.services.store
  const run = site && (await findPrintRun(read, c.var.scope, site.id, c.req.param('run') ?? ''))
  return run && { site, run }
}

async function showRun(c: Ctx): Promise<Response> {
  const found = await findRun(c)
  if (!found) return notFound(c)
  const stickers = await listRunStickers(c.var.services.store.read, c.var.scope, found.run.id)
  return respond(c, vi.stickers.run(showMoment(found.run.at)), <RunPage {...found} stickers={stickers} />)
}

async function sendFile(c: Ctx): Promise<Response> {
  const found = await findRun(c)
  if (!found) return notFound(c)
  const { site, run } = found
  const file = await remakeFile(c, site, run)
  if (!file.ok) return refused(c, file.sentence, 409)
  const place = fold(site.name).replace(/[^a-z0-9]+/g, '-')
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `attachment; filename="${vi.stickers.fileName}-${place}-${run.count}.pdf"`)
  return c.body(file.pdf)
}

const coordinator = only('coordinator')

export const stickerRoutes: Route[] = [
  { method: 'GET', path: '/sites/:site/stickers', access: coordinator, respond: showChoice },
  { method: 'POST', path: '/sites/:site/print-runs', access: coordinator, respond: addRun },
  { method: 'GET', path: '/sites/:site/print-runs/:run', access: coordinator, respond: showRun },
  { method: 'GET', path: '/sites/:site/print-runs/:run/file', access: coordinator, respond: sendFile },
]
