import { spawn } from 'node:child_process'
import { type BrowserContext, chromium } from 'playwright-core'
import { ARGUMENTS } from './browser.ts'
import { chromiumPath } from './tools.ts'

/** A browser with a profile on the disk, as a phone has one: it may be closed, and it may be killed. */
export interface Phone {
  readonly context: BrowserContext
  /** Ends it as an empty battery does. */
  kill(): Promise<void>
  close(): Promise<void>
}

export async function openPhone(folder: string, ...more: string[]): Promise<Phone> {
  const own = ['--headless=new', `--user-data-dir=${folder}`, '--remote-debugging-port=0', 'about:blank']
  const child = spawn(chromiumPath(), [...ARGUMENTS, ...more, ...own], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const socket = await new Promise<string>((done, fail) => {
    let seen = ''
    child.stderr.on('data', (chunk) => {
      seen += chunk
      const [, found] = /listening on (ws:\S+)/.exec(seen) ?? []
      if (found) done(found)
    })
    child.once('exit', (status) => fail(new Error(`chromium ended with ${status}: ${seen}`)))
  })
  const browser = await chromium.connectOverCDP(socket)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('chromium opened without a profile')
  return {
    context,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
      await browser.close().catch(() => undefined)
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await ended
    },
  }
}
