import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { DEMO_PASSWORD } from '../../src/entry/demo/world.ts'
import { paths } from '../../src/web/paths.ts'

/** The cookie of an officer of the demo world. */
export async function signIn(address: string, name: string): Promise<string> {
  const body = new URLSearchParams({ name, password: DEMO_PASSWORD })
  const headers = { 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Has the server do a piece of work, and waits for what it tells of it. */
export async function tell(server: ChildProcess, what: string): Promise<unknown> {
  const answered = once(server, 'message')
  server.send(what)
  return (await answered)[0]
}

/** Milliseconds that a small page took, asked for over and over until the other answer came. */
export async function waitsUntil(answered: Promise<unknown>, address: string): Promise<number[]> {
  let isOver = false
  void answered.finally(() => {
    isOver = true
  })
  const waits: number[] = []
  while (!isOver) {
    const from = performance.now()
    await (await fetch(address + paths.health())).text()
    waits.push(performance.now() - from)
  }
  return waits
}
