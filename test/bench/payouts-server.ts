import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { openProgram, type Program } from '../../src/entry/program.ts'
import { draftEntry } from '../../src/store/payout-entries.ts'
import { configIn } from './adoption.ts'
import { DRAFT } from './payouts-world.ts'

/** The application over three years of rounds; told so, it mends a line of a draft, and says how much memory it came to. */
export async function runPayoutsServer(folder: string): Promise<void> {
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
    if (what === 'peak') process.send?.({ megabytes: peakMegabytes() })
  })
}

async function touch({ store, services }: Program, turn: number): Promise<boolean> {
  const line = {
    ...{ caseCode: `T-${turn}`, hamlet: 'h-0-0', group: 'bg-0-0', status: null, modality: null, reason: null },
    amount: 540_000,
  }
  const act = { by: 'sen', at: services.clock(), newId: services.newId }
  const { writes, entries } = await draftEntry(store.read, { round: DRAFT, kind: 'edit' }, { lines: [line] }, act)
  return (await store.commit(writes, entries)).ok
}

/** The most memory this process ever held, as the kernel counted it. */
const peakMegabytes = (): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
