import { readFileSync } from 'node:fs'
import { isDay } from '../domain/day.ts'
import type { UnitFact } from '../domain/place.ts'
import { readUnitsFile } from '../domain/units-file.ts'
import { importUnits } from '../store/units.ts'
import { readConfig } from './config.ts'
import { openProgram } from './program.ts'
import { clock } from './secrets.ts'

/** The day the two-tier units took effect: a list without days of its own begins there. */
const TWO_TIERS_FROM = '2025-07-01'
/** Refused rows named at once: with the first of them put right, the next run names more. */
const ROWS_NAMED = 20

type Say = (line: string) => void

/** `units import FILE [--from DAY]`: reads the list of provinces and communes into the database. */
export async function importUnitsFile(args: string[], print: Say, complain: Say): Promise<number> {
  const [file, flag, day = TWO_TIERS_FROM] = args
  if (file === undefined || (flag !== undefined && flag !== '--from') || !isDay(day)) {
    complain('Use: units import FILE [--from YYYY-MM-DD]')
    return 2
  }
  const reading = readUnitsFile(readJson(file), day)
  if (reading.ok) return storeUnits(reading.units, print, complain)
  for (const { row, problem } of reading.errors.slice(0, ROWS_NAMED))
    complain(row === 0 ? `${file}: ${problem}` : `row ${row}: ${problem}`)
  return 1
}

/** Undefined for a file that is not JSON: no list of units either. */
function readJson(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function storeUnits(units: UnitFact[], print: Say, complain: Say): Promise<number> {
  const { store } = await openProgram(readConfig(process.env), false)
  const imported = await importUnits(store, units, clock())
  store.close()
  if (imported.ok) {
    const { opened, closed, corrected } = imported
    print(`${units.length} units read, ${opened} opened, ${closed} closed, ${corrected} corrected.`)
    return 0
  }
  const known = imported.newerKnown.length
  complain(`Nothing was imported: newer facts are known of ${known} units. Give the list its day: --from YYYY-MM-DD`)
  return 1
}
