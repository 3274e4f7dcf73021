import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, picture, signInAs, startDemo } from '../support/browser.ts'

/** A stall of the demo's market that nobody has registered. */
const STALL = '/stalls/site-2-stall-E3'

let demo: Awaited<ReturnType<typeof startDemo>>
let browser: Browser
beforeAll(async () => {
  demo = await startDemo()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

const send = (page: Page) => page.click('main button.button[data-kind=main], .dock button')

/** How far the page runs over the side of the screen, in pixels. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test('two people edit one name at once, and one of them chooses, without scripts at 360 px', async () => {
  const { page: lan } = await signInAs(browser, demo.address, 'lan', { javaScript: false })
  const { page: ho } = await signInAs(browser, demo.address, 'ho', { javaScript: false })
  await lan.goto(`${STALL}/merchants/new`)
  await lan.fill('[name=tradeName]', 'Rau Bà Sáu')
  await lan.check('[name=kind][value=individual]', { force: true })
  await lan.check('[name=category][value=fresh]', { force: true })
  await send(lan)
  expect(new URL(lan.url()).pathname).toBe(STALL)
  await lan.click(`a[href="${STALL}/edits"]`)
  await ho.goto(`${STALL}/edits`)
  await lan.fill('[name=trade-name]', 'Rau sạch Bà Sáu')
  await ho.fill('[name=trade-name]', 'Rau củ Sáu Hạnh')
  expect(await overflow(lan)).toBe(0)
  await picture(lan, 'edits')
  await send(ho)
  expect(new URL(ho.url()).pathname).toBe(STALL)
  await send(lan)
  expect(new URL(lan.url()).pathname).toMatch(/^\/merges\//)
  expect(await lan.locator('input[type=radio]:checked').count()).toBe(0)
  expect(await overflow(lan)).toBe(0)
  await picture(lan, 'merge')
  await lan.goto('/sites')
  await lan.click('a[href="/merges"]')
  await lan.click('main .tasks a')
  await lan.check('[name=kept][value=mine]', { force: true })
  await send(lan)
  expect(await lan.textContent('main h1')).toBe('Rau sạch Bà Sáu')
  await ho.goto('/merges')
  expect(await ho.locator('main .tasks a').count()).toBe(0)
})
