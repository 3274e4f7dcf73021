import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMonths, readMonth, showMonth } from '../../src/domain/month.ts'
import { DEMO_PIN, demoVendorPath } from '../../src/entry/demo/vendor.ts'
import { newDeviceKey } from '../../src/field/walk/seal.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { openBrowser, signInAs, startDemo } from '../support/browser.ts'
import { person, workbook } from '../support/payout-files.ts'
import { ROOT } from '../support/program.ts'

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8')
const COMMUNE = '/communes/21040'
/** A street with an open alarm, a market seen from afar, a stall nobody has registered, one with a live code. */
const [STREET, MARKET, EMPTY, SHOP] = [
  '/sites/site-1',
  '/sites/site-2',
  '/stalls/site-2-stall-E3',
  '/stalls/site-1-stall-1',
]

/** Rounds of payouts: one that waits to be closed, one that is. */
const [ROUND, CLOSED] = ['/payout-rounds/payout-assistance-now', '/payout-rounds/payout-assistance-before']
const INCIDENT = '/incidents/incident-site-1-stall-21'

/** The main pages of each role; a reader's pages come with those of the roles that act on them. */
const PAGES: Record<string, string[]> = {
  lan: [
    ...['/sites', STREET, MARKET, `${STREET}/stalls`, SHOP, '/stalls/site-1-stall-21', EMPTY, '/definitions', INCIDENT],
    ...['/due', `${EMPTY}/edits`, `${SHOP}/edits`, '/merges', `${STREET}/history`, `${STREET}/census`],
    ...[`${EMPTY}/merchants/new`, `${SHOP}/visits/new`, '/merchants/merchant-site-1-stall-1/account-proposals/new'],
  ],
  ho: [
    ...[COMMUNE, '/account-approvals', `${STREET}/stickers`, `${STREET}/assignments`],
    ...[`${COMMUNE}/printers`, `${COMMUNE}/printers/new`, `${MARKET}/market-days`],
    ...[`${COMMUNE}/teams`, `${COMMUNE}/teams/new`, '/teams/team-1', `${COMMUNE}/due`, `${COMMUNE}/due?officer=lan`],
    ...[`${COMMUNE}/campaigns`, `${COMMUNE}/campaigns/new`, '/campaigns/campaign-1'],
    ...['/campaigns/campaign-1?correct=result-1', '/campaigns/campaign-1/stalls'],
    ...['/campaigns/campaign-1/revision', '/teams/team-1/revision'],
    '/incidents',
    INCIDENT,
    `${INCIDENT}/print`,
    `${COMMUNE}/payout-cases?list=blocked`,
  ],
  sen: [
    ...[`${COMMUNE}/payout-cases`, `${COMMUNE}/payout-cases/visits/hamlet-2`],
    `${COMMUNE}/payout-cases/payout-assistance-now/meeting?case=BS-0147`,
    ...[`${COMMUNE}/payouts`, `${COMMUNE}/payouts/fell-back`, `${COMMUNE}/payout-rounds`, ROUND, `${ROUND}/lines`],
    ...[`${CLOSED}/corrections`, `${CLOSED}/corrections/new?case=BS-0147`],
    ...[`${COMMUNE}/payout-programmes`, '/payout-programmes/payout-assistance'],
  ],
  anh: [
    ...[COMMUNE, `${COMMUNE}/figures/A5`, `${COMMUNE}/reasons/tax`, '/stalls/site-1-stall-21'],
    ...[`${COMMUNE}/payouts`, `${COMMUNE}/payout-months`, `${COMMUNE}/payout-exports`, `${COMMUNE}/payout-targets`],
    `${COMMUNE}/payout-layout`,
    ...[`${COMMUNE}/reasons`, `${COMMUNE}/targets`, `${STREET}/leavings`, `${COMMUNE}/history`, `${COMMUNE}/months`],
    ...[`${COMMUNE}/payout-rounds`, ROUND],
  ],
  le: [
    ...['/sites', `${STREET}/figures/A4`, '/audit', '/provinces/51/teams', `${COMMUNE}/teams`, '/campaigns/campaign-1'],
    ...['/provinces/51', '/search?q=chau%20o', '/provinces/51/payouts', '/provinces/51/payout-targets'],
  ],
  dang: [
    '/provinces/51/payout-programmes',
    '/payout-programmes/payout-pension',
    '/officers',
    '/officers/new',
    '/officers/lan',
    '/banks',
  ],
}

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

