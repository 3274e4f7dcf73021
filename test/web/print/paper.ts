import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { slotsPerPage } from '../../../src/domain/sheet.ts'
import { codesOf } from '../../../src/web/print/place.ts'
import type { Layout } from '../../../src/web/print/printer.ts'

/** A page as Poppler draws it: one byte a pixel, 0 black. */
export interface Picture {
  width: number
  height: number
  grey: Uint8Array
}

const MM_PER_INCH = 25.4
/** A cheap office scanner's. */
const SCAN_DPI = 200

/** Every page as Poppler draws it at the resolution. */
export const picturesOf = (pdf: Uint8Array, dpi: number): Picture[] =>
  inFolder(pdf, (file, folder) => {
    run('pdftoppm', '-gray', '-r', String(dpi), file, join(folder, 'page'))
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm'))
    return pages.sort().map((name) => parsePicture(readFileSync(join(folder, name))))
  })

function parsePicture(bytes: Buffer): Picture {
  const [head = '', width, height] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 40).toString('latin1')) ?? []
  return { width: Number(width), height: Number(height), grey: new Uint8Array(bytes.subarray(head.length)) }
}

/** The square of a picture where a code of a slot stands, turned as it is read. */
export function codeIn({ width, grey }: Picture, layout: Layout, slot: number, dpi: number, face = 0): Picture {
  const box = codesOf(layout.grid, layout.template, slot)[face]
  if (box === undefined) throw new Error(`No face ${face}`)
  const px = (mm: number) => Math.round((mm * dpi) / MM_PER_INCH)
  const [left, top, side] = [px(box.x), px(box.y), px(box.size)]
  const rows = Array.from({ length: side }, (_, y) => grey.subarray((top + y) * width + left).subarray(0, side))
  const upright = new Uint8Array(Buffer.concat(rows))
  return { width: side, height: side, grey: box.turned ? upright.reverse() : upright }
}

/** What zbar reads in the place of every code, face by face, on the pages that Poppler draws. */
export function scanAll(pdf: Uint8Array, layout: Layout, count: number, dpi = SCAN_DPI): string[] {
  const pages = picturesOf(pdf, dpi)
  const faces = codesOf(layout.grid, layout.template, 1).length
  const cut = Array.from({ length: count }, (_, at) => {
    const place = layout.firstSlot - 1 + at
    const page = pages[Math.floor(place / slotsPerPage(layout.grid))]
    if (page === undefined) throw new Error(`No page for code ${at + 1}`)
    const slot = (place % slotsPerPage(layout.grid)) + 1
    return Array.from({ length: faces }, (_, face) => codeIn(page, layout, slot, dpi, face))
  })
  return readCodes(cut.flat())
}

/** What zbar reads in pictures of one code each; it must find exactly one in every picture. */
export function readCodes(pictures: readonly Picture[]): string[] {
  return inFolder(new Uint8Array(), (_file, folder) => {
    const files = pictures.map(({ width, height, grey }, at) => {
      writeFileSync(join(folder, `${at}.pgm`), Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]))
      return join(folder, `${at}.pgm`)
    })
    return run('zbarimg', '-q', '--raw', '-Sdisable', '-Sqrcode.enable', ...files)
      .trimEnd()
      .split('\n')
  })
}

/** An SVG as rsvg draws it, so many pixels wide. */
export const rasterised = (svg: string, width: number): Picture =>
  inFolder(Buffer.from(svg), (file) => {
    const page = `${file}.pdf`
    run('rsvg-convert', '-f', 'pdf', '-o', page, file)
    run('pdftoppm', '-gray', '-singlefile', '-scale-to', String(width), page, file)
    return parsePicture(readFileSync(`${file}.pgm`))
  })

/** Width and height of every page in millimetres, as Poppler reads them. */
export const pageSizesOf = (pdf: Uint8Array): [width: number, height: number][] =>
  inFolder(pdf, (file) => run('pdfinfo', '-l', '-1', file))
    .split('\n')
    .flatMap((line) => {
      const [, width, height] = /size:\s+([\d.]+) x ([\d.]+) pts/.exec(line) ?? []
      return width === undefined ? [] : [[inMillimetres(width), inMillimetres(Number(height))]]
    })

const inMillimetres = (points: string | number): number => (Number(points) * MM_PER_INCH) / 72

/** The words of a file as Poppler extracts them, line by line and page after page. */
export const wordsOf = (pdf: Uint8Array): string =>
  inFolder(pdf, (file) => run('pdftotext', '-layout', file, '-')).replace(/ {2,}/g, ' ')

/** Name and whether it is embedded, of each font of a file. */
export const fontsIn = (pdf: Uint8Array): [name: string, embedded: string][] =>
  inFolder(pdf, (file) => run('pdffonts', file))
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => [line.split(' ')[0] ?? '', /Identity-H\s+(\w+)/.exec(line)?.[1] ?? ''])

// zbar complains on its error channel that there is no desktop bus to tell.
const run = (program: string, ...given: string[]): string =>
  execFileSync(program, given, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()

function inFolder<T>(pdf: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sticker-'))
  try {
    writeFileSync(join(folder, 'sheet.pdf'), pdf)
    return use(join(folder, 'sheet.pdf'), folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
