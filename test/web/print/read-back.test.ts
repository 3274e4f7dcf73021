import { beforeAll, describe, expect, test } from 'vitest'
import { NO_CORRECTION } from '../../../src/domain/printer-profile.ts'
import { type Grid, gridOf, SHEET_SIZE } from '../../../src/domain/sheet.ts'
import { codesOf, type PlacedCode, POINTS_PER_MM, stickerCorner } from '../../../src/web/print/place.ts'
import type { StickerSheet } from '../../../src/web/print/printer.ts'
import { readBack, verifySheet } from '../../../src/web/print/read-back/read-back.ts'
import { faceOf, facesOf, PAYLOADS, render, sheetOf } from './sheets.ts'
import { codesIn, dropLastPage, editPage, editPageEntries } from './tampering.ts'

const faces = facesOf(6)
const PAGE_HEIGHT = SHEET_SIZE.a4.height
/** Four a page: the second page is half empty. */
const layout = sheetOf(faces, { template: 'label', grid: grid('2x2-99x139') })
const standee = sheetOf(facesOf(1), { template: 'standee', grid: grid('roll', 'standee') })
const serials = faces.map(({ serial }) => serial)
let pdf: Uint8Array<ArrayBuffer>

function grid(name: Parameters<typeof gridOf>[0], template: Parameters<typeof gridOf>[1] = 'label'): Grid {
  return gridOf(name, template) as Grid
}
const boxOf = (at: number) => codesOf(layout.grid, layout.template, at + 1)[0] as PlacedCode

/** Points from the bottom left, of a place inside the code box of a slot: 0 is its edge, 1 the other edge. */
function pointIn(at: number, x: number, y: number): string {
  const box = boxOf(at)
  const across = (box.x + x * box.size) * POINTS_PER_MM
  return `${across} ${(PAGE_HEIGHT - box.y - y * box.size) * POINTS_PER_MM}`
}

/** A thick line whose sharp corner stands two millimetres to the left of a code: its mitre goes on from there. */
function spikeBeside(at: number): string {
  const { size } = boxOf(at)
  const [tip, tail] = [-2 / size, -5 / size]
  return `${POINTS_PER_MM} w ${pointIn(at, tail, 0.49)} m ${pointIn(at, tip, 0.5)} l ${pointIn(at, tail, 0.51)} l S`
}

/** The same corners, and another shape: a curve between two of them. */
const roundFirstModule = (content: string): string =>
  content.replace(/\n(\d+) (\d+) 1 1 re\n/, (_, left, top) => {
    const [x, y] = [Number(left), Number(top)]
    return `\n${x} ${y} m\n${x + 1} ${y} ${x + 1} ${y} ${x + 1} ${y + 1} c\n${x} ${y + 1} l\n`
  })

/** Operators that paint in plain points, put at the end of a page: pdfkit's own flip is undone. */
const paint = (operators: string) => (content: string) =>
  `${content}q 1 0 0 -1 0 ${PAGE_HEIGHT * POINTS_PER_MM} cm ${operators} Q\n`

beforeAll(async () => {
  pdf = await render(layout)
})

describe('reading a finished sheet back', () => {
  test('gives every code of every kind in order, to the character', async () => {
    const all = PAYLOADS.map((payload, at) => faceOf(at, { payload }))
    const sheet = sheetOf(all, { demo: true })
    expect(await readBack(await render(sheet), sheet)).toEqual(PAYLOADS)
    expect(await verifySheet(await render(sheet), sheet, all)).toEqual([])
  })

  test('gives codes with Vietnamese letters in them as they are', async () => {
    const payload = '00020164240002vi0114Gạo Chị Út Bé63040000'
    const sheet = sheetOf([faceOf(0, { payload })])
    expect(await readBack(await render(sheet), sheet)).toEqual([payload])
  })

  test('takes a page that was only packed again as it is', async () => {
    expect(
      await verifySheet(
        editPage(pdf, 0, (content) => content),
        layout,
        faces,
      ),
    ).toEqual([])
  })

  test('names the serial whose code pays somebody else', async () => {
    const meant = faces.map((face, at) => (at === 4 ? { ...face, payload: face.payload.replace('0', '1') } : face))
    expect(await verifySheet(pdf, layout, meant)).toEqual([serials[4]])
  })
})

