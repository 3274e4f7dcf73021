import { pageSize, pagesFor, slotsPerPage } from '../../../domain/sheet.ts'
import { makeSymbol, type SymbolMaker } from '../../ui/symbol.ts'
import { codesOf } from '../place.ts'
import type { Layout, StickerFace } from '../printer.ts'
import { type ReadCode, readCode } from './code.ts'
import { toMillimetres } from './geometry.ts'
import { readPages } from './pages.ts'
import { readPaints } from './paint.ts'
import { Unreadable } from './syntax.ts'

type Meant = Pick<StickerFace, 'payload' | 'serial'>

/**
 * The texts of the codes in a finished sheet, one a sticker in the order of its slots; throws `Unreadable` when a code's
 * box holds anything else, or the faces of a sticker differ.
 */
export async function readBack(pdf: Uint8Array, layout: Layout): Promise<string[]> {
  const slots = (await readSlots(pdf, layout)).filter((faces) => !faces.every(isEmpty))
  return slots.map((faces, at) => {
    const [payload, ...others] = new Set(faces.map((face) => (face.kind === 'code' ? face.payload : undefined)))
    if (payload === undefined || others.length > 0) throw new Unreadable(`sticker ${at + 1}`)
    return payload
  })
}

/**
 * Compares the codes of a finished sheet with what was meant, module by module and, decoded by another library,
 * character by character. The serials that did not come back; all of them when the file cannot be read, or the other
 * slots are not empty.
 */
export async function verifySheet(
  pdf: Uint8Array,
  layout: Layout,
  meant: readonly Meant[],
  symbolOf: SymbolMaker = makeSymbol,
): Promise<string[]> {
  const { grid, firstSlot } = layout
  const slots = await readSlots(pdf, layout).catch((error: unknown) => {
    if (error instanceof Unreadable) return []
    throw error
  })
  const from = firstSlot - 1
  const asMany = slots.length === pagesFor(grid, firstSlot, meant.length) * slotsPerPage(grid)
  const others = [...slots.slice(0, from), ...slots.slice(from + meant.length)]
  const noMore = others.every((faces) => faces.every(isEmpty))
  return meant
    .filter(
      ({ payload }, at) => !asMany || !noMore || !slots[from + at]?.every((face) => isAsMeant(face, payload, symbolOf)),
    )
    .map(({ serial }) => serial)
}

/** What every slot of every page holds, face by face, with the printer's correction undone. */
async function readSlots(pdf: Uint8Array, { grid, template, correction }: Layout): Promise<ReadCode[][]> {
  const size = pageSize(grid)
  const slots: ReadCode[][] = []
  for (const page of await readPages(pdf, size)) {
    const paints = readPaints(page, toMillimetres(size.height, correction))
    for (let slot = 1; slot <= slotsPerPage(grid); slot++)
      slots.push(codesOf(grid, template, slot).map((box) => readCode(paints, box)))
  }
  return slots
}

const isEmpty = ({ kind }: ReadCode): boolean => kind === 'empty'

function isAsMeant(read: ReadCode, payload: string, symbolOf: SymbolMaker): boolean {
  if (read.kind !== 'code' || read.payload !== payload) return false
  const meant = symbolOf(payload)
  if (meant?.size !== read.size) return false
  return read.modules.every((module, at) => (module === 1) === meant.isDark(at % read.size, Math.floor(at / read.size)))
}
