import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeForAccount } from '../../src/domain/account.ts'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { DEMO_PASSWORD } from '../../src/entry/demo/officers.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { walkAppWords } from '../../src/web/messages/walk-app.ts'
import { openBrowser, picture, signInAs, startDemo } from '../support/browser.ts'
import { foundOnDisk } from '../support/disk.ts'
import { type Gate, makeGate } from '../support/gate.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { codePicture, filmOf, turned } from '../support/photos.ts'
import { profile, rowsIn } from '../support/walk-page.ts'

const { street, capture, start, records, edit } = walkAppWords

/** How often the phone is killed while its officer walks; `KILLS=200` is the long campaign. */
const KILLS = Number(process.env.KILLS ?? 10)
/** Stalls walked, and with how many of them the vendor's own code is scanned. */
const WALKED = Math.max(50, KILLS)
const STREET = 'Đường Hai Tháng Chín'
/** What the vendors met say of themselves. */
const SECRETS = { account: '0090017733', trade: 'Chè Bà Sáu Ngọt', holder: 'DO THI SAU NGOT', phone: '0905667788' }

let gate: Gate
let demo: Awaited<ReturnType<typeof startDemo>>
let disk: ReturnType<typeof profile>
let desk: Browser
let site: string
let phone: Phone
let page: Page

beforeAll(async () => {
  gate = await makeGate()
  demo = await startDemo({ PUBLIC_ORIGIN: gate.address })
  gate.lead(demo.address)
  disk = profile()
  desk = await openBrowser()
  site = await makeStreet()
  writeFileSync(film(), filmOf(turned(codePicture(vendorsCode(), 6), 5)))
}, 120_000)
afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await desk?.close()
  await demo?.stop()
  await gate?.close()
  disk?.remove()
})

const film = () => join(disk.folder, '..', `${disk.folder.split('/').pop()}.y4m`)

function vendorsCode(): string {
  const own = codeForAccount(DEMO_BANK.bin, SECRETS.account, [DEMO_BANK])
  if (!own.ok) throw new Error(own.reason)
  return own.destination.payload
}

/** As the coordinator: a street on which nobody is known yet, for both volunteers. */
async function makeStreet(): Promise<string> {
  const { page: coordinator, context } = await signInAs(desk, gate.address, 'ho', { width: 1280 })
  await coordinator.goto('/sites/new')
  await coordinator.getByRole('radio', { name: vi.siteLists.kinds.street }).check()
  await coordinator.fill('[name=name]', STREET)
  await coordinator.fill('[name=spots]', `Cả tuyến: 1-${2 * WALKED + 39} |`)
  await coordinator.getByRole('button', { name: vi.siteLists.save }).first().click()
  await coordinator.waitForURL(/\/sites\/[\w-]{30,}/)
  const id = new URL(coordinator.url()).pathname.split('/')[2] ?? ''
  await coordinator.goto(`/sites/${id}/assignments`)
  for (const name of ['Đinh Thị Mai Lan', 'Võ Đình Hoà'])
    await coordinator.getByRole('button', { name: vi.officers.assignFor(false, name) }).click()
  await context.close()
  return id
}

const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** The phone is switched on, and opens the app where it was left. */
async function switchOn(): Promise<void> {
  phone = await openPhone(disk.folder, ...CAMERA, `--use-file-for-fake-video-capture=${film()}`)
  page = phone.context.pages()[0] ?? (await phone.context.newPage())
  await page.setViewportSize({ width: 360, height: 780 })
}

async function signIn(): Promise<void> {
  await page.goto(`${gate.address}/sign-in?next=/walk`)
  // Whoever is signed in still is sent on at once.
  if (new URL(page.url()).pathname === '/walk') return
  await page.fill('[name=name]', 'lan')
  await page.fill('[name=password]', DEMO_PASSWORD)
  await page.click('main button')
  await page.waitForURL(/\/walk/)
}

