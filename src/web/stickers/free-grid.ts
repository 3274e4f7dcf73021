import { readHundredths } from '../../domain/millimetres.ts'
import { type Grid, PAPERS, type Paper } from '../../domain/sheet.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'

const words = vi.stickers

/** Lengths of a grid of one's own, as fields of the form, in millimetres. */
export const LENGTHS = ['width', 'height', 'left', 'top', 'gapX', 'gapY'] as const
/** Most columns and rows that are drawn to be tapped. */
export const COUNTS = { columns: 10, rows: 20 } as const
export const FREE_FIELDS = ['paper', 'columns', 'rows', ...LENGTHS] as const

/** What each label of a roll has by itself: it is a page. */
const ON_A_ROLL = { columns: 1, rows: 1, left: 0, top: 0, gapX: 0, gapY: 0 } as const

export const paperOf = (typed: Typed): Paper => PAPERS.find((paper) => paper === typedIn(typed, 'paper')) ?? 'a4'

/** The fields asked for: a label of a roll has only its size. */
export const fieldsOf = (paper: Paper): (typeof LENGTHS)[number][] =>
  paper === 'roll' ? ['width', 'height'] : [...LENGTHS]

/** The grid as typed, or a sentence per field that cannot be read; empty fields too, each with its own sentence. */
export function readFreeGrid(typed: Typed): { grid: Grid } | { errors: FieldErrors } {
  const paper = paperOf(typed)
  const errors: Record<string, string> = {}
  const read = (name: string, parse: (text: string) => number | undefined, sentence: string): number => {
    const text = typedIn(typed, name)
    const value = parse(text)
    if (value === undefined) errors[name] = text.trim() === '' ? vi.form.required : sentence
    return value ?? 0
  }
  const count = (name: keyof typeof COUNTS) => read(name, readCount(COUNTS[name]), words.badCount(COUNTS[name]))
  const counts = paper === 'roll' ? {} : { columns: count('columns'), rows: count('rows') }
  const lengths = fieldsOf(paper).map((name) => [name, read(name, readMillimetres(name), words.badLength)])
  if (Object.keys(errors).length > 0) return { errors }
  return {
    grid: { paper, ...ON_A_ROLL, ...counts, ...(Object.fromEntries(lengths) as Pick<Grid, 'width' | 'height'>) },
  }
}

const readCount = (most: number) => (text: string) => {
  const count = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0
  return count >= 1 && count <= most ? count : undefined
}

/** A cell has a size; a margin or gap may be 0. */
const readMillimetres = (name: string) => (text: string) => {
  const hundredths = readHundredths(text)
  const isNothing = hundredths === 0 && (name === 'width' || name === 'height')
  return hundredths === undefined || isNothing ? undefined : hundredths / 100
}
