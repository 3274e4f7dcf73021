import type { Ink } from './pen.ts'
import type { Box } from './place.ts'
import type { Rows } from './png.ts'
import { rasterise } from './raster.ts'
import { every } from './shapes.ts'

const INKS: Readonly<Record<Ink, readonly [number, number, number]>> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  '#0b3c7d': [11, 60, 125],
}
/** Samples on a side of a pixel: how smooth slanted edges are. */
const FINE = 4
/** Fills by the nonzero rule, each pixel as far as it is covered. */
export function fillPixels({ width, height, bytes }: Rows, outlines: readonly (readonly number[])[], ink: Ink): void {
  const all = outlines.flat()
  const [xs, ys] = [every(all, 0), every(all, 1)]
  if (all.length === 0) return
  const [left, top] = [Math.max(0, Math.floor(min(xs))), Math.max(0, Math.floor(min(ys)))]
  const [right, bottom] = [Math.min(width, Math.ceil(max(xs))), Math.min(height, Math.ceil(max(ys)))]
  const moved = outlines.map((outline) => outline.map((value, at) => (value - (at % 2 === 0 ? left : top)) * FINE))
  const across = (right - left) * FINE
  const fine = rasterise(moved, across, (bottom - top) * FINE)
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const covered = countIn(fine, (y - top) * FINE * across + (x - left) * FINE, across)
      if (covered > 0) blend(bytes, (y * width + x) * 3, INKS[ink], covered / (FINE * FINE))
    }
}

const min = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity)
const max = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity)

function countIn(fine: Uint8Array, from: number, across: number): number {
  let count = 0
  for (let row = 0; row < FINE; row++)
    for (let at = from + row * across, end = at + FINE; at < end; at++) count += fine[at] as number
  return count
}

function blend(bytes: Uint8Array, at: number, ink: readonly [number, number, number], share: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const old = bytes[at + channel] as number
    bytes[at + channel] = Math.round(old + ((ink[channel] as number) - old) * share)
  }
}

/** Nearest pixels of a picture of one, three or four channels, as large as the box allows, in its middle. */
export function pastePicture(
  { width, bytes }: Rows,
  picture: { width: number; height: number; channels: number; data: ArrayLike<number> },
  box: Box,
): void {
  const scale = Math.min(box.width / picture.width, box.height / picture.height)
  const [across, down] = [Math.floor(picture.width * scale), Math.floor(picture.height * scale)]
  const [left, top] = [Math.round(box.x + (box.width - across) / 2), Math.round(box.y + (box.height - down) / 2)]
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      const from = (Math.floor(y / scale) * picture.width + Math.floor(x / scale)) * picture.channels
      for (let channel = 0; channel < 3; channel++)
        bytes[((top + y) * width + left + x) * 3 + channel] = picture.data[from + channel] ?? 255
    }
}
