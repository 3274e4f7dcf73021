import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, signInAs, startDemo } from '../support/browser.ts'

let demo: Awaited<ReturnType<typeof startDemo>>
let server: Server
let browser: Browser
let context: BrowserContext
/** Whether the server has been given a newer program by now. */
let newer = false

/** The demo world, whose program may be replaced by a newer one: another worker, and another page. */
async function pass(path: string): Promise<[number, Record<string, string>, Buffer]> {
  const answer = await fetch(demo.address + path)
  const headers = Object.fromEntries(answer.headers)
  delete headers['content-encoding']
  delete headers['content-length']
  const body = Buffer.from(await answer.arrayBuffer())
  if (!newer || !/^\/(walk$|built\/walk-worker)/.test(path)) return [answer.status, headers, body]
  const text = body
    .toString()
    .replace(/"[0-9a-f]{12}"/, '"newer"')
    .replace('<title>', '<title>Mới: ')
  return [answer.status, { ...headers, etag: '"newer"' }, Buffer.from(text)]
}

beforeAll(async () => {
  demo = await startDemo()
  server = createServer(async ({ url = '/' }, answer) => {
    const [status, headers, body] = await pass(url)
    answer.writeHead(status, headers).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  browser = await openBrowser()
  const baseURL = `http://localhost:${(server.address() as AddressInfo).port}`
  context = await browser.newContext({ baseURL, viewport: { width: 360, height: 780 }, locale: 'vi-VN' })
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await demo?.stop()
})

async function openWalk(): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto('/walk')
  await page.locator('#app .walk').first().waitFor()
  return page
}

async function titleAtNextOpening(): Promise<string> {
  const page = await openWalk()
  const title = await page.title()
  await page.close()
  return title
}

const controlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? '')
const kept = (page: Page) =>
  page.evaluate(async () => {
    const own = (await caches.keys()).filter((name) => name.startsWith('walk-'))
    const addresses = own.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url))
    return { own, paths: (await Promise.all(addresses)).flat().map((url) => new URL(url).pathname) }
  })

describe('the app on the phone', () => {
  test('opens without a signal once it was opened, decoder and all', async () => {
    const page = await openWalk()
    await expect.poll(() => controlled(page)).toMatch(/walk-worker\.js$/)
    const { paths } = await kept(page)
    expect(paths).toEqual(expect.arrayContaining(['/walk', '/built/walk.js', '/built/app.css', '/icons.svg']))
    const decoder = paths.find((path) => path.startsWith('/built/decode-'))
    await context.setOffline(true)
    await page.reload()
    await page.locator('#app .walk').first().waitFor()
    expect(await page.evaluate(`import('${decoder}').then((parts) => 'decodeQR' in parts)`)).toBe(true)
    const styles = await page.evaluate(() => getComputedStyle(document.body).fontFamily)
    expect(styles).not.toBe('"Times New Roman"')
    await context.setOffline(false)
    await page.close()
  })

  test('is newer at its next opening, and never under the hands of who walks', async () => {
    const page = await openWalk()
    newer = true
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/walk'))?.update())
    const waiting = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/walk'))?.waiting?.state)
    await expect.poll(waiting).toBe('installed')
    await page.reload()
    expect(await page.title()).toBe('Đi tuyến · Phố QR')
    await page.close()
    // The worker that waits takes over once the browser has let go of the last page, a moment after it is closed.
    await expect.poll(titleAtNextOpening).toBe('Mới: Đi tuyến · Phố QR')
    const next = await openWalk()
    await expect.poll(async () => (await kept(next)).own).toEqual(['walk-newer'])
    await context.setOffline(true)
    await next.reload()
    expect(await next.title()).toBe('Mới: Đi tuyến · Phố QR')
    await context.setOffline(false)
    await next.close()
  })
})

test('signing out on a page of the server leaves the walk on the phone too', async () => {
  const lan = await signInAs(browser, demo.address, 'lan')
  const left = () => lan.page.evaluate(() => localStorage.getItem('pho-qr-signed-out'))
  expect(await left()).toBeNull()
  await lan.page.getByRole('button', { name: 'Thoát' }).click()
  await lan.page.waitForURL('**/sign-in')
  expect(await left()).toBe('1')
  // Whoever never walked has nothing to be cleared, and gets nothing by it.
  expect(await lan.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
  await lan.context.close()
})
