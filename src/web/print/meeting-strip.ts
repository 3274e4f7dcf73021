import type { Shopfront, StreetBlock, Strip } from '../../domain/strip.ts'
import { vi } from '../messages/vi.ts'
import { clip, wrap, write, writeMiddle } from './lines.ts'
import { type Column, drawHeading } from './meeting-figures.ts'
import { drawLegend, drawMark } from './meeting-marks.ts'
import { drawTiles } from './meeting-tiles.ts'
import type { Pen } from './pen.ts'
import type { Box, Corner } from './place.ts'

/** Shopfronts side by side in one line of the drawing, corners included. */
const LINE = 21
const FRONT = 9.6
const ROAD = 5.4
const GAP = 0.5
const MARK = 3.4
const CORNER = { size: 6.2 } as const
const WAY = { size: 8 } as const

/** The strip as on the screen, for a black-only printer: every stall where one meets it; answers where it ends. */
export function drawStrip(pen: Pen, strip: Strip, place: string, column: Column): number {
  const heading = vi.sites.drawing[strip.kind]
  const first = drawHeading(pen, heading, column) - 4
  const top = { ...column, y: first }
  const end =
    strip.kind === 'street' && !strip.overview ? drawStreet(pen, strip.blocks, place, top) : drawTiles(pen, strip, top)
  return (
    drawLegend(
      pen,
      frontsOf(strip).map(({ step }) => step),
      { ...column, y: end + 4.5 },
    ) + 1.5
  )
}

const frontsOf = (strip: Strip): Shopfront[] =>
  strip.kind === 'street'
    ? strip.blocks.flatMap(({ odd, even }) => [...odd, ...even])
    : strip.blocks.flatMap(({ stalls }) => [...stalls])

const widthOf = ({ odd, even, block }: StreetBlock): number =>
  Math.max(odd.length, even.length, 1) + (block.endsAt === null ? 0 : 1)

/** Blocks that stand in one line together; one that is longer than a line has its own. */
function inLines(blocks: readonly StreetBlock[]): StreetBlock[][] {
  const lines: StreetBlock[][] = []
  let room = 0
  for (const block of blocks) {
    if (lines.length === 0 || widthOf(block) > room) {
      lines.push([])
      room = LINE
    }
    lines.at(-1)?.push(block)
    room -= widthOf(block)
  }
  return lines
}

/** Odd numbers above the road, even ones below, the sides aligned at corners only. */
function drawStreet(pen: Pen, blocks: readonly StreetBlock[], place: string, { x, y, width }: Column): number {
  const lines = inLines(blocks)
  const most = Math.max(...lines.map((line) => line.reduce((sum, block) => sum + widthOf(block), 0)))
  const pitch = Math.min(width / most, 2 * FRONT)
  lines.forEach((line, row) => {
    const top = y + row * (2 * FRONT + ROAD + 3)
    let left = x
    for (const block of line) {
      drawBlock(pen, block, { x: left, y: top, width: pitch, height: FRONT })
      left += widthOf(block) * pitch
    }
    drawWay(pen, place, { x: x + 1, y: top + FRONT + 3.6 })
  })
  return y + lines.length * (2 * FRONT + ROAD + 3) - 3
}

/** The road's name, and which way it is walked. */
function drawWay(pen: Pen, place: string, at: Corner): void {
  const from = { x: write(pen, clip(pen, place, 60, WAY), at, WAY) + 2, y: at.y - 1 }
  const to = { x: from.x + 7, y: from.y }
  pen.line(from, to, 0.3)
  for (const side of [-1, 1]) pen.line({ x: to.x - 1.4, y: to.y + side }, to, 0.3)
}

/** `at`: the first slot of the block above the road, a slot wide. */
function drawBlock(pen: Pen, { odd, even, block }: StreetBlock, at: Box): void {
  const slots = Math.max(odd.length, even.length, 1)
  for (const [side, y] of [
    [odd, at.y],
    [even, at.y + FRONT + ROAD],
  ] as const) {
    // Numbers on two sides never match: each side divides the block evenly.
    const wide = (slots * at.width) / Math.max(side.length, 1)
    side.forEach((front, slot) => {
      drawFront(pen, front, { ...at, x: at.x + slot * wide, y, width: wide })
    })
    if (block.endsAt !== null) drawCorner(pen, block.endsAt, { ...at, x: at.x + slots * at.width, y })
  }
}

function drawCorner(pen: Pen, name: string, { x, y, width }: Box): void {
  wrap(pen, name, width - 0.6, 3, CORNER).forEach((text, line) => {
    writeMiddle(pen, text, { x: x + width / 2, y: y + 3 + line * 2.8 }, CORNER)
  })
}

function drawFront(pen: Pen, { stall, step }: Shopfront, { x, y, width, height }: Box): void {
  const inner = { x: x + GAP, y, width: width - 2 * GAP, height }
  const middle = x + width / 2
  const number = { size: Math.min(8, (8 * (inner.width - 0.8)) / pen.width(stall.number, 8, 'regular')) }
  writeMiddle(pen, stall.number, { x: middle, y: y + 3.4 }, number)
  if (step === 'gone') {
    const word = stall.census === 'closed' ? vi.exports.sheet.shut : vi.exports.sheet.vacant
    writeMiddle(pen, word, { x: middle, y: y + 7.4 }, CORNER)
    dashed(pen, inner)
    return
  }
  pen.frame(inner, step === 'alarm' ? 0.9 : 0.25, 'black')
  drawMark(pen, step, { x: middle, y: y + height - MARK / 2 - 1.1 }, MARK)
}

/** A spot that is not counted: an edge of dots. */
function dashed(pen: Pen, { x, y, width, height }: Box): void {
  for (let along = 0; along < width; along += 1.2)
    for (const edge of [y, y + height])
      pen.line({ x: x + along, y: edge }, { x: x + Math.min(along + 0.5, width), y: edge }, 0.2)
  for (let down = 0; down < height; down += 1.2)
    for (const edge of [x, x + width])
      pen.line({ x: edge, y: y + down }, { x: edge, y: y + Math.min(down + 0.5, height) }, 0.2)
}