/** Rules of axe that a theme can break: an architecture test holds the dark one to the values of tokens. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']
const THEMES = [
  ['light', undefined],
  ['dark', OF_COLOUR],
] as const

/** The page at 320 px in both themes: how far it runs over the side, and what axe finds, as sentences. */
async function complaints(page: Page, path: string): Promise<string[]> {
  const answer = await page.goto(path)
  const found = answer?.status() === 200 ? [] : [`${path}: ${answer?.status()}`]
  return [...found, ...(await complaintsHere(page, path))]
}

/** The same of the page as it stands, called by a name. */
async function complaintsHere(page: Page, path: string): Promise<string[]> {
  const found: string[] = []
  await page.evaluate(AXE)
  for (const [colorScheme, rules] of THEMES) {
    // A colour on its way to the other theme has neither contrast.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await page.evaluate(inspect, rules)).map((sentence) => `${path} ${colorScheme}: ${sentence}`))
  }
  return found
}

/** A phone of the officer takes sites along and tells how much it holds of each. */
async function holding(officer: string, held: Record<string, number>): Promise<void> {
  const { page, context } = await signInAs(browser, demo.address, officer)
  const { publicKey } = await newDeviceKey()
  const headers = { Origin: demo.address, 'Sec-Fetch-Site': 'same-origin' }
  const tell = async (path: string, told: object) => {
    const sent = { data: { device: `phone-${officer}`, ...told }, headers }
    expect((await page.request.post(`${demo.address}/walk/${path}`, sent)).status(), path).toBe(200)
  }
  await tell('devices', { publicKey })
  for (const site of Object.keys(held)) await tell('takings', { site })
  await tell('captures', { held, records: [] })
  await context.close()
}

/** Runs inside the page, all rules of axe or the given ones. */
async function inspect(rules?: readonly string[]): Promise<string[]> {
  const over = document.documentElement.scrollWidth - innerWidth
  const { axe } = globalThis as never as { axe: { run(page: Document, options: object): Promise<Inspected> } }
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    ...(rules && { runOnly: { type: 'rule', values: rules } }),
  })
  const grave = violations.filter(({ impact }) => impact !== 'minor')
  const sentences = grave.map(({ id, nodes }) => `${id} ${nodes.length} × ${nodes[0]?.html}`)
  return over > 0 ? [`${over} px over the side`, ...sentences] : sentences
}

interface Inspected {
  violations: { id: string; impact: string; nodes: { html: string }[] }[]
}

