/** The part of the Shape Detection API that is used; Chrome on Android has it, others do not. */
interface Detector {
  detect(image: Picture): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** A still, or a video that shows its newest frame. */
export type Picture = ImageBitmap | HTMLVideoElement

/** The part of a picture that is looked at, in its own pixels. */
export interface Part {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The code of an identity card is twelve digits and a bar: nothing of one is put into a form. */
const IDENTITY_CARD = /^\d{12}\|/
export const mayBeFilledIn = (text: string): boolean => !IDENTITY_CARD.test(text)

/** The platform's own reader of QR symbols; undefined where there is none. */
export async function findDetector(): Promise<((picture: Picture) => Promise<string | undefined>) | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorMaker }
  if (BarcodeDetector === undefined || !(await BarcodeDetector.getSupportedFormats()).includes('qr_code'))
    return undefined
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  return async (picture) => (await detector.detect(picture))[0]?.rawValue
}

/** Our own reader, one file beside the page's script: once it is here, codes are read without a network. */
export const fetchDecoder = () => import('qr/decode.js')

/** How a picture is read: its longest side in pixels, and milliseconds and effort for second guesses. */
export interface Thoroughness {
  readonly side: number
  readonly timeLimit: number
  readonly effort: number
}

/** Text of the symbol in a part of a picture; undefined when none is found at this size. */
export async function decode(picture: Picture, part: Part, how: Thoroughness): Promise<string | undefined> {
  const { decodeQR } = await fetchDecoder()
  const { side, ...options } = how
  const pixels = pixelsOf(picture, part, side)
  try {
    return decodeQR(pixels, options)
  } catch {
    return undefined
  }
}

function pixelsOf(picture: Picture, { left, top, width, height }: Part, longest: number): ImageData {
  const scale = Math.min(1, longest / Math.max(width, height))
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const canvas = Object.assign(document.createElement('canvas'), size)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('This browser draws no canvas.')
  context.drawImage(picture, left, top, width, height, 0, 0, size.width, size.height)
  return context.getImageData(0, 0, size.width, size.height)
}
