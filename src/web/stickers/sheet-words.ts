import { showNumber } from '../../domain/numbers.ts'
import {
  type Grid,
  gridOf,
  LABEL_SHEETS,
  type LabelSheet,
  SHEETS,
  type Sheet,
  slotsPerPage,
} from '../../domain/sheet.ts'
import { isTemplate } from '../../domain/sticker.ts'
import { gridText } from '../../store/print-runs.ts'
import { vi } from '../messages/vi.ts'

const words = vi.stickers

const isLabelSheet = (sheet: Sheet): sheet is LabelSheet => sheet in LABEL_SHEETS

/** What a sheet is called, with how many stickers it holds. */
export function sheetName(sheet: Sheet, perPage: number): string {
  if (!isLabelSheet(sheet)) return words.sheets[sheet](perPage)
  const grid: Grid = LABEL_SHEETS[sheet]
  return words.labelSheet(grid.columns, grid.rows, showSize(grid))
}

/** The sheet a run was printed on, by the name it was chosen by; a grid of one's own by its lengths. */
export function runSheetName(template: string, grid: Grid): string {
  const known = isTemplate(template) ? SHEETS.find((sheet) => sameGrid(gridOf(sheet, template), grid)) : undefined
  if (known) return sheetName(known, slotsPerPage(grid))
  return `${words.papers[grid.paper]}, ${words.ownSheet(grid.columns, grid.rows, showSize(grid))}`
}

const sameGrid = (one: Grid | undefined, other: Grid): boolean => one !== undefined && gridText(one) === gridText(other)

const showSize = ({ width, height }: Pick<Grid, 'width' | 'height'>): string =>
  words.size(showNumber(width, 2), showNumber(height, 2))
