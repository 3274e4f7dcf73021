import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStatic } from '../../src/entry/static.ts'

describe('a public file', () => {
  let folder: string
  let files: ReturnType<typeof createStatic>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pho-qr-test-'))
    writeFileSync(join(folder, 'a.css'), 'b{color:red}')
    mkdirSync(join(folder, 'built'))
    for (const worker of ['vendor-worker', 'walk-worker'])
      writeFileSync(join(folder, `built/${worker}.js`), 'self.x = 1')
    const versions = ['/a.css', '/built/vendor-worker.js', '/built/walk-worker.js'].map((path) => [path, 'v1'] as const)
    files = createStatic(folder, new Map(versions))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    files(new Request(`http://localhost${path}`, { method, headers }))

  test('may be kept for ever under its version only: any other address asks again', () => {
    const keeping = (path: string) => ask(path)?.headers.get('Cache-Control')
    expect(keeping('/a.css?v=v1')).toMatch(/immutable/)
    expect([keeping('/a.css'), keeping('/a.css?v=v0')]).toEqual(['no-cache', 'no-cache'])
  })

  test('is not sent again to who has it', () => {
    expect(ask('/a.css', { 'If-None-Match': '"v1"' })?.status).toBe(304)
    expect(ask('/a.css', { 'If-None-Match': '"v0"' })?.status).toBe(200)
  })

  test('is compressed for who asks, and left to the application when unknown or posted to', async () => {
    const [plain, small] = [ask('/a.css'), ask('/a.css', { 'Accept-Encoding': 'gzip, br' })]
    expect([await plain?.text(), small?.headers.get('Content-Encoding')]).toEqual(['b{color:red}', 'br'])
    expect([ask('/b.css'), ask('/a.css', {}, 'POST')]).toEqual([undefined, undefined])
  })

  test.each([
    ['/built/vendor-worker.js', '/my-stall'],
    ['/built/walk-worker.js', '/walk'],
  ])('%s is a worker for %s only, here as on the other platform, and may fetch', (path, scope) => {
    const worker = ask(path)?.headers
    expect(worker?.get('Service-Worker-Allowed')).toBe(scope)
    expect(worker?.get('Content-Security-Policy')).toBe("default-src 'none'; connect-src 'self'")
    expect(ask('/a.css')?.headers.get('Service-Worker-Allowed')).toBeNull()
    const theirs = readFileSync(resolve(import.meta.dirname, '../../public/_headers'), 'utf8')
    const [own] = theirs.slice(theirs.indexOf(`\n${path}\n`) + 1).split(/\n(?=\/)/)
    for (const name of ['Service-Worker-Allowed', 'Content-Security-Policy'])
      expect(`${own}\n`).toContain(`\n  ${name}: ${worker?.get(name)}\n`)
  })
})