describe('a sheet that was tampered with is refused', () => {
  const edits: [name: string, refused: number[], edit: (content: string) => string][] = [
    ['one module lost, though it would decode', [0], (content) => content.replace(/\n(\d+ 17 1 1 re)\n/, '\n')],
    ['one module more', [0], (content) => content.replace('\nf\nQ', '\n9 8 0 0 re\n7 7 1 1 re\nf\nQ')],
    ['a quarter of a module more', [0], (content) => content.replace('\nf\nQ', '\n7 7 0.5 0.5 re\nf\nQ')],
    ['half a module more', [0], (content) => content.replace('\nf\nQ', '\n7 7 m\n8 7 l\n8 8 l\nf\nQ')],
    ['a code swapped with its neighbour', [1, 2], swapSecondAndThird],
    ['a code missing', [3], (content) => content.replace(codesIn(content)[3] ?? '', '')],
    ['a code drawn twice', [3], (content) => content.replace(codesIn(content)[3] ?? '', (code) => code + code)],
    ['a code in colour', [2], (content) => recolour(content, 2, '0.8 0 0 scn')],
    ['a code in grey', [2], (content) => recolour(content, 2, '0.4 g')],
    ['a code of another size', [0], (content) => content.replace(/(0 g\n)([\d.]+)/, (_, g, scale) => g + scale * 0.98)],
    ['a code moved by a millimetre', [0], (content) => content.replace(/(0 g\n)/, '$11 0 0 1 2.83 0 cm\n')],
    ['a white rectangle over a code', [1], paint(`1 g ${pointIn(1, 0.4, 0.5)} 20 20 re f`)],
    ['a black speck in a quiet zone', [2], paint(`0 g ${pointIn(2, 0.03, 0.03)} 1 -1 re f`)],
    ['a line across a code', [0], paint(`${pointIn(0, 0, 0)} m ${pointIn(0, 1, 1)} l S`)],
    [
      'a curve that swings into a code',
      [0],
      paint(`${pointIn(0, -0.1, 0)} m ${`${pointIn(0, 0.3, 0.5)} `.repeat(3)} c f`),
    ],
    ['a mitre that reaches into a code', [0], paint(spikeBeside(0))],
    ['a module whose corner is rounded off', [0], roundFirstModule],
    [
      'a glyph that may be wider than its advance',
      [3],
      paint(`BT /F1 12 Tf 1 0 0 1 ${pointIn(3, -0.2, 0.5)} Tm [<0001>] TJ ET`),
    ],
    ['text over a code', [3], paint(`BT /F1 12 Tf 1 0 0 1 ${pointIn(3, 0.5, 0.5)} Tm [<0001>] TJ ET`)],
    [
      'text that runs into a quiet zone',
      [3],
      paint(`BT /F1 12 Tf 1 0 0 1 ${pointIn(3, -0.1, 0.5)} Tm [<${'0001'.repeat(3)}>] TJ ET`),
    ],
    ['an image that the file does not hold', [0, 1, 2, 3, 4, 5], paint('/Im1 Do')],
    ['transparency', [0, 1, 2, 3, 4, 5], paint('/Gs1 gs')],
    ['a clipping path', [0, 1, 2, 3, 4, 5], (content) => `0 0 10 10 re W n\n${content}`],
    ['a broken operator', [0, 1, 2, 3, 4, 5], (content) => content.replace(' re\n', ' rx\n')],
  ]
  test.each(edits)('%s', async (_name, refused, edit) => {
    const tampered = editPage(pdf, 0, edit)
    expect(await verifySheet(tampered, layout, faces)).toEqual(refused.map((at) => serials[at]))
  })

  test('a code in a slot that should be empty', async () => {
    const tampered = editPage(pdf, 1, (content) => {
      const [first = ''] = codesIn(content)
      const { x, y } = stickerCorner(layout.grid, layout.template, 3)
      return `${content}q 1 0 0 1 ${x * POINTS_PER_MM} ${y * POINTS_PER_MM} cm\n${first}Q\n`
    })
    expect(await verifySheet(tampered, layout, faces)).toEqual(serials)
  })

  test('a page missing, and a page too many', async () => {
    expect(await verifySheet(dropLastPage(pdf), layout, faces)).toEqual(serials)
    expect(await verifySheet(pdf, layout, faces.slice(0, 4))).toEqual(serials.slice(0, 4))
  })

  test.each([
    ['notes laid over it', '/Annots [1 0 R]'],
    ['a turn', '/Rotate 90'],
    ['another box', '/CropBox [0 0 100 100]'],
  ])('a page with %s', async (_name, entry) => {
    const tampered = editPageEntries(pdf, 0, (entries) => entries.replace('/UserUnit 1', `/UserUnit 1\n${entry}`))
    expect(await verifySheet(tampered, layout, faces)).toEqual(serials)
  })

  test('a page whose points are twice as large', async () => {
    const tampered = editPageEntries(pdf, 0, (entries) => entries.replace('/UserUnit 1', '/UserUnit 2'))
    expect(await verifySheet(tampered, layout, faces)).toEqual(serials)
  })

  test('a file to which something was added behind its end', async () => {
    const longer = new Uint8Array(Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<<>>\nendobj\n')]))
    expect(await verifySheet(longer, layout, faces)).toEqual(serials)
    const twice = new Uint8Array(Buffer.concat([pdf, pdf]))
    expect(await verifySheet(twice, layout, faces)).toEqual(serials)
  })

  test('damage of any byte passes only where every code still reads as meant', async () => {
    const meant = faces.map(({ payload }) => payload)
    let refused = 0
    for (let at = 7; at < pdf.length; at += 401) {
      const damaged = pdf.slice()
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8))
      if ((await verifySheet(damaged, layout, faces)).length > 0) refused++
      else expect(await readBack(damaged, layout)).toEqual(meant)
    }
    expect(refused).toBeGreaterThan(10)
  })
})

