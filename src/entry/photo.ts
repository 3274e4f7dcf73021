import type { PhotoTask } from './photo-worker.ts'
import { createThread, type Limits } from './thread.ts'

const LIMITS: Limits = {
  time: 15_000,
  memory: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
  waiting: 16,
}

/** What is done with photos; undefined when it cannot be done or the limits were met, `busy` when too many are waiting. */
export interface PhotoThread {
  /** Text of the payment code in a photo. */
  read(image: Uint8Array): Promise<string | undefined>
  /** The photo made anew as evidence is kept: see `reencodePhoto`. */
  reencode(image: Uint8Array): Promise<Uint8Array | 'busy' | undefined>
}

/** Looks at photos in a thread of their own. */
export function createPhotoThread(program: string): PhotoThread {
  const ask = createThread<PhotoTask, string | Uint8Array | undefined>(program, LIMITS)
  return {
    read: async (image) => {
      const out = await ask({ act: 'read', image })
      return out.end === 'answer' ? (out.answer as string | undefined) : undefined
    },
    reencode: async (image) => {
      const out = await ask({ act: 'reencode', image })
      if (out.end === 'busy') return 'busy'
      return out.end === 'answer' ? (out.answer as Uint8Array | undefined) : undefined
    },
  }
}