async function openStreet(): Promise<void> {
  await page.goto(`${gate.address}/walk#/sites/${site}`)
  await page.locator('.dock.next').waitFor()
}

/** Records on the phone, as its own database has them. */
const kept = () => rowsIn<{ label: { number: string }; state: string }>(page, 'records')

/** As an impatient thumb does, twice before anything can have changed: it is saved once. */
const tapTwice = (what: Locator) =>
  what.evaluate((one) => {
    for (let tap = 0; tap < 2; tap++) (one as HTMLElement).click()
  })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const numberOf = async () => (await page.locator('.dock.next .plate').textContent()) ?? ''

/** Walks one stall to the word that it is saved; answers its number. */
async function walkOne(turn: number): Promise<string> {
  const number = await numberOf()
  if (turn % 5 === 0) await registerVendor(turn === 0)
  else if (turn % 5 === 1) {
    await button(vi.outcomes.refused).click()
    await page.getByRole('radio', { name: vi.reasons.tax, exact: true }).click()
  } else await button(vi.outcomes[turn % 5 === 2 ? 'closed-today' : 'absent']).click()
  await tapTwice(button(capture.save))
  await expect.poll(() => numberOf(), { timeout: 15_000 }).not.toBe(number)
  await page.locator('.dock.next .sync', { hasText: number }).waitFor()
  return number
}

/** The vendor's own code before the camera; of the first one everything is written down. */
async function registerVendor(whole: boolean): Promise<void> {
  await button(street.scan).click()
  await page.getByText(capture.codeRead).waitFor()
  for (const chip of [vi.accounts.relations.own, vi.merchants.categories.food, vi.merchants.kinds.individual])
    await page.getByRole('radio', { name: chip, exact: true }).click()
  await page.getByRole('checkbox', { name: vi.consents.questions.sticker }).click()
  if (!whole) return
  await page.getByRole('checkbox', { name: vi.consents.questions.phone }).click()
  for (const details of await page.locator('.walk details:not([open]) > summary').all()) await details.click()
  await page.getByLabel(capture.tradeName).fill(SECRETS.trade)
  await page.getByLabel(capture.holder).fill(SECRETS.holder)
  await page.getByRole('textbox', { name: capture.phone }).fill(SECRETS.phone)
}

/** Walks on until the phone dies, at a moment nobody chose; answers what it had said was saved by then. */
async function walkUntilKilled(saved: string[], until: number): Promise<void> {
  while (saved.length < until) saved.push(await walkOne(saved.length))
  const dying = new Promise((done) => setTimeout(done, Math.random() * 1_500)).then(() => phone.kill())
  const walking = walkOne(saved.length).then((number) => saved.push(number))
  await Promise.all([dying, walking.catch(() => undefined)])
}

