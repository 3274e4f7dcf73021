import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Picture } from './photos.ts'

const MM_PER_INCH = 25.4

/** The first page of a PDF as poppler draws it, grey, at so many dots an inch. */
export function pageOf(pdf: string, dpi: number): Picture {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-page-'))
  try {
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-singlefile', pdf, join(folder, 'page')])
    const bytes = readFileSync(join(folder, 'page.pgm'))
    const [head = '', width, height] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 40).toString('latin1')) ?? []
    const grey = bytes.subarray(head.length)
    const data = new Uint8Array(grey.length * 4)
    grey.forEach((value, pixel) => {
      data.set([value, value, value, 255], pixel * 4)
    })
    return { width: Number(width), height: Number(height), data }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The part of a page whose corner and size are given in millimetres. */
export function cutOut(
  page: Picture,
  dpi: number,
  box: { x: number; y: number; width: number; height: number },
): Picture {
  const px = (mm: number) => Math.round((mm * dpi) / MM_PER_INCH)
  const [left, top, width, height] = [px(box.x), px(box.y), px(box.width), px(box.height)]
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * page.width + left) * 4
    data.set(page.data.subarray(from, from + width * 4), y * width * 4)
  }
  return { width, height, data }
}

/** One picture stuck over another, its middle on the given point of it. */
export function pasteOver(under: Picture, over: Picture, middle: { x: number; y: number }): Picture {
  const data = Uint8Array.from(under.data)
  const [left, top] = [Math.round(middle.x - over.width / 2), Math.round(middle.y - over.height / 2)]
  for (let y = 0; y < over.height; y++) {
    const row = over.data.subarray(y * over.width * 4, (y + 1) * over.width * 4)
    data.set(row, ((top + y) * under.width + left) * 4)
  }
  return { ...under, data }
}
