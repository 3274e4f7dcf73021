import { execFileSync } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../src/entry/demo/officers.ts'
import { freePort, printed, ROOT, start, stop } from './program.ts'
import { chromiumPath } from './tools.ts'

/** Pictures of the journeys: into the guide when it is made anew, else beside the other build results. */
const PICTURES = resolve(ROOT, process.env.GUIDE ?? 'dist/pictures')
/** A picture in the guide weighs no more, in bytes. */
const PICTURE_LIMIT = 150 * 1024

export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** The demo world, running as the README starts it, on a port of its own. */
export async function startDemo(env: Record<string, string> = {}): Promise<{ address: string; stop(): Promise<void> }> {
  const port = await freePort()
  const child = start(['demo'], { PORT: String(port), ...env })
  child.stderr.resume()
  await printed(child, /thien\s/)
  return {
    address: `http://localhost:${port}`,
    stop: async () => {
      await stop(child)
    },
  }
}

export const openBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...ARGUMENTS, ...more] })

/** A browser whose camera shows the given film for ever, and asks nobody for leave. */
export const openBrowserBefore = (film: string): Promise<Browser> =>
  openBrowser(
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  )

export interface Person {
  page: Page
  context: BrowserContext
}

/** Signs in by the form, in a browser profile of their own; anything the page complains of fails the test. */
export async function signInAs(
  browser: Browser,
  address: string,
  name: string,
  { width = 360, javaScript = true }: { width?: number; javaScript?: boolean } = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width, height: 780 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    javaScriptEnabled: javaScript,
    baseURL: address,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto('/sign-in')
  await page.fill('[name=name]', name)
  await page.fill('[name=password]', DEMO_PASSWORD)
  await page.click('main button')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  return { page, context }
}

/** A picture of what the person sees now, or of one part of the page. */
export async function picture(page: Page, name: string, part?: string): Promise<void> {
  const path = picturePath(name)
  if (part === undefined) await page.screenshot({ path, animations: 'disabled' })
  else await page.locator(part).first().screenshot({ path, animations: 'disabled' })
  weigh(path)
}

/** A picture of the first page of a printed file, as paper shows it. */
export function pictureOfPrint(pdf: string, name: string, dpi = 60): void {
  const path = picturePath(name)
  execFileSync('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', pdf, path.replace(/\.png$/, '')])
  weigh(path)
}

function picturePath(name: string): string {
  mkdirSync(PICTURES, { recursive: true })
  return join(PICTURES, `${name}.png`)
}

function weigh(path: string): void {
  const { size } = statSync(path)
  if (size > PICTURE_LIMIT) throw new Error(`${path} weighs ${size} bytes`)
}
