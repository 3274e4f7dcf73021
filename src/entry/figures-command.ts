import { parseArgs } from 'node:util'
import { EVERYWHERE, isProvince, type Scope } from '../domain/access.ts'
import { type Day, dayOf, isDay } from '../domain/day.ts'
import { factLine, factsHeader } from '../domain/fact.ts'
import { type Figures, sumFigures } from '../domain/figures.ts'
import { INDICATORS } from '../domain/indicators.ts'
import { findToldFigures, listCorrectionsOf, type Within } from '../store/closed-figures.ts'
import type { Correction } from '../store/closed-months.ts'
import { listFactsReceived } from '../store/facts.ts'
import { listSites, type Site } from '../store/sites.ts'
import { findUnit, listCommunes } from '../store/units.ts'
import { readConfig } from './config.ts'
import { payoutFacts, payoutFigures } from './payout-figures.ts'
import { openProgram, type Program } from './program.ts'
import { clock } from './secrets.ts'

type Say = (line: string) => void

/** Who sits at the console reads everything. */
const CONSOLE: Scope = { officer: 'console', provinces: [EVERYWHERE], communes: [], assignedSites: false }

interface Asked {
  unit: string
  site: string | undefined
  day: Day
}

/** `figures --unit CODE [--site ID] --on DATE`: every figure as one JSON object, of each site and of all together. */
export const printFigures = (args: string[], print: Say, complain: Say): Promise<number> =>
  answer('figures', args, complain, async ({ store }, asked, sites) => {
    const figures = new Map<string, Figures>()
    const corrections: Correction[] = []
    for (const within of withinsOf(asked, sites)) {
      for (const [site, found] of await findToldFigures(store.read, CONSOLE, within, asked.day))
        figures.set(site, found)
      corrections.push(...(await listCorrectionsOf(store.read, CONSOLE, within, asked.day)))
    }
    const there = sites.filter(({ id }) => figures.has(id))
    const each = there.map(({ id, name, commune }) => ({
      site: id,
      name,
      commune,
      ...shown(figures.get(id), asked.day),
    }))
    const payouts = []
    for (const commune of await communesOf(store, asked))
      payouts.push(...(await payoutFigures(store.read, CONSOLE, commune, asked.day)))
    const all = { unit: asked.unit, ...shown(sumFigures([...figures.values()], asked.day), asked.day) }
    const shownAll = { ...all, sites: each, corrections: corrections.map(shownCorrection), payouts }
    print(JSON.stringify(shownAll, null, 2))
  })

/** `facts` with the same arguments: what the figures are counted from, as CSV. */
export const printFacts = (args: string[], print: Say, complain: Say): Promise<number> =>
  answer('facts', args, complain, async ({ store }, asked, sites) => {
    print(factsHeader())
    for (const { area } of withinsOf(asked, sites))
      for (const fact of await listFactsReceived(store, CONSOLE, area, asked.day)) print(factLine(fact))
    for (const commune of await communesOf(store, asked))
      for (const line of await payoutFacts(store.read, CONSOLE, commune, asked.day)) print(line)
  })

async function answer(
  command: string,
  args: string[],
  complain: Say,
  tell: (program: Program, asked: Asked, sites: Site[]) => Promise<void>,
): Promise<number> {
  const asked = read(args)
  if (asked === undefined) {
    complain(`Use: ${command} --unit CODE [--site ID] --on YYYY-MM-DD`)
    return 2
  }
  const program = await openProgram(readConfig(process.env), false)
  try {
    const fault = asked.day > dayOf(clock()) ? `${asked.day} is still to come: no figures are known of it.` : undefined
    const sites = fault === undefined ? await sitesOf(program, asked) : fault
    if (typeof sites === 'string') {
      complain(sites)
      return 1
    }
    await tell(program, asked, sites)
    return 0
  } finally {
    program.store.close()
  }
}

function read(args: string[]): Asked | undefined {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { unit: text, site: text, on: text } })
  if (values.unit === undefined || values.on === undefined || !isDay(values.on)) return undefined
  return { unit: values.unit, site: values.site, day: values.on }
}

/** The sites that were asked for; a sentence where there are none such. */
async function sitesOf({ store }: Program, { unit, site, day }: Asked): Promise<Site[] | string> {
  if ((await findUnit(store.read, unit, day)) === undefined) return `No unit has the code ${unit} on ${day}.`
  const communes = isProvince(unit) ? (await listCommunes(store.read, unit, day)).map(({ code }) => code) : [unit]
  const all = (await listSites(store.read, CONSOLE)).filter(({ commune }) => communes.includes(commune))
  if (site === undefined) return all
  const one = all.filter(({ id }) => id === site)
  return one.length > 0 ? one : `No site ${site} lies in unit ${unit}.`
}

/** The communes whose payouts are told: of a site nobody is paid anything. */
async function communesOf({ read }: Program['store'], { unit, site, day }: Asked): Promise<string[]> {
  if (site !== undefined) return []
  return isProvince(unit) ? (await listCommunes(read, unit, day)).map(({ code }) => code) : [unit]
}

const withinsOf = ({ site }: Asked, sites: readonly Site[]): Within[] =>
  [...new Set(sites.map(({ commune }) => commune))].map((commune) => ({
    commune,
    area: site === undefined ? { commune } : { site },
  }))

/** What was written down against a closed month; the figure above stays as it was frozen. */
const shownCorrection = ({ site, indicator, count, total, reason, at }: Correction) => ({
  ...{ site, code: indicator, count, total, reason, day: dayOf(at) },
})

/** A figure as it is printed: what it counts, of how many, on which day. */
function shown(figures: Figures | undefined, day: Day) {
  if (figures === undefined) return { day }
  const { operating, notCounted, shares, evidence, unwilling, reasons } = figures
  return {
    day,
    figures: [
      { code: 'N', count: operating, leftOut: notCounted },
      ...INDICATORS.map((code) => ({ code, ...shares[code] })),
    ],
    evidence: { B: evidence.bank, O: evidence.observed, S: evidence.said },
    unwilling: { count: unwilling, reasons: Object.fromEntries(reasons.map(({ reason, count }) => [reason, count])) },
  }
}
