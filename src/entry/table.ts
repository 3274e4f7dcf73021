import type { Heading, ReadTable, TableReading } from '../web/payout-import/reader.ts'
import { createThread, type Limits } from './thread.ts'

/** The largest file that is allowed takes a few seconds. Of those that wait up to 8 MB each are held. */
export const TABLE_LIMITS: Limits = {
  time: 30_000,
  memory: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 },
  waiting: 8,
}

/**
 * Reads officers' files in a thread of their own: it asks back which of the headings are to be kept, and answers the
 * cells of those columns alone. A file that meets the limits is too large.
 */
export function createTableThread(program: string, limits = TABLE_LIMITS): ReadTable {
  const ask = createThread<Uint8Array, TableReading, readonly Heading[]>(program, limits)
  return async (bytes, pick) => {
    const out = await ask(bytes, pick)
    if (out.end === 'answer') return out.answer
    if (out.end === 'silence') throw new Error('The reading of a file ended without an answer.')
    return { ok: false, problem: out.end === 'busy' ? 'busy' : 'too-large' }
  }
}
