import { createHash } from 'node:crypto'
import { createPress } from '../web/print/print.ts'
import { readFonts } from './fonts.ts'
import { inThread } from './in-thread.ts'
import type { Job } from './printer.ts'

const press = createPress(readFonts(), async (pdf) => createHash('sha256').update(pdf).digest('hex'))

function run(job: Job): Promise<unknown> {
  if (job.kind === 'sheet') return press.printer(job.sheet)
  if (job.kind === 'picture') return press.picture(job.picture)
  if (job.kind === 'meeting' || job.kind === 'card') return press.reports[job.kind](job.report)
  return job.kind === 'test' ? press.paper.test(job.layout) : press.paper.calibration()
}

inThread(run)
