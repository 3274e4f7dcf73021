import { isTemplate } from '../../domain/sticker.ts'
import { listLiveCodes } from '../../store/payment-codes.ts'
import { gridOfRun, type PrintRun } from '../../store/print-runs.ts'
import { findPrinterProfile } from '../../store/printer-profiles.ts'
import type { Site } from '../../store/sites.ts'
import { listRunStickers } from '../../store/stickers.ts'
import { vi } from '../messages/vi.ts'
import { type Layout, printStickers, type ToPrint } from '../print/sheet.ts'
import type { Ctx } from '../route.ts'
import { correctionFor } from './layout-choice.ts'

export type MadeAgain = { ok: true; pdf: Uint8Array<ArrayBuffer> } | { ok: false; sentence: string }

/** The file of a run, made again: only while every code in it is live, and only if it is the same file to the byte. */
export async function remakeFile(c: Ctx, site: Site, run: PrintRun): Promise<MadeAgain> {
  const { services, scope } = c.var
  const { read } = services.store
  const layout = await layoutOfRun(c, site, run)
  if (layout === undefined) return { ok: false, sentence: vi.stickers.tooOld }
  const live = new Map((await listLiveCodes(read, scope, site.id)).map((code) => [code.code.id, code]))
  const printed = await listRunStickers(read, scope, run.id)
  const stickers = printed.flatMap(({ serial, state, code: id, printedName }): ToPrint[] => {
    const code = live.get(id)
    return code === undefined || state === 'void' ? [] : [{ serial, code, printedName }]
  })
  if (stickers.length !== run.count) return { ok: false, sentence: vi.stickers.stale }
  const again = await printStickers(services, stickers, layout, run.at)
  if (!again.ok || again.digest !== run.fileDigest) return { ok: false, sentence: vi.stickers.changed }
  return { ok: true, pdf: again.pdf }
}

/** How a run was printed, by the printer as it was measured then; undefined for runs from before there were grids. */
async function layoutOfRun(c: Ctx, site: Site, run: PrintRun): Promise<Layout | undefined> {
  const grid = gridOfRun(run)
  if (grid === undefined || !isTemplate(run.template)) return undefined
  const { read } = c.var.services.store
  const profile = run.printer ? await findPrinterProfile(read, c.var.scope, site.commune, run.printer) : undefined
  const { template, firstSlot, cutMarks } = run
  return { template, grid, firstSlot, cutMarks, correction: correctionFor(profile) }
}
