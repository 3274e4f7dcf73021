import type { Day } from './day.ts'
import { NAME_LENGTH, nfc } from './names.ts'
import { tierOf, tierOfKind, UNIT_KINDS, type UnitFact, type UnitKind, unitWords } from './place.ts'

export type UnitsFileProblem =
  | 'not-a-list'
  | 'empty'
  | 'not-a-unit'
  | 'bad-code'
  | 'bad-name'
  | 'unknown-kind'
  | 'wrong-tier'
  | 'bad-parent'
  | 'duplicate'
  | 'parent-missing'

/** One refused row, counted from 1; 0 stands for the file as a whole. */
export interface UnitsFileError {
  readonly row: number
  readonly problem: UnitsFileProblem
}

export type UnitsFileReading = { ok: true; units: UnitFact[] } | { ok: false; errors: UnitsFileError[] }

// Compared after NFC only. Folding would let Ba Tơ answer for Ba Tô, and tỉnh for a misspelling of it.
const kindOfWord = new Map<string, UnitKind>(UNIT_KINDS.map((kind) => [unitWords[kind], kind]))

function readUnitName(name: unknown, kind: UnitKind): string | undefined {
  if (typeof name !== 'string') return undefined
  const read = nfc(name)
  const carriesKind = read.toLowerCase().startsWith(`${unitWords[kind]} `)
  return read === '' || read.length > NAME_LENGTH || carriesKind ? undefined : read
}

function readParent(parent: unknown, code: string): string | undefined | false {
  if (tierOf(code) === 'province') return parent === null || parent === undefined ? undefined : false
  return typeof parent === 'string' && tierOf(parent) === 'province' ? parent : false
}

function readRow(row: unknown, from: Day): UnitFact | UnitsFileProblem {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'not-a-unit'
  const { code, name, type, parent } = row as Record<string, unknown>
  if (typeof code !== 'string' || tierOf(code) === undefined) return 'bad-code'
  const kind = typeof type === 'string' ? kindOfWord.get(nfc(type).toLowerCase()) : undefined
  if (kind === undefined) return 'unknown-kind'
  if (tierOfKind(kind) !== tierOf(code)) return 'wrong-tier'
  const read = readUnitName(name, kind)
  if (read === undefined) return 'bad-name'
  const above = readParent(parent, code)
  if (above === false) return 'bad-parent'
  return above === undefined ? { code, name: read, kind, from } : { code, name: read, kind, parent: above, from }
}

// Rules between rows: a code occurs once, and a commune's province is in the same file.
function misfits(units: readonly UnitFact[]): UnitsFileError[] {
  const provinces = new Set(units.filter(({ parent }) => parent === undefined).map(({ code }) => code))
  const seen = new Set<string>()
  return units.flatMap(({ code, parent }, index): UnitsFileError[] => {
    if (seen.has(code)) return [{ row: index + 1, problem: 'duplicate' }]
    seen.add(code)
    const orphan = parent !== undefined && !provinces.has(parent)
    return orphan ? [{ row: index + 1, problem: 'parent-missing' }] : []
  })
}

/**
 * Reads the official list of units, `[{code, name, type, parent}]` with the kind's Vietnamese word in `type` and the
 * province's code in `parent` (null on provinces), as facts that hold from the given day. Codes are text: their leading
 * zeros count. All or nothing: bad rows are all named; only when there are none are rows held against each other.
 */
export function readUnitsFile(json: unknown, from: Day): UnitsFileReading {
  if (!Array.isArray(json)) return { ok: false, errors: [{ row: 0, problem: 'not-a-list' }] }
  if (json.length === 0) return { ok: false, errors: [{ row: 0, problem: 'empty' }] }
  const units: UnitFact[] = []
  const errors: UnitsFileError[] = []
  for (const [index, row] of json.entries()) {
    const read = readRow(row, from)
    if (typeof read === 'string') errors.push({ row: index + 1, problem: read })
    else units.push(read)
  }
  if (errors.length === 0) errors.push(...misfits(units))
  return errors.length === 0 ? { ok: true, units } : { ok: false, errors }
}
