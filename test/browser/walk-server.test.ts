import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaptureBody, CaptureLabel } from '../../src/domain/capture/record.ts'
import { DEMO_PASSWORD } from '../../src/entry/demo/officers.ts'
import { openBrowser, type Person, signInAs, startDemo } from '../support/browser.ts'
import { engineScript } from '../support/walk-page.ts'

const SITE = 'site-1'

let demo: Awaited<ReturnType<typeof startDemo>>
let browser: Browser
let lan: Person
let script: string

beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
  script = await engineScript()
  lan = await signInAs(browser, demo.address, 'lan')
  await lan.page.evaluate(script)
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

const visit = (stall: string): CaptureBody => ({ kind: 'visit', stall, outcome: 'absent' })
const label = (stall: string): CaptureLabel => ({ kind: 'visit', site: SITE, stall, number: '1', outcome: 'absent' })
const send = () => lan.page.evaluate(() => engine.send())
const states = () =>
  lan.page.evaluate(async () => [
    ...new Set((await engine.records()).map(({ state, receipt }) => `${state} ${receipt?.state}`)),
  ])

/** A visit to every stall of the site, and to the first ones once more. */
async function walk(times: number): Promise<void> {
  const bundle = await lan.page.evaluate((site) => engine.open(site), SITE)
  const stalls = bundle?.stalls ?? []
  for (let at = 0; at < times; at++) {
    const { id = '' } = stalls[at % stalls.length] ?? {}
    const kept = await lan.page.evaluate(([body, marked]) => engine.save(body, marked), [visit(id), label(id)] as const)
    expect(kept.ok).toBe(true)
  }
}

test('a site is taken along from the server, small', async () => {
  const offer = await lan.page.evaluate(() => engine.offered())
  expect(offer).toMatchObject({ ok: true, value: { officer: { name: expect.stringContaining('Lan') } } })
  const taken = await lan.page.evaluate((site) => engine.take(site), SITE)
  expect(taken).toMatchObject({ ok: true, value: { id: SITE, kind: 'street' } })
  if (taken.ok) expect(taken.value.bytes).toBeLessThan(30 * 1024)
})

test('what was captured without a signal is with the server once there is one: as many here as there', async () => {
  await lan.context.setOffline(true)
  await walk(60)
  expect(await states()).toEqual(['waiting undefined'])
  await lan.context.setOffline(false)
  await send()
  await expect.poll(states).toEqual(['sent stored'])
  const told = await lan.page.evaluate(() => engine.reconcile())
  expect(told).toEqual({ ok: true, value: { here: 60, there: 60, missing: 0 } })
})

test('a session that is over keeps everything, and goes on after signing in again', async () => {
  await walk(2)
  await lan.context.clearCookies()
  await send()
  expect(await lan.page.evaluate(() => engine.state())).toEqual({ kind: 'signed-out' })
  await lan.page.goto('/sign-in?next=/definitions')
  await lan.page.fill('[name=name]', 'lan')
  await lan.page.fill('[name=password]', DEMO_PASSWORD)
  await lan.page.click('main button')
  await lan.page.waitForURL('**/definitions')
  await lan.page.evaluate(script)
  await send()
  expect(await states()).toEqual(['sent stored'])
})

test('a record handed over is its officer’s, and the same one again has the same answer', async () => {
  await lan.context.setOffline(true)
  await walk(3)
  const file = await lan.page.evaluate(async () => (await engine.handover()).text())
  const hoa = await signInAs(browser, demo.address, 'hoa')
  await hoa.page.evaluate(script)
  await hoa.page.evaluate(() => engine.offered())
  await hoa.page.evaluate((text) => engine.takeIn(new Blob([text])), file)
  await hoa.page.evaluate(() => engine.send())
  const theirs = await hoa.page.evaluate(() => engine.records())
  expect(theirs.map(({ state, receipt }) => [state, receipt?.state])).toEqual(Array(3).fill(['sent', 'stored']))
  await lan.context.setOffline(false)
  await send()
  await expect.poll(states).toEqual(['sent stored'])
  const receipts = (records: typeof theirs) => records.map(({ id, receipt }) => [id, receipt?.at]).sort()
  const own = await lan.page.evaluate(() => engine.records())
  expect(receipts(own.slice(0, 3))).toEqual(receipts(theirs))
  await hoa.context.close()
})

test('the walk is closed on both sides', async () => {
  await lan.page.evaluate((site) => engine.close(site), SITE)
  await send()
  expect(await lan.page.evaluate(async () => [await engine.sites(), engine.state()])).toEqual([[], { kind: 'idle' }])
})
