import { decodePhoto } from './decode-photo.ts'
import { reencodePhoto } from './evidence.ts'
import { inThread } from './in-thread.ts'

export interface PhotoTask {
  act: 'read' | 'reencode'
  image: Uint8Array
}

inThread(async ({ act, image }: PhotoTask) => (act === 'read' ? decodePhoto(image) : reencodePhoto(image)))
