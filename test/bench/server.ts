import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import { listen } from '../../src/entry/listen.ts'
import { openProgram } from '../../src/entry/program.ts'

/** Two servers in one process on loopback: a bare hono "hello", and the application with the demo world. */
export async function runBenchServer(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-bench-'))
  const config = {
    port: 0,
    databaseFile: join(folder, 'bench.sqlite'),
    keyFile: join(folder, 'bench.keys.json'),
    origin: 'http://localhost',
    logoFiles: [],
  }
  const program = await openProgram(config, true)
  await loadDemoWorld(program.services)
  const { address, stop } = await listen(program)
  const hello = new Hono().get('/', (c) => c.text('hello'))
  const bare = serve({ fetch: hello.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
    process.send?.({ ready: { app: address.replace('localhost', '127.0.0.1'), hello: `http://127.0.0.1:${port}` } })
  })
  process.on('message', async (message) => {
    if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() })
    if (message !== 'stop') return
    bare.close()
    await stop()
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
}
