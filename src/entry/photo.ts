import { Worker } from 'node:worker_threads'
import type { PhotoTask } from './photo-worker.ts'

/** Milliseconds after which a photo is given up, and how many may wait for their turn. */
const TIME_LIMIT = 15_000
const WAITING_LIMIT = 16
/** Not a text: a photo may say anything. */
const BUSY = Symbol('busy')
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 }

/** What is done with photos; undefined when it cannot be done or the limits were met, `busy` when too many are waiting. */
export interface PhotoThread {
  /** Text of the payment code in a photo. */
  read(image: Uint8Array): Promise<string | undefined>
  /** The photo made anew as evidence is kept: see `reencodePhoto`. */
  reencode(image: Uint8Array): Promise<Uint8Array | 'busy' | undefined>
}

/**
 * Looks at photos in a thread of their own, one at a time, within limits of time and memory, so that a hostile file
 * costs no more than its turn.
 */
export function createPhotoThread(program: string): PhotoThread {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const inTurn = async (task: PhotoTask): Promise<unknown> => {
    if (waiting >= WAITING_LIMIT) return BUSY
    waiting += 1
    const turn = last.then(() => runInThread(program, task))
    last = turn.catch(() => undefined)
    return turn.finally(() => {
      waiting -= 1
    })
  }
  return {
    read: async (image) => {
      const text = await inTurn({ act: 'read', image })
      return text === BUSY ? undefined : (text as string | undefined)
    },
    reencode: async (image) => {
      const jpeg = await inTurn({ act: 'reencode', image })
      return jpeg === BUSY ? 'busy' : (jpeg as Uint8Array | undefined)
    },
  }
}

function runInThread(program: string, task: PhotoTask): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { resourceLimits: MEMORY })
    const timer = setTimeout(() => void thread.terminate(), TIME_LIMIT)
    thread.once('message', resolve)
    thread.once('error', (error) => (isOutOfMemory(error) ? resolve(undefined) : reject(error)))
    thread.once('exit', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
    thread.postMessage(task)
  })
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
