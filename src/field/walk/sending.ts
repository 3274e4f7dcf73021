import type { Received } from '../../domain/capture/exchange.ts'
import { doubled, halved, type Limit } from './outbox.ts'
import { type Batch, closuresOf, forgetClosure, nextBatch, setTooLarge, settle } from './rounds.ts'
import { ask, type Reply } from './server.ts'
import type { Device, Vault } from './vault.ts'

export type Unanswered = Exclude<Reply<unknown>, { kind: 'answered' }>

/** Records that this round is done with, and how many of them wait all the same. */
interface After {
  readonly done: readonly string[]
  readonly left: number
}

/** How much is sent at once: less after it was too much, and more again. */
export interface Pace {
  limit: Limit
}

type Progress = (done: number, total: number) => void

/**
 * Batch after batch, until the server has heard everything: answers how many records are to be sent once more, or what
 * stopped it. What has its receipt by then is written down.
 */
export async function sendAll(
  vault: Vault,
  { officer }: Device,
  pace: Pace,
  progress: Progress,
): Promise<number | Unanswered> {
  const tried = new Set<string>()
  let left = 0
  for (;;) {
    const batch = await nextBatch(vault, officer, { tried, limit: pace.limit })
    if (batch === undefined) return left
    if (batch.rows.length > 0) progress(tried.size, tried.size + batch.waiting)
    const reply = await ask<Received>('/walk/captures', batch.sending)
    const after = await afterwards(vault, batch, reply, pace)
    if ('kind' in after) return after
    for (const id of after.done) tried.add(id)
    left += after.left
  }
}

async function afterwards(vault: Vault, batch: Batch, reply: Reply<Received>, pace: Pace): Promise<After | Unanswered> {
  const done = batch.rows.map(({ id }) => id)
  if (reply.kind === 'answered') {
    const { answered, left } = await settle(vault, batch, reply.value)
    pace.limit = doubled(pace.limit)
    return answered < done.length ? { kind: 'refused', status: 502 } : { done, left }
  }
  const isTooMuch = reply.kind === 'refused' && reply.status === 413
  if (isTooMuch || reply.kind === 'late') pace.limit = halved(done.length)
  const [first, second] = done
  if (!isTooMuch || first === undefined) return reply
  if (second !== undefined) return { done: [], left: 0 }
  await setTooLarge(vault, first)
  return { done, left: 0 }
}

/** The walk was never this phone's: nothing to tell of it. */
const SETTLED = [404, 409]

/** Tells which walks were closed; answers what stopped it. */
export async function tellClosures(vault: Vault, { officer, id }: Device): Promise<Unanswered | undefined> {
  for (const site of await closuresOf(vault, officer)) {
    const reply = await ask('/walk/closures', { device: id, site })
    const isSettled = reply.kind === 'answered' || (reply.kind === 'refused' && SETTLED.includes(reply.status))
    if (!isSettled) return reply
    await forgetClosure(vault, officer, site)
  }
  return undefined
}
