import { beforeAll, describe, expect, test } from 'vitest'
import { PAGE, POINTS_PER_MM, slotCodeBox } from '../../../src/web/print/layout.ts'
import { readBack, verifySheet } from '../../../src/web/print/read-back/read-back.ts'
import { faceOf, facesOf, PAYLOADS, render, sheetOf } from './sheets.ts'
import { codesIn, dropLastPage, editPage, editPageEntries } from './tampering.ts'

const faces = facesOf(6)
const serials = faces.map(({ serial }) => serial)
let pdf: Uint8Array<ArrayBuffer>

/** Points from the bottom left, of a place inside the code box of a slot: 0 is its edge, 1 the other edge. */
function pointIn(slot: number, x: number, y: number): string {
  const box = slotCodeBox(slot)
  const across = (box.x + x * box.size) * POINTS_PER_MM
  return `${across} ${(PAGE.height - box.y - y * box.size) * POINTS_PER_MM}`
}

/** Operators that paint in plain points, put at the end of a page: pdfkit's own flip is undone. */
const paint = (operators: string) => (content: string) =>
  `${content}q 1 0 0 -1 0 ${PAGE.height * POINTS_PER_MM} cm ${operators} Q\n`

beforeAll(async () => {
  pdf = await render(sheetOf(faces))
})

describe('reading a finished sheet back', () => {
  test('gives every code of every kind in order, to the character', async () => {
    const all = PAYLOADS.map((payload, at) => faceOf(at, { payload }))
    const sheet = await render(sheetOf(all, { demo: true }))
    expect(await readBack(sheet)).toEqual(PAYLOADS)
    expect(await verifySheet(sheet, all)).toEqual([])
  })

  test('gives codes with Vietnamese letters in them as they are', async () => {
    const payload = '00020164240002vi0114Gạo Chị Út Bé63040000'
    expect(await readBack(await render(sheetOf([faceOf(0, { payload })])))).toEqual([payload])
  })

  test('takes a page that was only packed again as it is', async () => {
    expect(
      await verifySheet(
        editPage(pdf, 0, (content) => content),
        faces,
      ),
    ).toEqual([])
  })

  test('names the serial whose code pays somebody else', async () => {
    const meant = faces.map((face, at) => (at === 4 ? { ...face, payload: face.payload.replace('0', '1') } : face))
    expect(await verifySheet(pdf, meant)).toEqual([serials[4]])
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
    ['a code drawn twice', [3], (content) => content + (codesIn(content)[3] ?? '')],
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
    ['text over a code', [3], paint(`BT /F1 12 Tf 1 0 0 1 ${pointIn(3, 0.5, 0.5)} Tm [<0001>] TJ ET`)],
    [
      'text that runs into a quiet zone',
      [3],
      paint(`BT /F1 12 Tf 1 0 0 1 ${pointIn(3, -0.1, 0.5)} Tm [<${'0001'.repeat(3)}>] TJ ET`),
    ],
    ['an image', [0, 1, 2, 3, 4, 5], paint('/Im1 Do')],
    ['transparency', [0, 1, 2, 3, 4, 5], paint('/Gs1 gs')],
    ['a clipping path', [0, 1, 2, 3, 4, 5], (content) => `0 0 10 10 re W n\n${content}`],
    ['a broken operator', [0, 1, 2, 3, 4, 5], (content) => content.replace(' re\n', ' rx\n')],
  ]
  test.each(edits)('%s', async (_name, refused, edit) => {
    const tampered = editPage(pdf, 0, edit)
    expect(await verifySheet(tampered, faces)).toEqual(refused.map((at) => serials[at]))
  })

  test('a code in a slot that should be empty', async () => {
    const tampered = editPage(pdf, 1, (content) => {
      const [first = ''] = codesIn(content)
      const y = (slotCodeBox(2).y - slotCodeBox(0).y) * POINTS_PER_MM
      return `${content}q 1 0 0 1 0 ${y} cm\n${first}Q\n`
    })
    expect(await verifySheet(tampered, faces)).toEqual(serials)
  })

  test('a page missing, and a page too many', async () => {
    expect(await verifySheet(dropLastPage(pdf), faces)).toEqual(serials)
    expect(await verifySheet(pdf, faces.slice(0, 4))).toEqual(serials.slice(0, 4))
  })

  test.each([
    ['notes laid over it', '/Annots [1 0 R]'],
    ['a turn', '/Rotate 90'],
    ['another box', '/CropBox [0 0 100 100]'],
  ])('a page with %s', async (_name, entry) => {
    const tampered = editPageEntries(pdf, 0, (entries) => entries.replace('/UserUnit 1', `/UserUnit 1\n${entry}`))
    expect(await verifySheet(tampered, faces)).toEqual(serials)
  })

  test('a file to which something was added behind its end', async () => {
    const longer = new Uint8Array(Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<<>>\nendobj\n')]))
    expect(await verifySheet(longer, faces)).toEqual(serials)
    const twice = new Uint8Array(Buffer.concat([pdf, pdf]))
    expect(await verifySheet(twice, faces)).toEqual(serials)
  })

  test('damage of any byte passes only where every code still reads as meant', async () => {
    const meant = faces.map(({ payload }) => payload)
    let refused = 0
    for (let at = 7; at < pdf.length; at += 401) {
      const damaged = pdf.slice()
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8))
      if ((await verifySheet(damaged, faces)).length > 0) refused++
      else expect(await readBack(damaged)).toEqual(meant)
    }
    expect(refused).toBeGreaterThan(10)
  })
})

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
