import { Worker } from 'node:worker_threads'
import type { Report } from '../domain/report.ts'
import type { Layout, Press, PrintedPicture, PrintedSheet, StickerPicture, StickerSheet } from '../web/print/printer.ts'

/** Milliseconds after which a job is given up: the largest allowed one takes a few seconds. */
const TIME_LIMIT = 60_000
const MEMORY = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 }

/** What the thread is asked to do. */
export type Job =
  | { kind: 'sheet'; sheet: StickerSheet }
  | { kind: 'picture'; picture: StickerPicture }
  | { kind: 'calibration' }
  | { kind: 'test'; layout: Layout }
  | { kind: 'meeting' | 'card'; report: Report }

/**
 * Prints in a thread of its own, one job at a time, so that a large print run holds up nobody's page. Rejects when the
 * thread fails or meets its limits: nothing is released then.
 */
export function createThreadedPress(program: string): Press {
  let last: Promise<unknown> = Promise.resolve()
  const ask = <Answer>(job: Job): Promise<Answer> => {
    const turn = last.then(() => runInThread<Answer>(program, job))
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    printer: (sheet) => ask<PrintedSheet>({ kind: 'sheet', sheet }),
    picture: (picture) => ask<PrintedPicture>({ kind: 'picture', picture }),
    paper: {
      calibration: () => ask({ kind: 'calibration' }),
      test: (layout) => ask({ kind: 'test', layout }),
    },
    reports: {
      meeting: (report) => ask({ kind: 'meeting', report }),
      card: (report) => ask({ kind: 'card', report }),
    },
  }
}

function runInThread<Answer>(program: string, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { resourceLimits: MEMORY })
    const timer = setTimeout(() => void thread.terminate(), TIME_LIMIT)
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('The printer ended without an answer.'))
    })
    thread.postMessage(job)
  })
}
