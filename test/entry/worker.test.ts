import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPlatformProxy, unstable_startWorker as startWorker } from 'wrangler'
import type { SiteBundle } from '../../src/domain/capture/bundle.ts'
import { clock } from '../../src/entry/secrets.ts'
import { newDeviceKey, sealRecord } from '../../src/field/walk/seal.ts'
import { openD1Store } from '../../src/store/d1.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { openSession } from '../../src/web/session.ts'
import { createTestApp } from '../support/app.ts'
import { freePort, ROOT } from '../support/program.ts'
import { buildWorld, world } from '../support/world.ts'

const keyFile = newKeyFile()
const migrations = readdirSync(join(ROOT, 'drizzle')).filter((name) => name.endsWith('.sql'))

let worker: Awaited<ReturnType<typeof startWorker>>
let address: string
let folder: string
/** Cookie header of Lan, who walks Tế Hanh. */
let cookie: string

/** Sets the stage in the very database that the worker opens. */
async function seed(): Promise<void> {
  const { env, dispose } = await getPlatformProxy<{ DB: never }>({ persist: { path: join(folder, 'v3') } })
  const store = { ...openD1Store(env.DB, await openKeyring(keyFile)), close: () => undefined }
  await buildWorld(store)
  const { services } = await createTestApp({ store })
  cookie = `pho-qr=${await openSession({ ...services, clock }, world.officers.lan)}`
  await dispose()
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-worker-'))
  const apply = ['d1', 'migrations', 'apply', 'pho-qr', '--local', '--persist-to', folder]
  execFileSync(join(ROOT, 'node_modules/.bin/wrangler'), apply, { cwd: ROOT, env: { ...process.env, CI: 'true' } })
  await seed()
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  worker = await startWorker({
    config: join(ROOT, 'wrangler.toml'),
    bindings: {
      KEYS: { type: 'plain_text', value: JSON.stringify(keyFile) },
      PUBLIC_ORIGIN: { type: 'plain_text', value: address },
    },
    dev: {
      persist: folder,
      watch: false,
      server: { hostname: '127.0.0.1', port },
      inspector: false,
      logLevel: 'error',
    },
  })
  await worker.ready
})

afterAll(async () => {
  await worker.dispose()
  rmSync(folder, { recursive: true, force: true })
})

test('the worker serves the same application over D1', async () => {
  const health = await fetch(`${address}/healthz`)
  expect(await health.json()).toEqual({ ok: true, program: '0.1.0', schema: migrations.length })
  const page = await fetch(`${address}/sign-in`)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await page.text()).toContain('<html lang="vi">')
  const style = await fetch(`${address}/built/app.css`)
  expect(style.headers.get('content-type')).toMatch(/^text\/css/)
})

test('it hashes passwords and answers a wrong one like everywhere', async () => {
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'name=quantri&password=matkhau-khong-dung',
    redirect: 'manual',
  })
  expect(answer.status).toBe(422)
})

test('what needs a role is not reached without one', async () => {
  const answer = await fetch(`${address}/sites`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fsites'])
})

const tell = (path: string, body: unknown): Promise<Response> =>
  fetch(`${address}${path}`, {
    method: 'POST',
    headers: { origin: address, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('a phone seals to the key that the worker derives, and the worker opens what it signed', async () => {
  const [device, id] = ['phone-of-lan', 'capture-of-lan']
  const { privateKey, publicKey } = await newDeviceKey()
  expect((await tell('/walk/devices', { device, publicKey })).status).toBe(200)
  const { key } = (await (await tell('/walk/takings', { device, site: world.teHanh })).json()) as SiteBundle
  // On Node the same secret makes the same point: a phone that took its site along from the one can send to the other.
  expect(key).toEqual(await (await openKeyring(keyFile)).captureKey())
  const body = { kind: 'visit', stall: world.teHanhStalls.n15, outcome: 'absent' } as const
  const record = { version: 3, id, officer: world.officers.lan, device, at: clock(), body } as const
  const records = [{ envelope: await sealRecord(record, key, privateKey), age: 0 }]
  const answer = await tell('/walk/captures', { device, held: { [world.teHanh]: 0 }, records })
  expect([answer.status, await answer.json()]).toMatchObject([200, { receipts: [{ id, state: 'stored' }] }])
  const known = await tell('/walk/reconciliation', { device, ids: [id] })
  expect(await known.json()).toEqual({ known: [id], count: 1 })
})
