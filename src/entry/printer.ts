import type { Report } from '../domain/report.ts'
import type { Layout, Press, PrintedPicture, PrintedSheet, StickerPicture, StickerSheet } from '../web/print/printer.ts'
import { createThread, type Limits } from './thread.ts'

/** The largest run that is allowed takes a few seconds. Nobody is turned away. */
const LIMITS: Limits = {
  time: 60_000,
  memory: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 },
  waiting: Number.POSITIVE_INFINITY,
}

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
  const thread = createThread<Job, unknown>(program, LIMITS)
  const ask = async <Answer>(job: Job): Promise<Answer> => {
    const out = await thread(job)
    if (out.end !== 'answer') throw new Error(`The printer ended without an answer: ${out.end}.`)
    return out.answer as Answer
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
