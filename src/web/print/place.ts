import { type Grid, pageSize, slotCorner, slotsPerPage } from '../../domain/sheet.ts'
import { TEMPLATE_SIZE, type Template } from '../../domain/sticker.ts'
import { METRICS } from './templates.ts'

/** Points in a millimetre. All other lengths of this room are millimetres, and type sizes are points. */
export const POINTS_PER_MM = 72 / 25.4

export interface Corner {
  readonly x: number
  readonly y: number
}
export interface Size {
  readonly width: number
  readonly height: number
}
export interface Box extends Corner, Size {}

/** Where a face begins, as it is read; a turned one stands on its head and runs to the left and upwards from there. */
export interface Place extends Corner {
  readonly turned: boolean
}

/** Square of a code with its quiet zone. Nothing else is ever painted inside. */
export interface CodeBox extends Corner {
  readonly size: number
}

/** Where a code stands on a page; the corner is the upper left one of the page, turned or not. */
export interface PlacedCode extends CodeBox {
  readonly turned: boolean
}

/** Smallest module that is printed: what phones still read from a hand's breadth. */
export const SMALLEST_MODULE = 0.5

/** Top left corner of the flat sticker in a slot: in the middle of its cell. */
export function stickerCorner(grid: Grid, template: Template, slot: number): Corner {
  const [{ x, y }, { width, height }] = [slotCorner(grid, slot), TEMPLATE_SIZE[template]]
  return { x: x + (grid.width - width) / 2, y: y + (grid.height - height) / 2 }
}

/** Where each code of a slot stands on its page, in the order of the template's faces. */
export function codesOf(grid: Grid, template: Template, slot: number): PlacedCode[] {
  const [corner, { faces, code }] = [stickerCorner(grid, template, slot), METRICS[template]]
  return faces.map(({ x, y, turned }) => ({
    x: corner.x + (turned ? x - code.x - code.size : x + code.x),
    y: corner.y + (turned ? y - code.y - code.size : y + code.y),
    size: code.size,
    turned,
  }))
}

/** Millimetres between a sticker and its cut marks, and at least to whatever lies beyond them. */
const MARK_GAP = 0.5
const LONGEST_MARK = 3
const SHORTEST_MARK = 1

/** Lines outside the corners of a sticker, as long as they stay off the neighbours' cells and on the page. */
export function cutMarks(grid: Grid, template: Template, slot: number): [from: Corner, to: Corner][] {
  const { x, y } = stickerCorner(grid, template, slot)
  const [{ width, height }, room] = [TEMPLATE_SIZE[template], roomAround(grid, template, slot)]
  const marks: [Corner, Corner][] = []
  for (const [left, side] of [x, x + width].entries())
    for (const [below, end] of [y, y + height].entries()) {
      const across = reach(left === 0 ? room.left : room.right, left)
      const down = reach(below === 0 ? room.above : room.below, below)
      if (across)
        marks.push([
          { x: side + across[0], y: end },
          { x: side + across[1], y: end },
        ])
      if (down)
        marks.push([
          { x: side, y: end + down[0] },
          { x: side, y: end + down[1] },
        ])
    }
  return marks
}

/** Where a mark begins and ends, from the edge of the sticker; undefined where there is no room for one. */
function reach(room: number, outwards: number): [number, number] | undefined {
  const end = Math.min(LONGEST_MARK + MARK_GAP, room - MARK_GAP)
  const turn = outwards === 0 ? -1 : 1
  return end - MARK_GAP < SHORTEST_MARK ? undefined : [MARK_GAP * turn, end * turn]
}

/** Free millimetres on each side of a sticker: to the neighbour's cell, or to the edge of the page. */
function roomAround(grid: Grid, template: Template, slot: number) {
  const [{ x, y }, size, page] = [stickerCorner(grid, template, slot), TEMPLATE_SIZE[template], pageSize(grid)]
  const [column, row] = [(slot - 1) % grid.columns, Math.floor((slot - 1) / grid.columns)]
  const across = (grid.width - size.width) / 2 + grid.gapX
  const down = (grid.height - size.height) / 2 + grid.gapY
  const isLastRow = row === slotsPerPage(grid) / grid.columns - 1
  return {
    left: column === 0 ? x : across,
    right: column === grid.columns - 1 ? page.width - x - size.width : across,
    above: row === 0 ? y : down,
    below: isLastRow ? page.height - y - size.height : down,
  }
}
