import { TEMPLATE_SIZE, type Template } from './sticker.ts'

/** What goes through the printer. On a roll each sticker is a page of its own. */
export const PAPERS = ['a4', 'a3', 'roll'] as const
export type Paper = (typeof PAPERS)[number]

/** Width and height of a sheet, millimetres. */
export const SHEET_SIZE = { a4: { width: 210, height: 297 }, a3: { width: 297, height: 420 } } as const

/** Equal cells in columns and rows. All lengths are millimetres from the top left of the page. */
export interface Grid {
  readonly paper: Paper
  readonly columns: number
  readonly rows: number
  /** Size of a cell. */
  readonly width: number
  readonly height: number
  /** Corner of the first cell. */
  readonly left: number
  readonly top: number
  /** Between two cells. */
  readonly gapX: number
  readonly gapY: number
}

/** Between two stickers that are cut apart: room for the cut marks of both. */
const CUT_GAP = 4
/** Least room between a cut sticker and the edge of the sheet where more than one stands side by side. */
const CUT_EDGE = 2

const labels = (columns: number, rows: number, width: number, height: number, gapX = 0): Grid => ({
  ...{ paper: 'a4' as const, columns, rows, width, height, gapX, gapY: 0 },
  left: round((SHEET_SIZE.a4.width - columns * width - (columns - 1) * gapX) / 2),
  top: round((SHEET_SIZE.a4.height - rows * height) / 2),
})

/** Sheets of A4 labels that shops sell, by columns × rows and the size of a label. */
export const LABEL_SHEETS = {
  '2x2-105x148': labels(2, 2, 105, 148.5),
  '1x2-210x148': labels(1, 2, 210, 148.5),
  '2x2-99x139': labels(2, 2, 99.1, 139, 2.5),
  '2x3-99x93': labels(2, 3, 99.1, 93.1, 2.5),
  '2x4-105x74': labels(2, 4, 105, 74.25),
  '3x3-70x99': labels(3, 3, 70, 99),
  '3x4-70x74': labels(3, 4, 70, 74.25),
} as const satisfies Record<string, Grid>
export type LabelSheet = keyof typeof LABEL_SHEETS

/** What a person chooses: plain sheets to cut, a roll, label sheets from a shop, or a grid of their own. */
export const SHEETS = ['cut-a4', 'cut-a3', 'roll', ...(Object.keys(LABEL_SHEETS) as LabelSheet[]), 'free'] as const
export type Sheet = (typeof SHEETS)[number]

/** The grid of a sheet for a template; undefined for `free`, whose lengths are typed. */
export function gridOf(sheet: Sheet, template: Template): Grid | undefined {
  if (sheet === 'cut-a4') return cutGrid('a4', template)
  if (sheet === 'cut-a3') return cutGrid('a3', template)
  if (sheet === 'roll') return { paper: 'roll', ...only, ...TEMPLATE_SIZE[template] }
  return sheet === 'free' ? undefined : LABEL_SHEETS[sheet]
}

const only = { columns: 1, rows: 1, left: 0, top: 0, gapX: 0, gapY: 0 } as const

/** As many as fit, in the middle of the sheet, apart enough for cut marks. */
function cutGrid(paper: 'a4' | 'a3', template: Template): Grid {
  const [size, sheet] = [TEMPLATE_SIZE[template], SHEET_SIZE[paper]]
  const countIn = (length: number, room: number) =>
    Math.max(1, Math.floor((room - 2 * CUT_EDGE + CUT_GAP) / (length + CUT_GAP)))
  const [columns, rows] = [countIn(size.width, sheet.width), countIn(size.height, sheet.height)]
  const edge = (length: number, count: number, room: number) =>
    round((room - count * length - (count - 1) * CUT_GAP) / 2)
  return {
    ...{ paper, columns, rows, ...size, gapX: CUT_GAP, gapY: CUT_GAP },
    left: edge(size.width, columns, sheet.width),
    top: edge(size.height, rows, sheet.height),
  }
}

/** Hundredths of a millimetre: no printer shows less, and equal grids stay equal as text. */
function round(millimetres: number): number {
  return Math.round(millimetres * 100) / 100
}

/** Width and height of a page, millimetres. */
export const pageSize = ({ paper, width, height }: Grid): { width: number; height: number } =>
  paper === 'roll' ? { width, height } : SHEET_SIZE[paper]

export const slotsPerPage = ({ columns, rows }: Pick<Grid, 'columns' | 'rows'>): number => columns * rows

/** Top left corner of a slot's cell; slots are numbered from 1, along the rows. */
export const slotCorner = (grid: Grid, slot: number): { x: number; y: number } => ({
  x: grid.left + ((slot - 1) % grid.columns) * (grid.width + grid.gapX),
  y: grid.top + Math.floor((slot - 1) / grid.columns) * (grid.height + grid.gapY),
})

/** Pages that `count` stickers take when the first goes into slot `first` of the first page. */
export const pagesFor = (grid: Grid, first: number, count: number): number =>
  Math.ceil((first - 1 + count) / slotsPerPage(grid))

/** The slot after the last one that was printed: 1 when the sheet is used up. */
export const slotAfter = (grid: Grid, first: number, count: number): number =>
  ((first - 1 + count) % slotsPerPage(grid)) + 1

/** Why nothing can be printed on a grid. */
export type GridFault = 'off-the-sheet' | 'template-too-large'

/** What is wrong with a grid for a template; undefined when it can be printed on. */
export function findGridFault(grid: Grid, template: Template): GridFault | undefined {
  const { width, height } = TEMPLATE_SIZE[template]
  if (width > grid.width + SLACK || height > grid.height + SLACK) return 'template-too-large'
  const page = pageSize(grid)
  const right = grid.left + grid.columns * grid.width + (grid.columns - 1) * grid.gapX
  const bottom = grid.top + grid.rows * grid.height + (grid.rows - 1) * grid.gapY
  const isInside = grid.left >= 0 && grid.top >= 0 && right <= page.width + SLACK && bottom <= page.height + SLACK
  return isInside ? undefined : 'off-the-sheet'
}

/** Millimetres that rounding may take. */
const SLACK = 0.02

/** The sheets a template fits on, besides a grid of one's own. */
export const sheetsFor = (template: Template): Sheet[] =>
  SHEETS.filter((sheet) => {
    const grid = gridOf(sheet, template)
    return grid !== undefined && findGridFault(grid, template) === undefined
  })
