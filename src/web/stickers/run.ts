import type { Scope } from '../../domain/access.ts'
import { isShortFormOf } from '../../domain/names.ts'
import type { Entry } from '../../store/audit.ts'
import type { Write } from '../../store/database.ts'
import { listLiveCodes, type SealedCode } from '../../store/payment-codes.ts'
import { gridText, insertPrintRun } from '../../store/print-runs.ts'
import type { Site } from '../../store/sites.ts'
import { voidReprinted } from '../../store/sticker-events.ts'
import { insertStickers } from '../../store/stickers.ts'
import { vi } from '../messages/vi.ts'
import { freshSerial } from '../print/serial.ts'
import { type Layout, type PrintedRun, printStickers, type ToPrint } from '../print/sheet.ts'
import type { Services } from '../services.ts'
import type { ShortName } from './names.tsx'

/** What is asked for: the run's id, the stalls, how they are printed, and names where the whole one does not fit. */
export interface Order {
  readonly run: string
  readonly chosen: readonly string[]
  readonly layout: Layout
  /** Id of the printer's profile whose correction the layout has; null for none. */
  readonly printer: string | null
  /** By stall. */
  readonly names: ReadonlyMap<string, string>
}

/** What is to be committed, or the sentence that says why nothing is printed and the names that would fit. */
export type DraftedRun =
  | { ok: true; writes: Write[]; entries: Entry[] }
  | { ok: false; sentence?: string; names: readonly ShortName[] }

/** Who prints, with what, and for which request. */
export interface Printing {
  services: Services
  scope: Scope
  requestId: string
}

/**
 * A print run of the chosen stalls in walking order: fresh serials, a file that was read back, and the writes that
 * record both and void what stands of the same template. Nothing is stored yet, and the file is not kept: it can be
 * made again from what is recorded.
 */
export async function draftRun(of: Printing, site: Site, order: Order): Promise<DraftedRun> {
  const { services, scope } = of
  const live = await listLiveCodes(services.store.read, scope, site.id)
  const codes = live.filter(({ stall }) => order.chosen.includes(stall.id))
  if (codes.length !== order.chosen.length) return { ok: false, sentence: vi.stickers.notReady, names: [] }
  const others = codes.flatMap((code) => otherNameOf(code, order.names))
  if (others.length > 0) return { ok: false, names: others }
  const at = services.clock()
  const stickers = await Promise.all(
    codes.map(async (code): Promise<ToPrint> => {
      const name = order.names.get(code.stall.id)
      return { code, serial: await freshSerial(services), printedName: name === code.merchant.tradeName ? null : name }
    }),
  )
  const printed = await printStickers(services, stickers, order.layout, at)
  if (!printed.ok) return explain(of, printed, stickers)
  return { ok: true, ...recordRun(of, site, order, { at, stickers, digest: printed.digest }) }
}

/** The name typed for a sticker, where it is not the vendor's own made shorter: one person writes no other over a code. */
function otherNameOf({ stall, merchant: { tradeName } }: SealedCode, names: Order['names']): ShortName[] {
  const name = names.get(stall.id)
  const isOwn = name === undefined || isShortFormOf(name, tradeName)
  return isOwn ? [] : [{ stall: stall.id, number: stall.number, tradeName, name }]
}

interface Finished {
  at: number
  stickers: readonly ToPrint[]
  digest: string
}

function recordRun(
  { services: { store }, scope }: Printing,
  site: Site,
  { run, chosen, layout, printer }: Order,
  { at, stickers, digest }: Finished,
): { writes: Write[]; entries: Entry[] } {
  const { template, grid, firstSlot, cutMarks } = layout
  const sheet = { template, paper: grid.paper, grid: gridText(grid), firstSlot, cutMarks, printer }
  const row = { id: run, site: site.id, officer: scope.officer, fileDigest: digest, at, ...sheet }
  const rows = stickers.map(({ serial, printedName, code: { code, merchant, stall } }) => ({
    ...{ serial, code: code.id, merchant: merchant.id, stall: stall.id, run, printedAt: at, printedName },
  }))
  const writes = [
    voidReprinted(store.read, chosen, template, { officer: scope.officer, at }),
    insertPrintRun(store.read, { ...row, count: rows.length }),
    insertStickers(store.read, rows),
  ]
  return { writes, entries: [{ at, actor: scope.officer, action: 'stickers.printed', subject: run, digest }] }
}

const SENTENCES = {
  'does-not-fit': vi.stickers.doesNotFit,
  'unknown-bank': vi.stickers.unknownBank,
  unreadable: vi.stickers.unreadable,
} as const

type Refused = Extract<PrintedRun, { ok: false }>

/** Names that would fit are proposed; where none would, or something else is wrong, a sentence says so. */
function explain(of: Printing, refused: Refused, stickers: readonly ToPrint[]): DraftedRun {
  const { reason, serials } = refused
  of.services.log({ event: 'not-printed', id: of.requestId, reason, count: serials.length })
  const shortened = reason === 'does-not-fit' ? refused.shortened : {}
  const bad = stickers.filter(({ serial }) => serials.includes(serial))
  const names = bad.flatMap(({ serial, code: { stall, merchant } }) => {
    const name = shortened[serial]
    return name ? [{ stall: stall.id, number: stall.number, tradeName: merchant.tradeName, name }] : []
  })
  const rest = bad.filter(({ serial }) => !shortened[serial])
  if (rest.length === 0) return { ok: false, names }
  const named = rest.map(({ code }) => `${code.stall.number} ${code.merchant.tradeName}`).join('; ')
  return { ok: false, names, sentence: SENTENCES[reason](named) }
}
