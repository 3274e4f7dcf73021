import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import type { SiteBundle } from '../../src/domain/capture/bundle.ts'
import { ROOT } from './program.ts'

/** What a server says to a request for JSON; `cut` ends the connection in the midst of it. */
export type Said = { readonly status: number; readonly body: unknown } | 'cut'
export type Says = (path: string, told: unknown) => Said

/** A page with the phone's engine on it, and behind it nothing but what the test says: its address, until it is closed. */
export async function serveEngine(says: Says = () => 'cut'): Promise<{ address: string; close(): Promise<void> }> {
  const script = await engineScript()
  const server = createServer(async (request, answer) => {
    const { url = '' } = request
    if (/^\/(walk|communes)\//.test(url)) return say(says(url, JSON.parse((await text(request)) || 'null')), answer)
    const [status, type, body] = PAGES[url] ?? [404, 'text/plain', '']
    answer.writeHead(status, { 'Content-Type': type }).end(url === '/engine.js' ? script : body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    address: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function say(said: Said, answer: ServerResponse): void {
  if (said === 'cut') cut(answer)
  else tell(said, answer)
}

function tell(said: Exclude<Said, 'cut'>, answer: ServerResponse): void {
  const isPage = typeof said.body === 'string'
  answer.writeHead(said.status, { 'Content-Type': isPage ? 'text/html' : 'application/json; charset=UTF-8' })
  answer.end(isPage ? said.body : JSON.stringify(said.body))
}

/** After the answer has begun: before that, Chromium asks again by itself. */
function cut(answer: ServerResponse): void {
  answer.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 })
  answer.write('{', () => answer.destroy())
}

const PAGES: Readonly<Record<string, readonly [number, string, string]>> = {
  '/': [
    200,
    'text/html',
    '<!doctype html><meta charset="utf-8"><title>engine</title><script src="/engine.js"></script>',
  ],
  '/engine.js': [200, 'text/javascript', ''],
}

/** What the script puts on the page: the engine, and how a site is put beside it that no server handed out. */
export async function engineScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { startEngine } from './src/field/walk/start.ts'
        import { deviceOf, hideBundle } from './src/field/walk/device.ts'
        import { openVault } from './src/field/walk/vault.ts'
        globalThis.engine = startEngine()
        globalThis.seed = async (bundle) => {
          const vault = openVault()
          const device = await deviceOf(vault, bundle.officer.id)
          const row = await hideBundle(bundle, 1000, device)
          await vault.write(['settings', 'sites'], async (tx) => {
            await tx.objectStore('settings').put(bundle.officer, 'officer')
            await tx.objectStore('sites').put(row)
          })
          return { id: device.id, publicKey: device.publicKey }
        }
        globalThis.leak = (texts) =>
          openVault().write(['settings'], (tx) => tx.objectStore('settings').put({ id: 'leak', name: texts }, 'leak'))
        globalThis.counts = async () => {
          const db = await openVault().read()
          return [await db.count('records'), await db.count('envelopes')]
        }`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome100',
  })
  return outputFiles[0]?.text ?? ''
}

/** Tế Hanh street as a phone takes it along. */
export const bundleOf = (officer: SiteBundle['officer'], key: SiteBundle['key']): SiteBundle => ({
  version: 1,
  site: { id: 'te-hanh', kind: 'street', name: 'Tế Hanh', commune: 'Bình Sơn' },
  officer,
  ...{ at: 1_794_448_800, day: '2026-11-12', key, salt: 'muối', banks: [] },
  blocks: [{ id: 'b1', position: 1, name: '', endsAt: null }],
  stalls: ['1', '3', '5'].map((number, at) => ({
    ...{ id: `stall-${number}`, block: 'b1', side: 'odd', position: at + 1, number, step: 'none', stale: false },
    ...{ visited: false, hasMerchant: true, hasCode: false, codes: [], stickers: [], edits: {} },
    tradeName: `Quán Bích Ngân ${number}`,
  })),
})

/** A folder for what a browser keeps, how a copy of it is laid beside the build, and how it is thrown away. */
export function profile(): { folder: string; keep(name: string): void; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-profile-'))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  // Beside the build: what is kept is looked at, and goes with the next build.
  return { folder, keep: (name) => cpSync(folder, join(ROOT, 'dist', name), { recursive: true }), remove }
}

/** Every row of a store of the phone's database, whoever may read it there. */
export const rowsIn = <Row>(page: Page, store: 'records' | 'lists'): Promise<Row[]> =>
  page.evaluate(
    (name) =>
      new Promise<Row[]>((done, fail) => {
        const opening = indexedDB.open('pho-qr-walk')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll()
          all.onsuccess = () => {
            opening.result.close()
            done(all.result)
          }
        }
      }),
    store,
  )
