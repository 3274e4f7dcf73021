import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStatic } from '../../src/entry/static.ts'

describe('a public file', () => {
  let folder: string
  let files: ReturnType<typeof createStatic>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pho-qr-test-'))
    writeFileSync(join(folder, 'a.css'), 'b{color:red}')
    files = createStatic(folder, new Map([['/a.css', 'v1']]))
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
})
