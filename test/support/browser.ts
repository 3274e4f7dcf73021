import { type ChildProcessWithoutNullStreams, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setInterval } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { DEMO_PASSWORD } from '../../src/entry/demo/officers.ts'
import { freePort, printed, ROOT, start, startDemoStep, stop } from './program.ts'
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

export interface Demo {
  address: string
  /** Where its database and its keys are; '' of the command, which keeps that to itself. */
  folder: string
  /** All that the server has printed so far. */
  log(): string
  stop(): Promise<void>
}

/** The demo world on a port of its own: a copy of what was made once for all tests. */
export async function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const made = await madeDemo(inject('shared'))
  return served((PORT) => startDemoStep(['serve', made], { PORT, ...env }), /^ready \S+ (\S+)/m)
}

/** The demo world, made and served as the README starts it. */
export const startDemoCommand = (): Promise<Demo> => served((PORT) => start(['demo'], { PORT }), /thien\s/)

async function served(begin: (port: string) => ChildProcessWithoutNullStreams, ready: RegExp): Promise<Demo> {
  const port = String(await freePort())
  const child = begin(port)
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)))
  const [, folder = ''] = await printed(child, ready)
  return {
    ...{ address: `http://localhost:${port}`, folder, log: () => said.join('') },
    stop: async () => {
      await stop(child)
    },
  }
}

/** Whoever is first makes it; the others wait for the mark that it is whole. */
async function madeDemo(shared: string): Promise<string> {
  const [made, mark] = [join(shared, 'demo'), join(shared, 'demo-is-made')]
  const isFirst = mkdirSync(made, { recursive: true }) !== undefined
  if (isFirst) {
    const child = startDemoStep(['make', made])
    child.stdout.resume()
    const complaint = text(child.stderr)
    const status = await new Promise<number | null>((done) => child.once('exit', done))
    if (status !== 0) throw new Error(`The demo could not be made: ${await complaint}`)
    writeFileSync(mark, '')
  }
  for await (const _ of setInterval(100)) if (existsSync(mark)) break
  return made
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
