import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CodeBox, slotCodeBox } from '../../../src/web/stickers/layout.ts'

/** A page as Poppler draws it: one byte a pixel, 0 black. */
export interface Picture {
  width: number
  height: number
  grey: Uint8Array
}

const MM_PER_INCH = 25.4

/** Draws a page with Poppler and hands the picture file on while it is there. */
function draw<T>(pdf: Uint8Array, page: number, dpi: number, box: CodeBox | undefined, use: (file: string) => T): T {
  const px = (mm: number) => String(Math.round((mm * dpi) / MM_PER_INCH))
  const cut = box ? ['-x', px(box.x), '-y', px(box.y), '-W', px(box.size), '-H', px(box.size)] : []
  const only = ['-f', String(page + 1), '-l', String(page + 1), '-singlefile']
  return withFile(pdf, (file) => {
    run('pdftoppm', '-gray', '-r', String(dpi), ...only, ...cut, file, file)
    return use(`${file}.pgm`)
  })
}

export function pictureOf(pdf: Uint8Array, page: number, dpi: number, box?: CodeBox): Picture {
  return draw(pdf, page, dpi, box, (file) => {
    const bytes = readFileSync(file)
    const [head = '', width, height] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 40).toString('latin1')) ?? []
    return { width: Number(width), height: Number(height), grey: new Uint8Array(bytes.subarray(head.length)) }
  })
}

/** What zbar reads where the code of a slot stands on the page that Poppler draws. */
export const scan = (pdf: Uint8Array, page: number, slot: number): string =>
  draw(pdf, page, 200, slotCodeBox(slot), (file) =>
    run('zbarimg', '-q', '--raw', '-Sdisable', '-Sqrcode.enable', file).replace(/\n$/, ''),
  )

/** The words of a file as Poppler extracts them, line by line and page after page. */
export const wordsOf = (pdf: Uint8Array): string =>
  withFile(pdf, (file) => run('pdftotext', '-layout', file, '-')).replace(/ {2,}/g, ' ')

/** Name and whether it is embedded, of each font of a file. */
export const fontsIn = (pdf: Uint8Array): [name: string, embedded: string][] =>
  withFile(pdf, (file) => run('pdffonts', file))
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => [line.split(' ')[0] ?? '', /Identity-H\s+(\w+)/.exec(line)?.[1] ?? ''])

// zbar complains on its error channel that there is no desktop bus to tell.
const run = (program: string, ...given: string[]): string =>
  execFileSync(program, given, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()

function withFile<T>(pdf: Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sticker-'))
  try {
    writeFileSync(join(folder, 'sheet.pdf'), pdf)
    return use(join(folder, 'sheet.pdf'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
