import { showMoment } from '../../domain/day.ts'
import { fold } from '../../domain/names.ts'
import { findPrintRun } from '../../store/print-runs.ts'
import { handOverRun } from '../../store/sticker-events.ts'
import { listRunStickers } from '../../store/stickers.ts'
import { commitOnce, readForm } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { siteOf } from './choice.tsx'
import { actForm } from './form.ts'
import { remakeFile } from './remake.ts'
import { RunPage } from './run-view.tsx'

/** A run and its site, when both are in scope and belong together. */
async function findRun(c: Ctx) {
  const site = await siteOf(c)
  const { read } = c.var.services.store
  const run = site && (await findPrintRun(read, c.var.scope, site.id, c.req.param('run') ?? ''))
  return run && { site, run }
}

export async function showRun(c: Ctx): Promise<Response> {
  const found = await findRun(c)
  if (!found) return notFound(c)
  const { store, newId } = c.var.services
  const stickers = await listRunStickers(store.read, c.var.scope, found.run.id)
  const page = <RunPage {...found} stickers={stickers} submission={newId()} />
  return respond(c, vi.stickers.run(showMoment(found.run.at)), page)
}

export async function sendFile(c: Ctx): Promise<Response> {
  const found = await findRun(c)
  if (!found) return notFound(c)
  const { site, run } = found
  const file = await remakeFile(c, site, run)
  if (!file.ok) return refused(c, file.sentence, 409)
  const place = fold(site.name).replace(/[^a-z0-9]+/g, '-')
  return sendPdf(c, file.pdf, `${vi.stickers.fileName}-${place}-${run.count}`)
}

export function sendPdf(c: Ctx, pdf: Uint8Array<ArrayBuffer>, name: string): Response {
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `attachment; filename="${name}.pdf"`)
  return c.body(pdf)
}

/** All stickers of the run that stand were given to their vendors, by whoever presses the button. */
export async function handOver(c: Ctx): Promise<Response> {
  const found = await findRun(c)
  if (!found) return notFound(c)
  const form = await readForm(c, actForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const { store, clock } = c.var.services
  const { id } = found.run
  const by = { officer: c.var.scope.officer, at: clock() }
  const submission = { id: form.values.submission, typed: form.typed, location: paths.printRun(found.site.id, id) }
  const entry = { at: by.at, actor: by.officer, action: 'stickers.handed-over', subject: id }
  const answer = await commitOnce(c, submission, [handOverRun(store.read, id, by)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`handover refused: ${answer.rule}`)
}
