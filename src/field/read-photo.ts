import { decode, findDetector } from './decoder.ts'

/** Longest sides tried, in pixels: the usual one, and one for a small code in a wide picture. */
const SIDES = [1280, 2560]
/** Milliseconds each try may spend on second guesses: a still waits, and is looked at thoroughly. */
const TRY_TIME = 300

/** Text of the QR symbol in a photo; undefined when none is found. Rejects when the file is no picture. */
export async function readPhoto(photo: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(photo)
  const whole = { left: 0, top: 0, width: picture.width, height: picture.height }
  try {
    const found = await (await findDetector())?.(picture)
    if (found !== undefined) return found
    for (const side of SIDES) {
      const text = await decode(picture, whole, { side, timeLimit: TRY_TIME, effort: 16 })
      if (text !== undefined) return text
    }
    return undefined
  } finally {
    picture.close()
  }
}
