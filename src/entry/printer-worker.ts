import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { createPress } from '../web/print/print.ts'
import { readFonts } from './fonts.ts'
import type { Job } from './printer.ts'

const press = createPress(readFonts(), async (pdf) => createHash('sha256').update(pdf).digest('hex'))

function run(job: Job): Promise<unknown> {
  if (job.kind === 'sheet') return press.printer(job.sheet)
  if (job.kind === 'picture') return press.picture(job.picture)
  if (job.kind === 'meeting' || job.kind === 'card') return press.reports[job.kind](job.report)
  return job.kind === 'test' ? press.paper.test(job.layout) : press.paper.calibration()
}

/** One job a thread: the thread ends with its answer, and its memory with it. */
parentPort?.once('message', async (job: Job) => parentPort?.postMessage(await run(job)))