describe('at 320 px, light and dark, no page runs over the side or shuts anybody out', () => {
  test.each(Object.entries(PAGES))('for %s', async (name, paths) => {
    const { page, context } = await signInAs(browser, demo.address, name, { width: 320 })
    const found: string[] = []
    for (const path of paths) found.push(...(await complaints(page, path)))
    await context.close()
    expect(found).toEqual([])
  })

  test('for whoever reads a file in, and works out arrears', async () => {
    const { page, context } = await signInAs(browser, demo.address, 'sen', { width: 320 })
    await page.goto(`${COMMUNE}/payout-rounds`)
    await page.locator('[name=programme]').selectOption({ index: 1 })
    const newest = (await page.locator('.history h2').first().textContent()) ?? ''
    await page.fill('[name=period]', showMonth(addMonths(readMonth(/[\d/]+$/.exec(newest)?.[0] ?? '') ?? '', 1)))
    await page.getByText(vi.payoutRounds.grains.cases).click()
    await page.getByRole('button', { name: vi.payoutRounds.open.act }).click()
    await page.waitForURL('**/payout-rounds/*')
    const round = new URL(page.url()).pathname
    const found: string[] = []
    for (const path of [round, `${round}/import`, `${round}/arrears`, `${round}/line`])
      found.push(...(await complaints(page, path)))
    await page.goto(`${round}/import`)
    const rows = [person(1, { code: '051041000001', Thôn: 'Thôn Không Có' }), person(2, { 'Số tiền': -1 }), person(3)]
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await page.setInputFiles('[name=file]', { name: 'ds.xlsx', mimeType, buffer: Buffer.from(await workbook(rows)) })
    await page.getByRole('button', { name: vi.payoutImport.read }).click()
    await page.locator('.mend').first().waitFor()
    found.push(...(await complaintsHere(page, 'dry run')))
    await context.close()
    expect(found).toEqual([])
  })

  test('for those who draw visits, and who check them again', async () => {
    const { page, context } = await signInAs(browser, demo.address, 'ho', { width: 320 })
    const found = await complaints(page, `${STREET}/back-checks`)
    await page.click('main form button')
    await page.waitForURL(/back-checks\/.+/)
    const draw = new URL(page.url()).pathname
    for (const path of [draw, `${STREET}/back-checks`, `${COMMUNE}/flags`])
      found.push(...(await complaints(page, path)))
    await context.close()
    const { page: lan, context: hers } = await signInAs(browser, demo.address, 'lan', { width: 320 })
    found.push(...(await complaints(lan, '/back-checks')))
    const check = await lan.getAttribute('main a[href^="/back-checks/"]', 'href')
    found.push(...(await complaints(lan, check ?? '')))
    await hers.close()
    expect(found).toEqual([])
  })

  test('without a signal, a check keeps what was chosen and says that nothing was sent', async () => {
    const { page, context } = await signInAs(browser, demo.address, 'lan')
    await page.goto('/back-checks')
    await page.click('main a[href^="/back-checks/"]')
    await page.check('[name=outcome][value=absent]', { force: true })
    await page.check('[name=recall][value=unsure]', { force: true })
    await context.setOffline(true)
    await page.click('.dock button')
    await page.waitForSelector(`text=${vi.form.unsent}`)
    expect(await page.isChecked('[name=recall][value=unsure]')).toBe(true)
    await context.setOffline(false)
    await page.click('.dock button')
    await page.waitForURL(/\/back-checks$/)
    expect(await page.textContent('main')).toContain('nhưng chưa ai nói được')
    await context.close()
  })

  test('for those who read what phones still hold', async () => {
    await holding('lan', { 'site-1': 12, 'site-2': 3 })
    await holding('ho', { 'site-1': 0 })
    const { page, context } = await signInAs(browser, demo.address, 'ho', { width: 320 })
    const found: string[] = []
    for (const path of ['/sites', COMMUNE, STREET]) {
      found.push(...(await complaints(page, path)))
      expect(await page.locator('.fresh summary').first().textContent()).toMatch(/^1 máy còn giữ 1[25] phiếu/)
      expect((await page.locator('.fresh summary').first().boundingBox())?.height).toBeGreaterThanOrEqual(48)
      await page.locator('.fresh summary').first().click()
      expect(await page.locator('.fresh li').first().isVisible()).toBe(true)
      found.push(...(await page.evaluate(inspect, undefined)))
    }
    await context.close()
    expect(found).toEqual([])
  })

  test('for who closes a month, once the server has frozen its days', async () => {
    const { page, context } = await signInAs(browser, demo.address, 'anh', { width: 320 })
    const act = page.getByRole('button', { name: /^Khóa sổ tháng/ })
    const shown = async () => page.goto(`${COMMUNE}/months`).then(() => act.count())
    await expect.poll(shown, { timeout: 30_000 }).toBeGreaterThan(0)
    const found = await complaints(page, `${COMMUNE}/months`)
    await act.first().click()
    await page.waitForURL(/months\/\d{4}-\d{2}$/)
    found.push(...(await complaints(page, new URL(page.url()).pathname)))
    await context.close()
    expect(found).toEqual([])
  })

  test('for a vendor', async () => {
    const page = await browser.newPage({ baseURL: demo.address, viewport: { width: 320, height: 780 } })
    const found = await complaints(page, demoVendorPath())
    await page.fill('[name=pin]', DEMO_PIN)
    await page.click('main button')
    await page.waitForURL('**/my-stall')
    found.push(...(await complaints(page, '/my-stall')))
    await page.fill('[name=amount]', '35000')
    await page.locator('.dock button[form=ask]').click()
    found.push(...(await page.evaluate(inspect, undefined)))
    await page.close()
    expect(found).toEqual([])
  })

  test('for who has not signed in', async () => {
    const page = await browser.newPage({ baseURL: demo.address, viewport: { width: 320, height: 780 } })
    const found: string[] = []
    for (const path of [
      ...['/sign-in', '/enrolment', '/check', '/check/reports', '/check/reports/thanks'],
      ...[`/public${STREET}`, `/public${MARKET}`, '/definitions'],
    ])
      found.push(...(await complaints(page, path)))
    expect(found).toEqual([])
    await page.close()
  })
})

const dock = (page: Page, name: string) => page.locator('.dock').getByRole('button', { name })

