import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SiteBundle } from '../../src/domain/capture/bundle.ts'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import { listen } from '../../src/entry/listen.ts'
import { openProgram } from '../../src/entry/program.ts'
import { newDeviceKey } from '../../src/field/walk/seal.ts'
import { openSession } from '../../src/web/session.ts'
import { addStreet } from '../support/street.ts'
import type { Row } from './table.ts'

const STALLS = 180

/** What a phone fetches, on the wire: the app that it keeps, and a street where every stall has a code and a sticker. */
export async function benchWalkBytes(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-walk-'))
  const files = { databaseFile: join(folder, 'bench.sqlite'), keyFile: join(folder, 'bench.keys.json') }
  const program = await openProgram({ port: 0, ...files, origin: 'http://localhost', logoFiles: [] }, true)
  await loadDemoWorld(program.services)
  await addStreet(program.store, { id: 'bench', stalls: STALLS, at: program.services.clock() })
  const cookie = `pho-qr=${await openSession(program.services, 'ho')}`
  const { address, stop } = await listen(program)
  try {
    const base = address.replace('localhost', '127.0.0.1')
    return [...(await weighShell(base)), await weighStreet(base, cookie)]
  } finally {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The page, the worker and the manifest, and every file that the worker keeps, each once. */
async function weighShell(base: string): Promise<Row[]> {
  const worker = await ask(base, '/built/walk-worker.js')
  const plain = (await ask(base, '/built/walk-worker.js', { encoding: 'identity' })).body.toString()
  const addresses = [...plain.matchAll(/"(\/[^"]+)"/g)].map(([, address = '']) => address)
  const kept = [...new Set(addresses)].filter((address) => address !== '/walk' && !address.endsWith('?'))
  if (!kept.some((path) => path.startsWith('/built/walk.js?'))) throw new Error('the worker keeps no program')
  const rest = await Promise.all(['/walk', '/walk.webmanifest', ...kept].map((path) => ask(base, path)))
  const answers = [worker, ...rest]
  const bytes = answers.reduce((sum, { body }) => sum + body.length, 0)
  const measure = `bytes of the app shell: ${answers.length} files with the decoder, each once`
  return [{ measure, value: kilobytes(bytes), goal: '≤ 150 KB' }]
}

async function weighStreet(base: string, cookie: string): Promise<Row> {
  const { publicKey } = await newDeviceKey()
  const device = 'bench-phone'
  await ask(base, '/walk/devices', { cookie, told: { device, publicKey } })
  const told = { device, site: 'bench' }
  const plain = await ask(base, '/walk/takings', { cookie, told, encoding: 'identity' })
  const { stalls } = JSON.parse(plain.body.toString()) as SiteBundle
  if (stalls.length !== STALLS || stalls.some(({ codes }) => codes.length === 0))
    throw new Error('a street without codes')
  const { body } = await ask(base, '/walk/takings', { cookie, told })
  const measure = `bytes of a street of ${STALLS} stalls, each with a code and a sticker (${kilobytes(plain.body.length)} as text)`
  return { measure, value: kilobytes(body.length), goal: '≤ 30 KB' }
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

interface Asked {
  readonly cookie?: string
  readonly told?: unknown
  readonly encoding?: string
}

/** The body as it comes over the wire. */
function ask(base: string, path: string, { cookie = '', told, encoding = 'gzip, br' }: Asked = {}) {
  const headers = {
    ...{ cookie, 'accept-encoding': encoding, 'sec-fetch-site': 'same-origin' },
    ...(told !== undefined && { 'content-type': 'application/json' }),
  }
  return new Promise<{ body: Buffer }>((resolve, reject) => {
    const sent = request(base + path, { method: told === undefined ? 'GET' : 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`))
        resolve({ body: Buffer.concat(chunks) })
      })
    })
    sent.on('error', reject)
    sent.end(told === undefined ? undefined : JSON.stringify(told))
  })
}
