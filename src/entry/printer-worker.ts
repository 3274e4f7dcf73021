import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { createPrinter } from '../web/print/print.ts'
import type { StickerSheet } from '../web/print/printer.ts'
import { readFonts } from './fonts.ts'

const print = createPrinter(readFonts(), async (pdf) => createHash('sha256').update(pdf).digest('hex'))

/** One sheet a thread: the thread ends with its answer, and its memory with it. */
parentPort?.once('message', async (sheet: StickerSheet) => {
  const printed = await print(sheet)
  parentPort?.postMessage(printed, printed.ok ? [printed.pdf.buffer] : [])
})
