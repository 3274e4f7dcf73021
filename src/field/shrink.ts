/** Longest side in pixels and quality of a photo as it leaves the phone: the server makes it smaller still. */
const USUAL = { side: 1600, quality: 0.8 }

/** Tried one after the other where a photo has to stay below a size: the quality goes before the pixels do. */
const TRIES = [USUAL, { side: 1600, quality: 0.6 }, { side: 1280, quality: 0.5 }, { side: 960, quality: 0.4 }] as const
const LAST = { side: 640, quality: 0.3 }

/**
 * Draws a photo anew as a smaller JPEG: nothing that came with the file, such as where it was taken, comes along.
 * Rejects when the file is no picture; undefined when the browser writes none.
 */
export async function shrink(photo: Blob, { side, quality } = USUAL): Promise<Blob | undefined> {
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const size = { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) }
  const canvas = Object.assign(document.createElement('canvas'), size)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, size.width, size.height)
  picture.close()
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/jpeg', quality))
}

/** The best of the photo that has at most so many bytes; undefined when even the smallest has more. */
export async function shrinkTo(bytes: number, photo: Blob): Promise<Blob | undefined> {
  for (const how of [...TRIES, LAST]) {
    const small = await shrink(photo, how)
    if (small === undefined || small.size <= bytes) return small
  }
  return undefined
}
