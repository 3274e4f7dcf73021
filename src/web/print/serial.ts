import { decodeSerial, RANDOM_BYTES, type Serial } from '../../domain/serial.ts'
import { newSerial } from '../../store/stickers.ts'
import type { Services } from '../services.ts'

/** Made of the platform's randomness: its secrets are spelled in the very letters serials are. */
export async function freshSerial({ newSecret, store }: Services): Promise<Serial> {
  const drawn = decodeSerial(newSecret(80))
  if (!drawn.ok) throw new Error('A secret of 80 bits is not sixteen letters of base32')
  return newSerial(store.keys, drawn.bytes.slice(0, RANDOM_BYTES))
}
