import { resolve } from 'node:path'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { vi } from '../../src/web/messages/vi.ts'
import { TextArea } from '../../src/web/ui/form.tsx'
import { PhotoField } from '../../src/web/ui/photo-field.tsx'
import { codePicture, jpegOf, pngOf, turned } from '../support/photos.ts'
import { chromiumPath } from '../support/tools.ts'

const ORIGIN = 'http://phoqr.test'
const CODE = '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN6304F4E5'
const CSP = "default-src 'none'; script-src 'self'"

const form = () =>
  `<!doctype html><html lang="vi"><title>t</title><script src="/built/page.js" defer></script><form>${<PhotoField />}${<TextArea label="Mã" name="code" />}</form></html>`

/** The scripts as they are built, by path. */
async function bundle(): Promise<Map<string, string>> {
  const built = await build({
    ...{ bundle: true, format: 'esm', splitting: true, write: false, outdir: '/built', logLevel: 'error' },
    entryPoints: [resolve(import.meta.dirname, '../../src/field/page.ts')],
    target: ['chrome100', 'safari15.4', 'firefox110'],
    chunkNames: '[name]-[hash]',
  })
  return new Map(built.outputFiles.map(({ path, text }) => [path, text]))
}

describe('a photo chosen in a form', () => {
  let browser: Browser
  let page: Page
  let scripts: Map<string, string>
  const asked: string[] = []
  beforeAll(async () => {
    scripts = await bundle()
    const options = { executablePath: chromiumPath(), args: ['--no-sandbox'] }
    browser = await chromium.launch(options)
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    asked.length = 0
    page = await browser.newPage()
    await page.route(`${ORIGIN}/**`, (route) => {
      const path = new URL(route.request().url()).pathname
      asked.push(path)
      const script = scripts.get(path)
      const body = script ?? form()
      const contentType = script === undefined ? 'text/html; charset=utf-8' : 'text/javascript'
      return route.fulfill({ body, contentType, headers: { 'Content-Security-Policy': CSP } })
    })
    await page.goto(`${ORIGIN}/form`)
    return () => page.close()
  })

  const choose = (buffer: Uint8Array, mimeType = 'image/jpeg') =>
    page.setInputFiles('#photo', { name: 'photo', mimeType, buffer: Buffer.from(buffer) })
  const says = (sentence: string) => page.getByRole('status').filter({ hasText: sentence }).waitFor()
  const chosen = () => page.$eval('#photo', (input) => (input as HTMLInputElement).files?.length)

  test.each([
    ['a JPEG', () => jpegOf(codePicture(CODE))],
    ['a PNG held askew', () => pngOf(turned(codePicture(CODE), 20))],
    ['a wide picture in which the code is small', () => jpegOf(codePicture(CODE, 4, 2400))],
  ])('is read on the phone itself: %s', async (_what, photo) => {
    await choose(photo())
    await says(vi.codeReadings.found)
    expect(await page.inputValue('#code')).toBe(CODE)
    expect(await chosen()).toBe(0)
    expect(asked.filter((path) => !path.endsWith('.js'))).toEqual(['/form'])
  })

  test('is read without a network once the page is open: the decoder came with it', async () => {
    await expect.poll(() => asked.filter((path) => path.startsWith('/built/decode-')).length).toBeGreaterThan(0)
    const before = asked.length
    await page.context().setOffline(true)
    await choose(jpegOf(codePicture(CODE, 4)))
    await says(vi.codeReadings.found)
    expect(asked).toHaveLength(before)
  })

  test('stays the way where the camera may not be used', async () => {
    await page.getByRole('button', { name: vi.codeReadings.camera }).click()
    await says(vi.codeReadings.cameraRefused)
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await choose(jpegOf(codePicture(CODE, 4)))
    await says(vi.codeReadings.found)
  })

  test.each([
    ['shows no code', () => jpegOf({ width: 300, height: 300, data: new Uint8Array(360_000).fill(180) })],
    ['is no picture', () => new TextEncoder().encode('text')],
  ])('stays for the server where it %s, and what was typed stays too', async (_what, photo) => {
    await page.fill('#code', 'typed')
    await choose(photo())
    await says(vi.codeReadings.unread)
    expect(await page.inputValue('#code')).toBe('typed')
    expect(await chosen()).toBe(1)
  })

  test('of an identity card puts nothing into the form', async () => {
    await choose(jpegOf(codePicture('051099000123|212345678|Nguyen Thi Ut|01011990|Nu|Binh Son|01012021')))
    await says(vi.codeReadings.unread)
    expect(await page.inputValue('#code')).toBe('')
  })
})
