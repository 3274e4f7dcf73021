import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/entry/demo/officers.ts'
import { PAYOUT_HAMLETS } from '../../src/entry/demo/payout-lines.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { walkAppWords } from '../../src/web/messages/walk-app.ts'
import { paths } from '../../src/web/paths.ts'
import { complaintsOf } from '../support/axe.ts'
import { openBrowser, picture, signInAs, startDemo } from '../support/browser.ts'
import { foundOnDisk } from '../support/disk.ts'
import { type Gate, makeGate } from '../support/gate.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { profile, rowsIn } from '../support/walk-page.ts'

const { meetings, start, records, capture } = walkAppWords
const { payouts, payoutCases } = vi
const COMMUNE = '21040'
const [HAMLET = '', NAME = ''] = PAYOUT_HAMLETS[2] ?? []

let gate: Gate
let demo: Awaited<ReturnType<typeof startDemo>>
let disk: ReturnType<typeof profile>
let desk: Browser
let phone: Phone
let page: Page
/** All file codes of the list; those first about which nothing was in the way, who stay on a list whatever comes of it. */
let codes: string[]

beforeAll(async () => {
  gate = await makeGate()
  demo = await startDemo({ PUBLIC_ORIGIN: gate.address })
  gate.lead(demo.address)
  disk = profile()
  desk = await openBrowser()
  await switchOn()
})
afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close()
  await demo?.stop()
  await gate?.close()
  disk?.remove()
})

async function switchOn(): Promise<void> {
  phone = await openPhone(disk.folder)
  page = phone.context.pages()[0] ?? (await phone.context.newPage())
  await page.setViewportSize({ width: 360, height: 780 })
}

async function signIn(name: string): Promise<void> {
  await page.goto(`${gate.address}/sign-in?next=/walk`)
  await page.fill('[name=name]', name)
  await page.fill('[name=password]', DEMO_PASSWORD)
  await page.click('main button')
  await page.waitForURL(/\/walk/)
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const cardOf = (code: string) => page.locator(`[data-case="${code}"]`)
const address = () => gate.address + paths.walkMeetings(COMMUNE, HAMLET)

async function tell(code: string, answer: string, next?: string): Promise<void> {
  await cardOf(code).getByRole('button').click()
  for (const chip of [answer, next])
    if (chip) await cardOf(code).getByRole('radio', { name: chip, exact: true }).click()
  await button(meetings.save).click()
  await cardOf(code).locator('.sync').waitFor()
}

describe('whom to meet, without a signal', () => {
  test('the coordinator comes from the page of the lists, and takes a hamlet along', async () => {
    await signIn('ho')
    await page.locator('#app .walk').first().waitFor()
    await page.goto(gate.address + paths.payoutCases(COMMUNE, { hamlet: HAMLET }))
    await page.getByRole('link', { name: payoutCases.takeAlong }).click()
    await page.getByText(meetings.gone).waitFor()
    await button(start.take).click()
    await page.locator('[data-case]').first().waitFor()
    const blocked = page.locator('[data-case]', { hasText: payoutCases.lists.blocked })
    const stuck = await blocked.locator('.case-code').allTextContents()
    const all = await page.locator('[data-case] .case-code').allTextContents()
    codes = [...all.filter((code) => !stuck.includes(code)), ...stuck]
    expect(codes.length).toBeGreaterThan(3)
    expect(await page.locator('h1').textContent()).toBe(NAME)
    expect(await page.locator('main').textContent()).not.toMatch(/\d{3}\.\d{3}|đồng\b(?! ý)/)
    await picture(page, 'walk-meetings')
  })

  test('with no signal the list opens, and two outcomes are kept until the browser opens again', async () => {
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    gate.shut()
    await page.reload()
    const [first = '', second = '', third = ''] = codes
    await tell(first, payouts.outcomes['account-opened'], capture.days7)
    await tell(second, payouts.blockers['no-chip-card'])
    await cardOf(third).getByRole('button').click()
    await button(meetings.save).click()
    await page.getByText(meetings.choose).waitFor()
    await page.setViewportSize({ width: 320, height: 780 })
    expect(await complaintsOf(page)).toEqual([])
    await phone.close()
    expect(foundOnDisk(disk.folder, [NAME, ...codes])).toEqual([NAME])
    await switchOn()
    await page.goto(address())
    for (const code of [first, second])
      await expect.poll(() => cardOf(code).locator('.sync').textContent()).toContain(records.waiting)
    expect(await cardOf(first).locator('.sync').textContent()).toContain(payouts.outcomes['account-opened'])
    expect(await cardOf(second).locator('.sync').textContent()).toContain(
      payoutCases.blockedBy(payouts.blockers['no-chip-card']),
    )
    expect(await cardOf(third).locator('.sync').count()).toBe(0)
    await cardOf(first).scrollIntoViewIfNeeded()
    await picture(page, 'walk-meetings-offline')
  })

  test('with the signal back it is sent, and the leader reads what came of it', async () => {
    const [first = '', second = ''] = codes
    gate.open()
    await page.goto(`${gate.address}/walk#/records`)
    await expect.poll(() => page.locator('.records .sync[data-state=sent]').count(), { timeout: 20_000 }).toBe(2)
    const leader = await signInAs(desk, gate.address, 'anh')
    await leader.page.goto(paths.payoutCases(COMMUNE, { hamlet: HAMLET }))
    const row = (code: string) => leader.page.locator(`li[data-case="${code}"]`).first().textContent()
    expect(await row(first)).toContain(payouts.outcomes['account-opened'])
    expect(await row(second)).toContain(payoutCases.blockedBy(payouts.blockers['no-chip-card']))
    expect(await leader.page.locator(`[data-list=blocked] [data-case="${second}"]`).count()).toBe(1)
    await leader.context.close()
  })

  test('signed out, the list has left the phone, and the next one on it sees nothing of it', async () => {
    await page.goto(`${gate.address}/`)
    await page.getByRole('button', { name: 'Thoát' }).click()
    await page.waitForURL('**/sign-in')
    const left = async () => (await rowsIn(page, 'lists')).length
    await expect.poll(left).toBe(0)
    await signIn('lan')
    for (const path of ['/walk', paths.walkMeetings(COMMUNE, HAMLET), '/walk#/records']) {
      await page.goto('about:blank')
      await page.goto(gate.address + path)
      await page.locator('#app .walk').first().waitFor()
      const shown = (await page.locator('body').textContent()) ?? ''
      for (const code of codes) expect(shown).not.toContain(code)
    }
    await page.goto(address())
    await button(start.take).click()
    await page.getByRole('alert').waitFor()
    expect(await page.locator('[data-case]').count()).toBe(0)
  })

  test('the payouts officer finds the hamlets at the start of the walk', async () => {
    const officer = await signInAs(desk, gate.address, 'sen')
    await officer.page.goto('/walk')
    await officer.page.getByRole('heading', { name: NAME }).waitFor()
    expect(await officer.page.locator('h2').allTextContents()).toContain(meetings.title)
    await officer.context.close()
  })
})