describe('a street walked without a signal', () => {
  const saved: string[] = []

  test('is taken along with one tap', async () => {
    await switchOn()
    await signIn()
    const card = page.locator('section.card', { has: page.getByRole('heading', { name: new RegExp(STREET) }) })
    await card.getByRole('button', { name: start.take, exact: true }).click()
    await card.getByRole('link', { name: start.open, exact: true }).waitFor()
    await picture(page, 'walk-start')
    expect(await card.textContent()).toMatch(/KB/)
  }, 60_000)

  test(
    `of what was said to be saved nothing is lost, though the phone dies ${KILLS} times`,
    async () => {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      gate.shut()
      for (let kill = 1; kill <= KILLS; kill++) {
        await openStreet()
        await walkUntilKilled(saved, Math.floor((WALKED * kill) / (KILLS + 1)))
        await switchOn()
        await openStreet()
        const numbers = (await kept()).map(({ label }) => label.number)
        expect(saved.filter((number) => !numbers.includes(number))).toEqual([])
        // The one under way when it died is there whole, or not at all.
        expect(numbers.length - saved.length).toBeLessThanOrEqual(1)
        expect(new Set(numbers).size).toBe(numbers.length)
        for (const number of numbers) if (!saved.includes(number)) saved.push(number)
      }
      while (saved.length < WALKED) saved.push(await walkOne(saved.length))
      expect(await kept()).toHaveLength(WALKED)
      await picture(page, 'walk-offline')
    },
    60_000 + KILLS * 60_000,
  )

  test('shows nobody who reads its disk whom it met', async () => {
    await phone.close()
    const secrets = [SECRETS.account, SECRETS.trade, SECRETS.holder, SECRETS.phone]
    // What the strip draws is found by the same search, so the search is one that finds.
    expect(foundOnDisk(disk.folder, [STREET, ...secrets])).toEqual([STREET])
    await switchOn()
  })

  test('is with the server once there is a signal, every record, and both count the same', async () => {
    gate.open()
    // A browser that is killed may have forgotten who was signed in: what is unsent waits for them.
    await signIn()
    await page.goto(`${gate.address}/walk#/records`)
    await expect
      .poll(async () => (await kept()).filter(({ state }) => state !== 'sent').length, { timeout: 60_000 })
      .toBe(0)
    await button(records.reconcile).click()
    const equal = records.equal.replace('{here}', String(WALKED)).replace('{there}', String(WALKED))
    await page.getByText(equal).waitFor()
    await picture(page, 'walk-records')
    const { page: leader, context } = await signInAs(desk, gate.address, 'anh', { width: 1280 })
    await leader.goto(`/sites/${site}/figures/A1`)
    expect(await leader.locator('main').textContent()).toContain(`Được tính: ${WALKED}`)
    await leader.goto(`/sites/${site}`)
    await leader.locator('.fresh').waitFor()
    await picture(leader, 'walk-leader')
    await context.close()
  }, 120_000)
})

describe('two people, one stall', () => {
  test('who renumbered it while neither had a signal: the later one is asked which to keep', async () => {
    const { page: other } = await signInAs(desk, gate.address, 'hoa')
    await other.goto('/walk')
    const card = other.locator('section.card', { has: other.getByRole('heading', { name: new RegExp(STREET) }) })
    await card.getByRole('button', { name: start.take, exact: true }).click()
    await card.getByRole('link', { name: start.open, exact: true }).waitFor()
    await openStreet()
    const stall = await page.evaluate(async (id) => {
      const told = { method: 'GET', credentials: 'same-origin' } as const
      const text = await (await fetch(`/sites/${id}/stalls`, told)).text()
      const links = [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('a[href^="/stalls/"]')]
      return links.at(-1)?.getAttribute('href')?.split('/')[2] ?? ''
    }, site)
    gate.shut()
    for (const [walker, number] of [
      [page, '900A'],
      [other, '900B'],
    ] as const) {
      await walker.goto(`${gate.address}/walk#/sites/${site}/stalls/${stall}/edit`)
      await walker.getByLabel(new RegExp(`^${edit.fields.number}`)).fill(number)
      await tapTwice(walker.getByRole('button', { name: edit.save, exact: true }))
      await walker.locator('.dock.next').waitFor()
    }
    gate.open()
    for (const walker of [page, other]) {
      await walker.goto(`${gate.address}/walk#/records`)
      await walker.getByRole('button', { name: records.send, exact: true }).click()
    }
    await other.getByRole('link', { name: records.merge }).click()
    await other.getByText('900A').first().waitFor()
    expect(await other.locator('main').textContent()).toMatch(/900A[\s\S]*900B|900B[\s\S]*900A/)
    expect(await other.locator('main input:checked').count()).toBe(0)
    await picture(other, 'walk-merge')
    await other.locator('main label', { hasText: '900B' }).click()
    await other.locator('main form button').last().click()
    await other.waitForURL(/\/stalls\//)
    expect(await other.locator('main').textContent()).toContain('900B')
  }, 120_000)
})
