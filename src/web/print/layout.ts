/** Name of this layout, kept with each print run. */
export const TEMPLATE = 'a4-95x140'

/** Points in a millimetre. */
export const POINTS_PER_MM = 72 / 25.4

/** All lengths of this file are millimetres from the top left of the A4 page or of the sticker. */
export const PAGE = { width: 210, height: 297 } as const
export const STICKER = { width: 95, height: 140 } as const
export const PER_PAGE = 4

/** Between two stickers: room for the cut marks of both. */
const GAP = 4
const LEFT = (PAGE.width - 2 * STICKER.width - GAP) / 2
const TOP = (PAGE.height - 2 * STICKER.height - GAP) / 2

export interface Corner {
  x: number
  y: number
}

/** Square of a code with its quiet zone. */
export interface CodeBox extends Corner {
  size: number
}

/** Top left corner of the sticker in a slot: 0 and 1 above, 2 and 3 below. */
export const slotCorner = (slot: number): Corner => ({
  x: LEFT + (slot % 2) * (STICKER.width + GAP),
  y: TOP + Math.floor(slot / 2) * (STICKER.height + GAP),
})

/** Where the code stands on its sticker. Nothing else is ever painted inside. */
export const CODE_BOX: CodeBox = { x: 11.5, y: 14, size: 72 }

/** Where the code of a slot stands on the page. */
export function slotCodeBox(slot: number): CodeBox {
  const { x, y } = slotCorner(slot)
  return { x: x + CODE_BOX.x, y: y + CODE_BOX.y, size: CODE_BOX.size }
}

/** Smallest module that phones in the field read reliably. */
export const SMALLEST_MODULE = 0.8

/** Cut marks of a slot: lines outside the sticker, from half a millimetre off each corner. */
export function cutMarks(slot: number): [from: Corner, to: Corner][] {
  const { x, y } = slotCorner(slot)
  const sides = [x, x + STICKER.width]
  const ends = [y, y + STICKER.height]
  return sides.flatMap((side, right) =>
    ends.flatMap((end, below): [Corner, Corner][] => {
      const [out, down] = [right ? 1 : -1, below ? 1 : -1]
      return [
        [
          { x: side + 0.5 * out, y: end },
          { x: side + 3.5 * out, y: end },
        ],
        [
          { x: side, y: end + 0.5 * down },
          { x: side, y: end + 3.5 * down },
        ],
      ]
    }),
  )
}
