import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { NO_CORRECTION } from '../../src/domain/printer-profile.ts'
import { type Grid, gridOf, slotsPerPage } from '../../src/domain/sheet.ts'
import { readFonts } from '../../src/entry/fonts.ts'
import { codePng, codeSvg } from '../../src/web/print/code-file.ts'
import { createPrinter } from '../../src/web/print/print.ts'
import type { StickerFace, StickerSheet } from '../../src/web/print/printer.ts'
import { makeSymbol } from '../../src/web/ui/symbol.ts'
import { codeIn, type Picture, picturesOf } from '../web/print/paper.ts'
import { merchants } from './merchants.ts'
import type { Row } from './table.ts'

const COUNT = 10_000
/** Stickers drawn at once: what fits a temporary folder and a minute's patience. */
const BATCH = 400
const DPI = 150
/** Pixels of a code in the pictures that SVGs are drawn into, and codes in a row of them. */
const TILE = 180
const IN_ROW = 20

const TOOLS = { pdftoppm: 'poppler-utils', zbarimg: 'zbar-tools', 'rsvg-convert': 'librsvg2-bin' }

type Draw = (faces: readonly StickerFace[]) => Promise<Picture[]>

/** Ten thousand merchants' codes in each form they leave in, drawn and decoded by programs that are not ours. */
export async function benchDecoded(): Promise<Row[]> {
  const missing = Object.entries(TOOLS).filter(([tool]) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0)
  if (missing.length > 0)
    return [{ measure: 'codes decoded', value: `not measured: install ${missing.map(([, name]) => name).join(', ')}` }]
  const forms: [string, Draw][] = [
    ['SVG (rsvg, zbar)', drawSvgs],
    ['PNG (zbar)', drawPngs],
    ['PDF (poppler, zbar)', drawPdf],
  ]
  const rows: Row[] = []
  for (const [form, draw] of forms) {
    let equal = 0
    for (let from = 0; from < COUNT; from += BATCH) {
      const faces = merchants(Math.min(BATCH, COUNT - from), from)
      equal += countEqual(await draw(faces), faces)
    }
    const [read, all] = [equal, COUNT].map((count) => count.toLocaleString('en'))
    rows.push({
      measure: `codes equal to the approved payload, ${form}`,
      value: `${read} / ${all}`,
      goal: `${all} / ${all}`,
    })
  }
  return rows
}

/** One picture a code; each is read alone, so that none can be taken for another. */
function countEqual(pictures: readonly Picture[], faces: readonly StickerFace[]): number {
  return inFolder((folder) => {
    const files = pictures.map(({ width, height, grey }, at) => {
      const file = join(folder, `${at}.pgm`)
      writeFileSync(file, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]))
      return file
    })
    const xml = spawnSync('zbarimg', ['-q', '--xml', '-Sdisable', '-Sqrcode.enable', ...files], { maxBuffer: 2 ** 28 })
    const sources = xml.stdout.toString().split('<source ').slice(1)
    const read = new Map(
      sources.map((source) => [/href='([^']*)'/.exec(source)?.[1], [...source.matchAll(/CDATA\[([^\]]*)\]/g)]]),
    )
    return faces.filter(({ payload }, at) => {
      const found = read.get(files[at])
      return found?.length === 1 && found[0]?.[1] === payload
    }).length
  })
}

const symbolOf = (payload: string) => {
  const symbol = makeSymbol(payload)
  if (symbol === undefined) throw new Error('too long for any symbol')
  return symbol
}

const drawPngs: Draw = async (faces) =>
  faces.map(({ payload }) => {
    const { width, height, data } = decode(codePng(symbolOf(payload), { scale: 3 }))
    const stride = Math.ceil(width / 8)
    const grey = Uint8Array.from({ length: width * height }, (_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)]
      return ((data[y * stride + (x >> 3)] ?? 0) & (128 >> (x & 7))) === 0 ? 0 : 255
    })
    return { width, height, grey }
  })

/** The product's own files, whole, side by side in one picture. */
const drawSvgs: Draw = async (faces) => {
  const tiles = faces.map(({ payload }, at) => {
    const [x, y] = [(at % IN_ROW) * TILE, Math.floor(at / IN_ROW) * TILE]
    return `<svg x="${x}" y="${y}" width="${TILE}" height="${TILE}">${codeSvg(symbolOf(payload))}</svg>`
  })
  const [width, height] = [IN_ROW * TILE, Math.ceil(faces.length / IN_ROW) * TILE]
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${tiles.join('')}</svg>`
  const png = inFolder((folder) => {
    writeFileSync(join(folder, 'sheet.svg'), sheet)
    execFileSync('rsvg-convert', ['-o', join(folder, 'sheet.png'), join(folder, 'sheet.svg')])
    return decode(readFileSync(join(folder, 'sheet.png')))
  })
  return faces.map((_, at) => {
    const corner = Math.floor(at / IN_ROW) * TILE * width + (at % IN_ROW) * TILE
    const grey = Uint8Array.from({ length: TILE * TILE }, (_, pixel) => {
      const from = corner + Math.floor(pixel / TILE) * width + (pixel % TILE)
      return png.data[from * png.channels] ?? 0
    })
    return { width: TILE, height: TILE, grey }
  })
}

const drawPdf: Draw = async (faces) => {
  const sheet: StickerSheet = {
    ...{ template: 'label', grid: gridOf('cut-a4', 'label') as Grid, firstSlot: 1, cutMarks: true },
    ...{ correction: NO_CORRECTION, logos: [], checkAddress: 'phoqr.example/check', demo: false },
    ...{ printedAt: 1_790_000_000, faces },
  }
  const printed = await createPrinter(readFonts(), async () => '')(sheet)
  if (!printed.ok) throw new Error(JSON.stringify(printed))
  const pages = picturesOf(printed.pdf, DPI)
  return faces.map((_, at) => {
    const page = pages[Math.floor(at / slotsPerPage(sheet.grid))]
    if (page === undefined) throw new Error('A page is missing')
    return codeIn(page, sheet, (at % slotsPerPage(sheet.grid)) + 1, DPI)
  })
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-decoded-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
