import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/entry/config.ts'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import { freezeDays } from '../../src/entry/freeze-days.ts'
import { listen, stopOnSignal } from '../../src/entry/listen.ts'
import { openProgram } from '../../src/entry/program.ts'

/*
 * The demo in two steps, for browser tests: filling and freezing its world takes longer than most of them. `make FOLDER`
 * leaves its files there; `serve FOLDER` serves a copy of them, as the command `demo` does.
 */
const [step, made = ''] = process.argv.slice(2)
const configIn = (folder: string) => ({
  ...readConfig(process.env),
  databaseFile: join(folder, 'demo.sqlite'),
  keyFile: join(folder, 'demo.keys.json'),
})

async function make(): Promise<void> {
  const { services, store } = await openProgram(configIn(made), true)
  await loadDemoWorld(services)
  await freezeDays(services)
  store.close()
}

async function serve(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-demo-'))
  try {
    cpSync(made, folder, { recursive: true })
    const { address, stop } = await listen(await openProgram(configIn(folder), true))
    console.log(`ready ${address} ${folder}`)
    await stopOnSignal(stop)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await (step === 'make' ? make() : serve())
process.exit(0)
