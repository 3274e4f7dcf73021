import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { listen } from '../../src/entry/listen.ts'
import { openProgram } from '../../src/entry/program.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { type Phone, seeded, sendAll, type Tally } from './sync-phone.ts'
import { CAPTURES, makePhones, PHONES } from './sync-world.ts'
import { percentile, type Row } from './table.ts'

/** Milliseconds between two kills of the server. */
const KILLED_EVERY = 5_000
const EXPECTED = PHONES * CAPTURES

const configIn = (folder: string, port = 0) => ({
  ...{ port, databaseFile: join(folder, 'bench.sqlite'), keyFile: join(folder, 'bench.keys.json') },
  ...{ origin: 'http://localhost', logoFiles: [] },
})

/** The server of one run, in a process of its own so that it can be killed. */
export async function runSyncServer(folder: string, port: number): Promise<void> {
  const program = await openProgram(configIn(folder, port), true)
  const { address, stop } = await listen(program)
  process.on('message', async () => {
    await stop()
    process.exit(0)
  })
  process.send?.(address.replace('localhost', '127.0.0.1'))
}

/** Two hundred phones with 250 captures each over a bad signal: everything arrives, and once. */
export async function benchSync(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-sync-'))
  try {
    mkdirSync(join(folder, 'world'))
    const program = await openProgram(configIn(join(folder, 'world')), true)
    const phones = await makePhones(program)
    program.store.close()
    const calm = await runOnce(phones, copyOf(folder, 'calm'), false)
    const killed = await runOnce(phones, copyOf(folder, 'killed'), true)
    return [...rowsOf('server left alone', calm), ...rowsOf('server killed (SIGKILL) every 5 s', killed, calm.seconds)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The world as it was before the first sending, for one run. */
function copyOf(folder: string, name: string): string {
  const copy = join(folder, name)
  cpSync(join(folder, 'world'), copy, { recursive: true })
  return copy
}

interface Run extends Tally {
  seconds: number
  kills: number
  captures: number
  entries: number
  audit: string
}

async function runOnce(phones: readonly Phone[], folder: string, isKilled: boolean): Promise<Run> {
  const tally: Tally = { waits: [], sendings: 0, lost: 0, doubled: 0, refused: [] }
  const server = await serverOf(folder, isKilled)
  const from = performance.now()
  await Promise.all(phones.map((phone, at) => sendAll(phone, server.address, seeded(at + 1), tally)))
  const seconds = (performance.now() - from) / 1000
  const kills = await server.stop()
  return { ...tally, seconds, kills, ...(await countIn(folder)) }
}

/** A server that answers at one address for the whole run, killed now and then if so wanted. */
async function serverOf(folder: string, isKilled: boolean) {
  const start = async (port: number): Promise<{ child: ChildProcess; address: string }> => {
    const child = fork(process.argv[1] ?? '', ['sync-server', folder, String(port)])
    const [address] = (await once(child, 'message')) as [string]
    return { child, address }
  }
  let running = await start(0)
  const { address } = running
  let [kills, restarting] = [0, Promise.resolve()]
  const kill = async () => {
    running.child.kill('SIGKILL')
    await once(running.child, 'exit')
    kills++
    running = await start(Number(new URL(address).port))
  }
  const timer = isKilled ? setInterval(() => (restarting = restarting.then(kill)), KILLED_EVERY) : undefined
  const stop = async () => {
    clearInterval(timer)
    await restarting
    running.child.send('stop')
    await once(running.child, 'exit')
    return kills
  }
  return { address, stop }
}

async function countIn(folder: string): Promise<Pick<Run, 'captures' | 'entries' | 'audit'>> {
  const { store } = await openProgram(configIn(folder), true)
  const count = async (query: ReturnType<typeof sql>) => (await store.read.all<{ n: number }>(query))[0]?.n ?? 0
  const captures = await count(sql`select count(*) n from captures where state = 'stored'`)
  const entries = await count(sql`select count(distinct subject) n from audit where action = 'capture.received'`)
  const all = await count(sql`select count(*) n from audit where action = 'capture.received'`)
  const audit = await verifyAudit(store.read, store.keys)
  store.close()
  if (all !== entries) throw new Error(`${all} audit entries for ${entries} captures`)
  return { captures, entries, audit: audit.ok ? 'whole' : `broken at ${audit.brokenAt}` }
}

function rowsOf(name: string, run: Run, calm = run.seconds): Row[] {
  if (run.refused.length > 0) throw new Error(`refused: ${run.refused.slice(0, 5).join('; ')}`)
  const exact = `${EXPECTED.toLocaleString('en')} exactly`
  return [
    {
      measure: `${name}: rows of captures / audit entries / chain`,
      value: `${run.captures} / ${run.entries} / ${run.audit}`,
      goal: exact,
    },
    {
      measure: `${name}: sendings (lost on the way or back; doubled; kills)`,
      value: `${run.sendings} (${run.lost}; ${run.doubled}; ${run.kills})`,
    },
    {
      measure: `${name}: seconds in all, p50 and p99 of an answered batch`,
      value: `${run.seconds.toFixed(0)} s (${(run.seconds / calm).toFixed(1)} ×), ${(percentile(run.waits, 0.5) / 1000).toFixed(2)} s, ${(percentile(run.waits, 0.99) / 1000).toFixed(2)} s`,
    },
  ]
}
