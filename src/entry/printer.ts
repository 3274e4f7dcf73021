import { Worker } from 'node:worker_threads'
import type { PrintedSheet, StickerPrinter, StickerSheet } from '../web/print/printer.ts'

/** Milliseconds after which a sheet is given up: the largest allowed one takes about two seconds. */
const TIME_LIMIT = 60_000
const MEMORY = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 }

/**
 * Prints in a thread of its own, one sheet at a time, so that a large print run holds up nobody's page. Rejects when
 * the thread fails or meets its limits: nothing is released then.
 */
export function createThreadedPrinter(program: string): StickerPrinter {
  let last: Promise<unknown> = Promise.resolve()
  return (sheet) => {
    const turn = last.then(() => printInThread(program, sheet))
    last = turn.catch(() => undefined)
    return turn
  }
}

function printInThread(program: string, sheet: StickerSheet): Promise<PrintedSheet> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { resourceLimits: MEMORY })
    const timer = setTimeout(() => void thread.terminate(), TIME_LIMIT)
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('The printer ended without an answer.'))
    })
    thread.postMessage(sheet)
  })
}
