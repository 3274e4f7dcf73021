import { correctionOf, NO_CORRECTION } from '../../domain/printer-profile.ts'
import { findGridFault, type Grid, gridOf, type Sheet, sheetsFor, slotAfter, slotsPerPage } from '../../domain/sheet.ts'
import { isTemplate, type Template } from '../../domain/sticker.ts'
import { findNewestRun, gridText } from '../../store/print-runs.ts'
import { listPrinterProfiles, type PrinterProfile } from '../../store/printer-profiles.ts'
import type { Site } from '../../store/sites.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import type { Layout } from '../print/sheet.ts'
import type { Ctx } from '../route.ts'
import { readFreeGrid } from './free-grid.ts'

/** How the form wants it printed, as far as it can be read; what cannot falls back to what is always possible. */
export interface LayoutChoice {
  readonly template: Template
  readonly sheet: Sheet
  /** Undefined while the lengths of a free grid are not all there. */
  readonly grid: Grid | undefined
  /** The printer it is made for, and those that are offered. */
  readonly printer: PrinterProfile | undefined
  readonly printers: readonly PrinterProfile[]
  readonly cutMarks: boolean
  /** Slot of the first sticker, from 1, and how many before it the newest run on such a sheet has used. */
  readonly slot: number
  readonly used: number
  /** What the slots were drawn for: a slot that was tapped means something on that sheet only. */
  readonly drawn: string
  /** Whether the form was drawn for the same. */
  readonly same: boolean
  /** Whether names were typed for this template. */
  readonly sameTemplate: boolean
  readonly errors: FieldErrors
}

/** Reads the part of the form that says how to print, for a site in the viewer's scope. */
export async function readLayoutChoice(c: Ctx, site: Site, typed: Typed): Promise<LayoutChoice> {
  const { read } = c.var.services.store
  const profiles = await listPrinterProfiles(read, c.var.scope, site.commune)
  const printers = profiles.filter(({ retired }) => !retired)
  const printer = printers.find(({ id }) => id === typedIn(typed, 'printer'))
  const { template, sheet, grid, errors } = readSheet(typed)
  const drawn = [template, sheet, printer?.id ?? '', grid ? gridText(grid) : ''].join('|')
  const [before, on] = (typed.drawn?.[0] ?? '').split('|')
  const same = typedIn(typed, 'drawn') === drawn
  const used = grid ? await countUsed(c, site, grid, printer?.id ?? null) : 0
  const slot = same ? Number(typedIn(typed, 'slot')) : used + 1
  const cutMarks = before === template && on === sheet ? typedIn(typed, 'cut') === 'yes' : isPlain(sheet)
  const faults = { ...errors, ...slotError(grid, slot) }
  return {
    ...{ template, sheet, grid, printer, printers, cutMarks, slot, used, drawn, same },
    ...{ sameTemplate: before === template, errors: faults },
  }
}

/** Sheets that are cut after printing; labels are cut already. */
const isPlain = (sheet: Sheet): boolean => sheet === 'cut-a4' || sheet === 'cut-a3'

function readSheet(typed: Typed): Pick<LayoutChoice, 'template' | 'sheet' | 'grid' | 'errors'> {
  const asked = typedIn(typed, 'template')
  const template = isTemplate(asked) ? asked : 'stall'
  const offered = sheetsOffered(template)
  const sheet = offered.find((one) => one === typedIn(typed, 'sheet')) ?? (offered[0] as Sheet)
  const known = gridOf(sheet, template)
  const reading = known ? { grid: known } : readFreeGrid(typed)
  if ('errors' in reading) return { template, sheet, grid: undefined, errors: reading.errors }
  const fault = findGridFault(reading.grid, template)
  const { grid } = reading
  return fault
    ? { template, sheet, grid: undefined, errors: { free: vi.stickers.gridFaults[fault] } }
    : { template, sheet, grid, errors: {} }
}

export const sheetsOffered = (template: Template): Sheet[] => [...sheetsFor(template), 'free']

const slotError = (grid: Grid | undefined, slot: number): FieldErrors =>
  grid && !(Number.isInteger(slot) && slot >= 1 && slot <= slotsPerPage(grid)) ? { slot: vi.stickers.badSlot } : {}

/** Slots of the sheet that the commune's newest run on such a sheet, by that printer, has used. */
async function countUsed(c: Ctx, site: Site, grid: Grid, printer: string | null): Promise<number> {
  const on = { grid: gridText(grid), printer }
  const run = await findNewestRun(c.var.services.store.read, c.var.scope, site.commune, on)
  return run ? slotAfter(grid, run.firstSlot, run.count) - 1 : 0
}

/** What the printing room is told; undefined while the sheet cannot be printed on. */
export function layoutOf(choice: LayoutChoice): Layout | undefined {
  const { template, grid, slot: firstSlot, cutMarks, printer, errors } = choice
  if (grid === undefined || Object.keys(errors).length > 0) return undefined
  return { template, grid, firstSlot, cutMarks, correction: correctionFor(printer) }
}

export const correctionFor = (printer: PrinterProfile | undefined) => (printer ? correctionOf(printer) : NO_CORRECTION)
