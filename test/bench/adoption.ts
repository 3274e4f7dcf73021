import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import { openProgram } from '../../src/entry/program.ts'
import { paths } from '../../src/web/paths.ts'
import { signIn, tell } from './adoption-client.ts'
import type { Told } from './adoption-server.ts'
import { BIG_COMMUNE, emptyCommune, fillProvince, PROVINCE, type WorldSize } from './adoption-world.ts'
import { percentile, type Row } from './table.ts'

/** How often each page is asked for: before it is measured, as it was, and after a visit was recorded at one of its stalls. */
const WARM = 30
const KEPT = 300
const CHANGED = 60
const SITE = 'b-0-1'

/** Every page a leader opens, the longest list of each kind among them. */
const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['commune', paths.commune(BIG_COMMUNE)],
  ['list of a commune’s figure', paths.communeFigure(BIG_COMMUNE, 'A5')],
  ['list of a commune’s reason', paths.communeReason(BIG_COMMUNE, 'tax')],
  ['reasons and plans', paths.communeReasons(BIG_COMMUNE)],
  ['what is due', paths.communeDue(BIG_COMMUNE)],
  ['targets', paths.targets(BIG_COMMUNE)],
  ['commune over time', paths.communeHistory(BIG_COMMUNE)],
  ['months', paths.communeMonths(BIG_COMMUNE)],
  ['sites and their ranks', paths.sites()],
  ['site', paths.site(SITE)],
  ['list of a site’s figure', paths.siteFigure(SITE, 'A5')],
  ['list of a site’s re-scans', paths.siteFigure(SITE, 'A9')],
  ['province', paths.province('51')],
]

/**
 * Every leader's page of a commune of 6,000 stalls and a province of 300,000, beside the page of an empty commune; of a
 * smaller province when a number of communes is given.
 */
export async function benchAdoption(communes?: string): Promise<Row[]> {
  const size = { ...PROVINCE, communes: Number(communes ?? PROVINCE.communes) }
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-adoption-'))
  try {
    await makeWorld(folder, size)
    const server = fork(process.argv[1] ?? '', ['adoption-server', folder])
    const { address } = (await tell(server, 'begin')) as { address: string }
    try {
      return await measure(server, address, size)
    } finally {
      server.kill()
      await once(server, 'exit')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Settings of the database in the folder. */
export const configIn = (folder: string) => ({
  ...{ port: 0, databaseFile: join(folder, 'bench.sqlite'), keyFile: join(folder, 'bench.keys.json') },
  ...{ origin: 'http://localhost', logoFiles: [] },
})

async function makeWorld(folder: string, size: WorldSize): Promise<void> {
  const program = await openProgram(configIn(folder), true)
  await loadDemoWorld(program.services)
  program.store.close()
  fillProvince(configIn(folder).databaseFile, size, program.services.clock())
}

async function measure(server: ChildProcess, address: string, size: WorldSize): Promise<Row[]> {
  const [leader, auditor] = [await signIn(address, 'anh'), await signIn(address, 'le')]
  const snapshot = (await tell(server, 'snapshot')) as Told
  const raw = (await tell(server, 'recompute')) as Told
  const empty = await timesOf(server, address, paths.commune(emptyCommune(size)), auditor)
  const rows: Row[] = []
  const measured = new Map<string, Times>()
  for (const [name, path] of PAGES) {
    const cookie = name === 'province' ? auditor : leader
    const times = await timesOf(server, address, path, cookie)
    measured.set(name, times)
    rows.push(rowOf(name, times, empty, raw.seconds * 1000))
  }
  const apart = (of: (times: Times) => number[], at: number) => {
    const [one, other] = [measured.get('province'), measured.get('commune')]
    return one && other ? percentile(of(one), at) - percentile(of(other), at) : Number.NaN
  }
  return [
    { measure: 'empty page (a commune without sites): p50, p99', value: `${both(empty.kept)} ms` },
    ...rows,
    {
      measure: 'province page beyond the commune page, p50 (unchanged; after a change)',
      value: `${apart(({ kept }) => kept, 0.5).toFixed(1)} ms; ${apart(({ changed }) => changed, 0.5).toFixed(1)} ms`,
      goal: '≤ 10 ms',
    },
    { measure: 'standings of the commune read from its raw visits', value: `${(raw.seconds * 1000).toFixed(0)} ms` },
    {
      measure: `snapshot of the province (${snapshot.rows} sites): seconds, RSS`,
      value: `${snapshot.seconds.toFixed(1)} s, ${snapshot.megabytes.toFixed(0)} MB`,
    },
  ]
}

export interface Times {
  /** Milliseconds of each answer when nothing had changed, and right after a visit was recorded. */
  kept: number[]
  changed: number[]
}

export async function timesOf(server: ChildProcess, address: string, path: string, cookie: string): Promise<Times> {
  for (let turn = 0; turn < WARM; turn++) await timed(address, path, cookie)
  const [kept, changed]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < KEPT; turn++) kept.push(await timed(address, path, cookie))
  for (let turn = 0; turn < CHANGED; turn++) {
    await tell(server, 'touch')
    changed.push(await timed(address, path, cookie))
  }
  return { kept, changed }
}

/**
 * Milliseconds until the last byte is there. The answer is neither unpacked nor kept: what the client spends on it, and on
 * clearing it away, is not the server's time.
 */
async function timed(address: string, path: string, cookie: string): Promise<number> {
  const from = performance.now()
  const request = get(address + path, { agent: KEPT_OPEN, headers: { cookie, 'accept-encoding': 'gzip' } })
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`)
  return performance.now() - from
}

const KEPT_OPEN = new Agent({ keepAlive: true })

export const both = (times: number[]): string =>
  `${percentile(times, 0.5).toFixed(1)}, ${percentile(times, 0.99).toFixed(1)}`

function rowOf(name: string, { kept, changed }: Times, empty: Times, raw: number): Row {
  const over = (times: number[], of: number[], at: number) => (percentile(times, at) / percentile(of, at)).toFixed(1)
  const unchanged = `${both(kept)} ms (p99 ${over(kept, empty.kept, 0.99)} × empty)`
  const anew = `${both(changed)} ms (p99 ${over(changed, empty.changed, 0.99)} × empty; p50 1/${(raw / percentile(changed, 0.5)).toFixed(1)} of the raw reading)`
  return {
    measure: `${name}: p50, p99 unchanged; right after a visit was recorded`,
    value: `${unchanged}; ${anew}`,
    goal: name === 'commune' ? 'p99 ≤ 3 × empty' : '',
  }
}
