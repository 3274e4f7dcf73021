/** Longest sides tried, in pixels: the usual one, and one for a small code in a wide picture. */
const SIDES = [1280, 2560]
/** Milliseconds each try may spend on second guesses. */
const TRY_TIME = 300

/** The part of the Shape Detection API that is used; Chrome on Android has it, others do not. */
interface Detector {
  detect(image: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Text of the QR symbol in a photo; undefined when none is found. Rejects when the file is no picture. */
export async function readPhoto(photo: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(photo)
  try {
    return (await detect(picture)) ?? (await decode(picture))
  } finally {
    picture.close()
  }
}

async function detect(picture: ImageBitmap): Promise<string | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorMaker }
  if (!(await BarcodeDetector?.getSupportedFormats())?.includes('qr_code')) return undefined
  const found = BarcodeDetector && (await new BarcodeDetector({ formats: ['qr_code'] }).detect(picture))
  return found?.[0]?.rawValue
}

// The decoder is fetched with the first photo, not with every page.
async function decode(picture: ImageBitmap): Promise<string | undefined> {
  const { decodeQR } = await import('qr/decode.js')
  for (const side of SIDES) {
    try {
      return decodeQR(pixelsOf(picture, side), { effort: 16, timeLimit: TRY_TIME })
    } catch {
      // Not found at this size.
    }
  }
  return undefined
}

function pixelsOf(picture: ImageBitmap, longest: number): ImageData {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)]
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('This browser draws no canvas.')
  context.drawImage(picture, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
