import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unstable_startWorker as startWorker } from 'wrangler'
import { newKeyFile } from '../../src/store/key-file.ts'
import { freePort, ROOT } from '../support/program.ts'

let worker: Awaited<ReturnType<typeof startWorker>>
let address: string
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-worker-'))
  const apply = ['d1', 'migrations', 'apply', 'pho-qr', '--local', '--persist-to', folder]
  execFileSync(join(ROOT, 'node_modules/.bin/wrangler'), apply, { cwd: ROOT, env: { ...process.env, CI: 'true' } })
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  worker = await startWorker({
    config: join(ROOT, 'wrangler.toml'),
    bindings: {
      KEYS: { type: 'plain_text', value: JSON.stringify(newKeyFile()) },
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
  expect(await health.json()).toEqual({ ok: true, program: '0.1.0', schema: 4 })
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
