import { parentPort } from 'node:worker_threads'
import { decodePhoto } from './decode-photo.ts'

/** One photo a thread: the thread ends with its answer, and its memory with it. */
parentPort?.once('message', (photo: Uint8Array) => parentPort?.postMessage(decodePhoto(photo)))
