import { serve } from '@hono/node-server'
import { EVERYWHERE, type Scope } from '../../src/domain/access.ts'
import { dayOf } from '../../src/domain/day.ts'
import { openProgram, type Program } from '../../src/entry/program.ts'
import { takeSnapshots } from '../../src/store/snapshot-taking.ts'
import { listStandings } from '../../src/store/standings.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { configIn } from './adoption.ts'
import { BIG_COMMUNE } from './adoption-world.ts'

/** What the server tells of a piece of work it was asked for. */
export interface Told {
  seconds: number
  rows: number
  megabytes: number
}

const everything: Scope = { officer: 'bench', provinces: [EVERYWHERE], communes: [], assignedSites: false }

/** The application over the filled province; it also does, when told so, what the campaign measures beside pages. */
export async function runAdoptionServer(folder: string): Promise<void> {
  const program = await openProgram(configIn(folder), true)
  const address = await new Promise<string>((resolve) => {
    serve({ fetch: program.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
  })
  let touched = 0
  process.on('message', async (what) => {
    if (what === 'begin') process.send?.({ address })
    if (what === 'touch') process.send?.({ ok: await touch(program, touched++) })
    if (what === 'recompute') process.send?.(await timed(() => readRaw(program)))
    if (what === 'snapshot') process.send?.(await timed(() => freeze(program)))
  })
}

async function timed(work: () => Promise<number>): Promise<Told> {
  const from = performance.now()
  const rows = await work()
  return { rows, seconds: (performance.now() - from) / 1000, megabytes: process.memoryUsage().rss / 2 ** 20 }
}

/** One more visit, at another stall of the big commune each time. */
async function touch({ store, services }: Program, turn: number): Promise<boolean> {
  const at = services.clock()
  const stall = `b-0-${turn % 40}-${(turn * 7) % 150}`
  const visit = { id: `touch-${turn}`, stall, officer: 'lan', day: dayOf(at), at, outcome: 'absent' as const }
  return (await store.commit([insertVisit(store.read, visit)], [])).ok
}

const readRaw = async ({ store, services }: Program): Promise<number> =>
  (await listStandings(store.read, everything, { commune: BIG_COMMUNE }, dayOf(services.clock()))).length

/** What of the days that are over the daily clock has not frozen yet, in the way it does so. */
const freeze = async ({ store, services }: Program): Promise<number> =>
  (await takeSnapshots(store, services.clock())).taken