describe('a sheet that lies otherwise than it should is refused', () => {
  const A4: Partial<StickerSheet> = { template: 'label', grid: grid('3x4-70x74'), cutMarks: false }
  const all = faces.map(({ serial }) => serial)

  test.each([
    ['begins in another slot', { firstSlot: 5 }, { firstSlot: 4 }],
    ['begins on a fresh sheet though slots were used', { firstSlot: 3 }, { firstSlot: 1 }],
    ['was made for another grid', {}, { grid: grid('2x4-105x74') }],
    ['was made for another template', {}, { template: 'lanyard' as const, grid: grid('3x3-70x99') }],
    ['was not corrected for its printer', {}, { correction: { ...NO_CORRECTION, offsetX: 0.02 } }],
    [
      'was stretched for another printer',
      { correction: { ...NO_CORRECTION, scaleY: 1.001 } },
      { correction: NO_CORRECTION },
    ],
  ])('%s', async (_name, printed, meant) => {
    const made = await render(sheetOf(faces, { ...A4, ...printed }))
    expect(await verifySheet(made, sheetOf(faces, { ...A4, ...printed }), faces)).toEqual([])
    expect(await verifySheet(made, sheetOf(faces, { ...A4, ...printed, ...meant }), faces)).toEqual(all)
  })

  test('a standee of which one face is not turned, or bears another code', async () => {
    const made = await render(standee)
    const [, other = ''] = codesIn(firstPage(made))
    expect(await verifySheet(made, standee, standee.faces)).toEqual([])
    const unturned = editPage(made, 0, (content) => content.replace('-1 0 0 -1', '1 0 0 1'))
    expect(await verifySheet(unturned, standee, standee.faces)).toEqual([standee.faces[0]?.serial])
    const changed = editPage(made, 0, (content) => content.replace(other, other.replace(/\n\d+ 17 1 1 re\n/, '\n')))
    expect(await verifySheet(changed, standee, standee.faces)).toEqual([standee.faces[0]?.serial])
  })

  test('a correction is undone exactly, on every page and for both faces', async () => {
    const correction = { scaleX: 1 / 0.96, scaleY: 1 / 1.03, offsetX: -2.345, offsetY: 1.234 }
    for (const template of ['standee', 'label'] as const) {
      const sheet = sheetOf(facesOf(5), { template, grid: grid('cut-a4', template), correction })
      expect(await verifySheet(await render(sheet), sheet, sheet.faces)).toEqual([])
    }
  })
})

function firstPage(made: Uint8Array): string {
  let content = ''
  editPage(made, 0, (found) => {
    content = found
    return found
  })
  return content
}

function swapSecondAndThird(content: string): string {
  const [, second = '', third = ''] = codesIn(content)
  const place = (code: string) => code.split('\n')[2] ?? ''
  const shape = (code: string) => code.split('\n').slice(3).join('\n')
  const scaled = (from: string, to: string) => `q\n0 g\n${place(to)}\n${shape(from)}`
  return content
    .replace(second, '\u0001')
    .replace(third, scaled(second, third))
    .replace('\u0001', scaled(third, second))
}

function recolour(content: string, at: number, colour: string): string {
  const code = codesIn(content)[at] ?? ''
  return content.replace(code, code.replace('0 g', colour))
}
