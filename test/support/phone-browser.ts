import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumPath } from './tools.ts'

/** A browser with a profile that outlives it, as a phone has: it can be killed at any moment and started again. */
export interface PhoneBrowser {
  readonly browser: Browser
  readonly context: BrowserContext
  readonly page: Page
  /** SIGKILL to the browser and all its processes: nothing is written down, nobody says goodbye. */
  kill(): Promise<void>
}

const ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=vi-VN',
  '--remote-debugging-port=0',
  '--window-size=360,780',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/** Starts the phone with its profile, and with a film before its camera. */
export async function startPhone(profile: string, film?: string): Promise<PhoneBrowser> {
  const watched = film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`]
  // What the last start left here names a port that is gone.
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
  const child = spawn(chromiumPath(), [...ARGUMENTS, ...watched, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TZ: 'Asia/Ho_Chi_Minh' },
  })
  const browser = await chromium.connectOverCDP(await debugAddress(child))
  const [context] = browser.contexts()
  const page = context?.pages()[0]
  if (context === undefined || page === undefined) throw new Error('the phone shows no page')
  return { browser, context, page, kill: () => kill(child) }
}

/** What Chromium prints once it listens. */
function debugAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let seen = ''
    child.stderr?.on('data', (chunk) => {
      seen += chunk
      const [, address] = /DevTools listening on (ws:\S+)/.exec(seen) ?? []
      if (address !== undefined) found(address)
    })
    child.once('exit', (status) => fail(new Error(`the browser ended with ${status}:\n${seen}`)))
  })
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  process.kill(-child.pid, 'SIGKILL')
  await ended
}

/** Names of the files in a profile that hold the text, in the encodings a browser writes texts in. */
export function filesHolding(profile: string, text: string): string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'latin1')]
  return filesOf(profile).filter((file) => {
    const bytes = readFileSync(file)
    return forms.some((form) => bytes.includes(form))
  })
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesOf(path)
    return entry.isFile() && statSync(path).size > 0 ? [path] : []
  })
