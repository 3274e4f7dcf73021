import { showShare } from '../../domain/share.ts'
import type { Shopfront, Strip } from '../../domain/strip.ts'
import { vi } from '../messages/vi.ts'
import { clip, write, writeRight } from './lines.ts'
import type { Column } from './meeting-figures.ts'
import { drawMark } from './meeting-marks.ts'
import type { Pen } from './pen.ts'

const SMALL = { size: 7.5 } as const
/** Room of a block's name and of its fraction, and of one tile, millimetres. */
const NAME = 11
const FRACTION = 10
const TILE = 5
/** Tiles of a market's row stand side by side; longer rows have the width of the page. */
const SHORT = 10
const BETWEEN = 6
/** Higher than this, and the page has no room for what is decided: tiles become smaller. */
const HIGHEST = 34
const LEAST = 1.8
/** From one line of tiles to the next, in tiles. */
const LEADING = 1.2
/** More rows than this stand in three columns. */
const FEW = 10

interface Part {
  readonly name: string
  readonly fraction: string
  readonly fronts: readonly Shopfront[]
}

/** From afar: every stall a tile in walking order, a row or a block after its name; answers where it ends. */
export function drawTiles(pen: Pen, strip: Strip, { x, y, width }: Column): number {
  const parts = partsOf(strip)
  const columns = parts.every(({ fronts }) => fronts.length <= SHORT) ? (parts.length > FEW ? 3 : 2) : 1
  const room = (width - (columns - 1) * BETWEEN) / columns
  const tilesIn = (tile: number) => Math.max(1, Math.floor((room - NAME - FRACTION) / tile))
  const linesOf = ({ fronts }: Part, tile: number) => Math.max(1, Math.ceil(fronts.length / tilesIn(tile)))
  const height = (tile: number) =>
    (parts.reduce((sum, part) => sum + linesOf(part, tile), 0) / columns) * tile * LEADING
  let tile = Math.min(TILE, (room - NAME - FRACTION) / SHORT)
  while (tile > LEAST && height(tile) > HIGHEST) tile *= 0.94
  const perColumn = Math.ceil(parts.length / columns)
  let lowest = y
  for (let column = 0; column < columns; column++) {
    let top = y + 1
    for (const part of parts.slice(column * perColumn, (column + 1) * perColumn)) {
      drawPart(pen, part, { x: x + column * (room + BETWEEN), y: top, width: room, tile, across: tilesIn(tile) })
      top += linesOf(part, tile) * tile * LEADING
    }
    lowest = Math.max(lowest, top)
  }
  return lowest
}

function partsOf(strip: Strip): Part[] {
  if (strip.kind === 'market')
    return strip.blocks.map(({ block, stalls, active }) => ({
      ...{ name: block.name, fraction: showShare(active), fronts: stalls },
    }))
  return strip.blocks.flatMap(({ block, odd, even }) => [
    { name: block.name, fraction: vi.exports.sheet.odd, fronts: odd },
    { name: '', fraction: vi.exports.sheet.even, fronts: even },
  ])
}

function drawPart(
  pen: Pen,
  { name, fraction, fronts }: Part,
  { x, y, width, tile, across }: Column & { tile: number; across: number },
): void {
  write(pen, clip(pen, name, NAME - 1, SMALL), { x, y: y + tile - 0.9 }, SMALL)
  writeRight(pen, fraction, { x: x + width, y: y + tile - 0.9 }, SMALL)
  fronts.forEach(({ step }, at) => {
    const left = x + NAME + (at % across) * tile
    const top = y + Math.floor(at / across) * tile * LEADING
    const size = tile - 0.5
    if (step !== 'gone')
      pen.frame({ x: left, y: top, width: size, height: size }, step === 'alarm' ? 0.6 : 0.15, 'black')
    drawMark(pen, step, { x: left + size / 2, y: top + size / 2 }, size * 0.72)
  })
}
