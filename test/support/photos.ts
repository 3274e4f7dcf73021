import { crc32 } from 'node:zlib'
import { encode as encodePng } from 'fast-png'
import jpeg from 'jpeg-js'
import QRCode from 'qrcode'

/** RGBA pixels, row by row. */
export type Picture = { width: number; height: number; data: Uint8Array }

/** A sheet with the QR symbol of `text` in its middle, `scale` pixels a module, on a square of `side` pixels. */
export function codePicture(text: string, scale = 8, side = 0): Picture {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const width = Math.max(side, (modules.size + 8) * scale)
  const from = Math.floor((width - modules.size * scale) / 2)
  const isDark = (x: number, y: number) => {
    const [column, row] = [Math.floor((x - from) / scale), Math.floor((y - from) / scale)]
    const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size
    return inside && modules.get(row, column) !== 0
  }
  return paint(width, width, (x, y) => (isDark(x, y) ? 20 : 245))
}

/** The picture turned about its middle by whole or broken degrees, on a grey ground large enough to hold it. */
export function turned(picture: Picture, degrees: number): Picture {
  const angle = (degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const side = Math.ceil((picture.width + picture.height) * 0.75)
  return paint(side, side, (x, y) => {
    const [dx, dy] = [x - side / 2, y - side / 2]
    const [fromX, fromY] = [dx * cos + dy * sin + picture.width / 2, -dx * sin + dy * cos + picture.height / 2]
    return brightness(picture, Math.floor(fromX), Math.floor(fromY))
  })
}

/** The picture with every pixel the mean of its neighbours up to `radius` away. */
export function blurred(picture: Picture, radius: number): Picture {
  const count = (2 * radius + 1) ** 2
  return paint(picture.width, picture.height, (x, y) => {
    let sum = 0
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++) sum += brightness(picture, x + dx, y + dy)
    return Math.round(sum / count)
  })
}

export const pngOf = (picture: Picture): Uint8Array => encodePng({ ...picture, channels: 4, depth: 8 })
export const jpegOf = (picture: Picture, quality = 85): Uint8Array =>
  Uint8Array.from(jpeg.encode({ ...picture, data: Buffer.from(picture.data) }, quality).data)

/** A grey film of 640 × 480 with the picture in its middle, as Chromium's fake camera plays it: YUV4MPEG2. */
export function filmOf(picture: Picture): Uint8Array {
  const [width, height] = [640, 480]
  const [left, top] = [(width - picture.width) >> 1, (height - picture.height) >> 1]
  const luma = Uint8Array.from({ length: width * height }, (_, pixel) =>
    brightness(picture, (pixel % width) - left, Math.floor(pixel / width) - top),
  )
  const colours = new Uint8Array((width * height) / 2).fill(128)
  const frame = [Buffer.from('FRAME\n'), luma, colours]
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), ...frame, ...frame])
}

/** A PNG file of the given header and chunks, sound in its frame whatever they hold. */
export function pngWithHeader(width: number, height: number, chunks: Uint8Array[], colour = 0, depth = 8): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, colour, 0, 0, 0], 8)
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return Uint8Array.from(
    Buffer.concat([signature, pngChunk('IHDR', header), ...chunks, pngChunk('IEND', new Uint8Array())]),
  )
}

/** Length, type, bytes and CRC. */
export function pngChunk(type: string, bytes: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), bytes])
  const frame = Buffer.alloc(4)
  const sum = Buffer.alloc(4)
  frame.writeUInt32BE(bytes.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([frame, named, sum])
}

function paint(width: number, height: number, brightnessAt: (x: number, y: number) => number): Picture {
  const data = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const value = brightnessAt(pixel % width, Math.floor(pixel / width))
    data.set([value, value, value, 255], pixel * 4)
  }
  return { width, height, data }
}

const brightness = ({ width, height, data }: Picture, x: number, y: number): number =>
  x < 0 || y < 0 || x >= width || y >= height ? 190 : (data[(y * width + x) * 4] as number)