test('without scripts a merchant is registered, and a refusal takes three taps', async () => {
  const { page, context } = await signInAs(browser, demo.address, 'hoa', { javaScript: false })
  await page.goto(`${EMPTY}/merchants/new`)
  await page.fill('[name=tradeName]', 'Rau Bà Năm')
  for (const choice of [
    'Cá nhân kinh doanh',
    'Rau, cá, thịt',
    'Chưa có mã, nhập số tài khoản',
    'Của chủ hộ',
    'để in biển QR',
  ])
    await page.getByText(choice).click()
  await page.fill('[name=bank]', 'á châu')
  await page.fill('[name=account]', '0123456789')
  await page.fill('[name=holder]', 'Trần Thị Năm')
  await dock(page, 'Lưu điểm kinh doanh').click()
  await page.waitForURL(`**${EMPTY}`)
  expect(await page.locator('main').textContent()).toContain('…6789. Chờ duyệt')
  let taps = 0
  const tap = (label: string) =>
    page
      .getByText(label, { exact: true })
      .click()
      .then(() => taps++)
  const refusing = '/stalls/site-2-stall-E10'
  await page.goto(`${refusing}/visits/new`)
  await tap('Không tham gia')
  await tap('Sợ bị thu thuế')
  await tap('Lưu và sang hộ tiếp theo')
  await page.waitForURL((url) => !url.pathname.startsWith(refusing))
  expect(taps).toBe(3)
  await page.goto(`${MARKET}/reasons/tax`)
  expect(await page.locator(`a[href="${refusing}"]`).textContent()).toContain('sợ bị thu thuế')
  await context.close()
})

describe('by keyboard', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')

  test('the skip link comes first, and the stalls follow in walking order', async () => {
    const { page, context } = await signInAs(browser, demo.address, 'lan')
    await page.goto('/sites/site-4/stalls')
    const walk = await page.locator('tbody a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    await page.goto('/sites/site-4')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('#main')
    await page.getByText('Bỏ qua bản vẽ').focus()
    const stops: string[] = []
    for (const _ of walk) {
      await page.keyboard.press('Tab')
      stops.push(await focused(page))
    }
    expect(stops).toEqual(walk)
    await context.close()
  })

  test('nothing that is reached lies under the dock', async () => {
    const { page, context } = await signInAs(browser, demo.address, 'lan')
    await page.goto(`${EMPTY}/merchants/new`)
    const hidden: string[] = []
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press('Tab')
      hidden.push(...(await page.evaluate(underTheDock)))
    }
    expect(hidden).toEqual([])
    await context.close()
  })
})

/** Runs inside the page. */
function underTheDock(): string[] {
  const [at, over] = [document.activeElement, document.querySelector('.dock')]
  if (!at || !over || over.contains(at) || at === document.body) return []
  return at.getBoundingClientRect().bottom > over.getBoundingClientRect().top ? [at.outerHTML.slice(0, 80)] : []
}

/** A code of the worked example 6.1.1 of the NAPAS document: nobody of the demo is paid by it. */
const STRANGER = '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F'

describe('where scripts run, a form answers where its sender looks', () => {
  test('an alarm takes the place of the form', async () => {
    const { page, context } = await signInAs(browser, demo.address, 'lan')
    await page.goto(`${SHOP}/visits/new`)
    await page.getByText('Đồng ý tham gia').click()
    await page.fill('[name=code]', STRANGER)
    await dock(page, 'Lưu và sang').click()
    const verdict = page.getByRole('heading', { name: 'Mã trên tường trả tiền cho tài khoản khác' })
    await verdict.waitFor()
    expect(await verdict.evaluate((at) => Math.floor(at.getBoundingClientRect().top / innerHeight))).toBe(0)
    await context.close()
  })

  test('when it is wrong, and when there is no signal; what was typed stays', async () => {
    const { page, context } = await signInAs(browser, demo.address, 'lan')
    await page.goto(`${SHOP}/visits/new`)
    await page.getByText('Không tham gia', { exact: true }).click()
    await page.fill('[name=code]', 'không phải mã')
    await dock(page, 'Lưu và sang').click()
    const summary = page.getByText('Sửa các ô có dấu đỏ')
    await summary.waitFor()
    expect(await summary.evaluate((at) => Math.floor(at.getBoundingClientRect().top / innerHeight))).toBe(0)
    await context.setOffline(true)
    await dock(page, 'Lưu và sang').click()
    await page.locator('.dock').getByText('Chưa gửi được').waitFor()
    expect(await page.inputValue('[name=code]')).toBe('không phải mã')
    await context.setOffline(false)
    await page.fill('[name=code]', '')
    await page.getByText('Sợ mất phí').click()
    await dock(page, 'Lưu và sang').click()
    await page.waitForURL((url) => !url.pathname.startsWith(`${SHOP}/`))
    await context.close()
  })
})
