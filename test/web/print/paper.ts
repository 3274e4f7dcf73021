import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PER_PAGE, slotCodeBox } from '../../../src/web/print/layout.ts'

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

/** The square of a picture where the code of a slot stands. */
export function codeIn({ width, grey }: Picture, slot: number, dpi: number): Picture {
  const box = slotCodeBox(slot)
  const px = (mm: number) => Math.round((mm * dpi) / MM_PER_INCH)
  const [left, top, side] = [px(box.x), px(box.y), px(box.size)]
  const rows = Array.from({ length: side }, (_, y) => grey.subarray((top + y) * width + left).subarray(0, side))
  return { width: side, height: side, grey: new Uint8Array(Buffer.concat(rows)) }
}

/** What zbar reads in each code's place, in order, on the pages that Poppler draws. */
export function scanAll(pdf: Uint8Array, count: number): string[] {
  const pages = picturesOf(pdf, SCAN_DPI)
  return inFolder(pdf, (_file, folder) => {
    const files = Array.from({ length: count }, (_, at) => {
      const page = pages[Math.floor(at / PER_PAGE)]
      if (page === undefined) throw new Error(`No page for code ${at + 1}`)
      const { width, height, grey } = codeIn(page, at % PER_PAGE, SCAN_DPI)
      writeFileSync(join(folder, `${at}.pgm`), Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]))
      return join(folder, `${at}.pgm`)
    })
    return run('zbarimg', '-q', '--raw', '-Sdisable', '-Sqrcode.enable', ...files)
      .trimEnd()
      .split('\n')
  })
}

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
