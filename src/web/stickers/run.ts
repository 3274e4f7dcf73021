import type { Scope } from '../../domain/access.ts'
import { NO_CORRECTION } from '../../domain/printer-profile.ts'
import { gridOf } from '../../domain/sheet.ts'
import type { Entry } from '../../store/audit.ts'
import type { Write } from '../../store/database.ts'
import { listLiveCodes } from '../../store/payment-codes.ts'
import { insertPrintRun, type PrintRun } from '../../store/print-runs.ts'
import type { Site } from '../../store/sites.ts'
import { insertStickers, listRunStickers } from '../../store/stickers.ts'
import { vi } from '../messages/vi.ts'
import { freshSerial } from '../print/serial.ts'
import { type Layout, type PrintedRun, printStickers, type ToPrint } from '../print/sheet.ts'
import type { Ctx } from '../route.ts'
import type { Services } from '../services.ts'

const LAYOUT: Layout = {
  ...{ template: 'stall', grid: gridOf('cut-a4', 'stall') as Layout['grid'], firstSlot: 1, cutMarks: true },
  correction: NO_CORRECTION,
}

/** What is to be committed, or the sentence that says why nothing is printed. */
export type DraftedRun = { ok: true; writes: Write[]; entries: Entry[] } | { ok: false; sentence: string }

/** Who prints, with what, and for which request. */
export interface Printing {
  services: Services
  scope: Scope
  requestId: string
}

/**
 * A print run of the chosen stalls in walking order: fresh serials, a file that was read back, and the writes that
 * record both. Nothing is stored yet, and the file is not kept: it can be made again from what is recorded.
 */
export async function draftRun(of: Printing, site: Site, run: string, chosen: readonly string[]): Promise<DraftedRun> {
  const { services, scope } = of
  const { read } = services.store
  const codes = (await listLiveCodes(read, scope, site.id)).filter(({ stall }) => chosen.includes(stall.id))
  if (codes.length !== chosen.length) return { ok: false, sentence: vi.stickers.notReady }
  const at = services.clock()
  const stickers = await Promise.all(codes.map(async (code) => ({ code, serial: await freshSerial(services) })))
  const printed = await printStickers(services, stickers, LAYOUT, at)
  if (!printed.ok) return { ok: false, sentence: explain(of, printed, stickers) }
  const row = {
    id: run,
    site: site.id,
    officer: scope.officer,
    template: LAYOUT.template,
    fileDigest: printed.digest,
    at,
  }
  const rows = stickers.map(({ serial, code: { code, merchant, stall } }) => ({
    ...{ serial, code: code.id, merchant: merchant.id, stall: stall.id, run, printedAt: at },
  }))
  return {
    ok: true,
    writes: [insertPrintRun(read, { ...row, count: rows.length }), insertStickers(read, rows)],
    entries: [{ at, actor: scope.officer, action: 'stickers.printed', subject: run, digest: printed.digest }],
  }
}

const SENTENCES = {
  'does-not-fit': vi.stickers.doesNotFit,
  'unknown-bank': vi.stickers.unknownBank,
  unreadable: vi.stickers.unreadable,
} as const

function explain(of: Printing, refused: Extract<PrintedRun, { ok: false }>, stickers: readonly ToPrint[]): string {
  const { reason, serials } = refused
  of.services.log({ event: 'not-printed', id: of.requestId, reason, count: serials.length })
  const named = stickers.filter(({ serial }) => serials.includes(serial))
  return SENTENCES[reason](named.map(({ code }) => `${code.stall.number} ${code.merchant.tradeName}`).join('; '))
}

export type MadeAgain = { ok: true; pdf: Uint8Array<ArrayBuffer> } | { ok: false; sentence: string }

/** The file of a run, made again: only while every code in it is live, and only if it is the same file to the byte. */
export async function remakeFile(c: Ctx, site: Site, run: PrintRun): Promise<MadeAgain> {
  const { services, scope } = c.var
  const { read } = services.store
  const live = new Map((await listLiveCodes(read, scope, site.id)).map((code) => [code.code.id, code]))
  const printed = await listRunStickers(read, scope, run.id)
  const stickers = printed.flatMap(({ serial, state, code: id }): ToPrint[] => {
    const code = live.get(id)
    return code === undefined || state === 'void' ? [] : [{ serial, code }]
  })
  if (stickers.length !== run.count) return { ok: false, sentence: vi.stickers.stale }
  const again = await printStickers(services, stickers, LAYOUT, run.at)
  if (!again.ok || again.digest !== run.fileDigest || run.template !== LAYOUT.template)
    return { ok: false, sentence: vi.stickers.changed }
  return { ok: true, pdf: again.pdf }
}
