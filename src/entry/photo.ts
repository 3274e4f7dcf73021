import { Worker } from 'node:worker_threads'

/** Milliseconds after which a photo is given up, and how many may wait for their turn. */
const TIME_LIMIT = 15_000
const WAITING_LIMIT = 16
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 }

/**
 * Reads photos in a thread of their own, one at a time, within limits of time and memory, so that a hostile file costs
 * no more than its turn. Undefined when no code was found, the limits were met, or too many are waiting.
 */
export function createPhotoReader(program: string): (image: Uint8Array) => Promise<string | undefined> {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async (image) => {
    if (waiting >= WAITING_LIMIT) return undefined
    waiting += 1
    const turn = last.then(() => readInThread(program, image))
    last = turn.catch(() => undefined)
    return turn.finally(() => {
      waiting -= 1
    })
  }
}

function readInThread(program: string, image: Uint8Array): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { resourceLimits: MEMORY })
    const timer = setTimeout(() => void thread.terminate(), TIME_LIMIT)
    thread.once('message', resolve)
    thread.once('error', (error) => (isOutOfMemory(error) ? resolve(undefined) : reject(error)))
    thread.once('exit', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
    thread.postMessage(image)
  })
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
