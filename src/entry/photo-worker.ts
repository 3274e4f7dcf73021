import { parentPort } from 'node:worker_threads'
import { decodePhoto } from './decode-photo.ts'
import { reencodePhoto } from './evidence.ts'

export interface PhotoTask {
  act: 'read' | 'reencode'
  image: Uint8Array
}

/** One photo a thread: the thread ends with its answer, and its memory with it. */
parentPort?.once('message', ({ act, image }: PhotoTask) =>
  parentPort?.postMessage(act === 'read' ? decodePhoto(image) : reencodePhoto(image)),
)
