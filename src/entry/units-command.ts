import { readFileSync } from 'node:fs'
import { readUnitsFile } from '../domain/units-file.ts'
import { importUnits } from '../store/units.ts'
import { readConfig } from './config.ts'
import { openProgram } from './program.ts'
import { clock } from './secrets.ts'

/** The day the two-tier units took effect: a list without days of its own begins there. */
const TWO_TIERS_FROM = '2025-07-01'

/** `units import FILE [--from DAY]`: reads the list of provinces and communes into the database. */
export async function importUnitsFile(
  args: string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  const [file, flag, day = TWO_TIERS_FROM] = args
  if (file === undefined || (flag !== undefined && flag !== '--from')) {
    complain('Use: units import FILE [--from YYYY-MM-DD]')
    return 2
  }
  const reading = readUnitsFile(JSON.parse(readFileSync(file, 'utf8')), day)
  if (!reading.ok) {
    for (const { row, problem } of reading.errors.slice(0, 20)) complain(`row ${row}: ${problem}`)
    return 1
  }
  const { store } = await openProgram(readConfig(process.env), false)
  const imported = await importUnits(store, reading.units, clock())
  store.close()
  if (!imported.ok) {
    complain(
      `Nothing was imported: newer facts are known of ${imported.newerKnown.length} units. Give the list its day: --from YYYY-MM-DD`,
    )
    return 1
  }
  print(
    `${reading.units.length} units read, ${imported.opened} opened, ${imported.closed} closed, ${imported.corrected} corrected.`,
  )
  return 0
}
