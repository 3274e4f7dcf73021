import { makeSymbol, type SymbolMaker } from '../../ui/symbol.ts'
import { PER_PAGE, slotCodeBox } from '../layout.ts'
import type { StickerFace } from '../printer.ts'
import { type ReadCode, readCode } from './code.ts'
import { readPages } from './file.ts'
import { readPaints } from './paint.ts'
import { Unreadable } from './syntax.ts'

/** The texts of the codes in a finished sheet, in order; throws `Unreadable` when a code's box holds anything else. */
export async function readBack(pdf: Uint8Array): Promise<string[]> {
  const codes = (await readSlots(pdf)).filter(({ kind }) => kind !== 'empty')
  return codes.map((code, at) => {
    if (code.kind !== 'code') throw new Unreadable(`code ${at + 1}`)
    return code.payload
  })
}

/**
 * Compares the codes of a finished sheet with what was meant, module by module and, decoded by another library,
 * character by character. The serials that did not come back; all of them when the file cannot be read or holds more or
 * fewer codes than were meant.
 */
export async function verifySheet(
  pdf: Uint8Array,
  faces: readonly Pick<StickerFace, 'payload' | 'serial'>[],
  symbolOf: SymbolMaker = makeSymbol,
): Promise<string[]> {
  const slots = await readSlots(pdf).catch((error: unknown) => {
    if (error instanceof Unreadable) return []
    throw error
  })
  const asMany = slots.length === Math.ceil(faces.length / PER_PAGE) * PER_PAGE
  const noMore = slots.slice(faces.length).every(({ kind }) => kind === 'empty')
  return faces
    .filter((face, at) => !asMany || !noMore || !isAsMeant(slots[at], face.payload, symbolOf))
    .map(({ serial }) => serial)
}

async function readSlots(pdf: Uint8Array): Promise<ReadCode[]> {
  const slots: ReadCode[] = []
  for (const page of await readPages(pdf)) {
    const paints = readPaints(page)
    for (let slot = 0; slot < PER_PAGE; slot++) slots.push(readCode(paints, slotCodeBox(slot)))
  }
  return slots
}

function isAsMeant(read: ReadCode | undefined, payload: string, symbolOf: SymbolMaker): boolean {
  if (read?.kind !== 'code' || read.payload !== payload) return false
  const meant = symbolOf(payload)
  if (meant?.size !== read.size) return false
  return read.modules.every((module, at) => (module === 1) === meant.isDark(at % read.size, Math.floor(at / read.size)))
}
