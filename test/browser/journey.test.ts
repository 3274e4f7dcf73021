import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Person, picture, pictureOfPrint, signInAs, startDemoCommand } from '../support/browser.ts'
import { decodePrinted } from '../support/printed.ts'

/** The worked example 6.1.1 of the NAPAS document (with its length corrected): what a vendor's bank app would show. */
const VENDORS_CODE = '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F'
const MARKET = 'Chợ Châu Ổ'

let demo: Awaited<ReturnType<typeof startDemoCommand>>
let browser: Browser
let folder: string
const people: Record<string, Person> = {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-journey-'))
  demo = await startDemoCommand()
  browser = await openBrowser()
  for (const [name, width] of [
    ['lan', 360],
    ['ho', 1280],
    ['anh', 1280],
  ] as const)
    people[name] = await signInAs(browser, demo.address, name, { width })
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const pageOf = (name: 'lan' | 'ho' | 'anh'): Page => {
  const person = people[name]
  if (person === undefined) throw new Error(`${name} has not signed in`)
  return person.page
}

/** The market's A1–A5 as the leader's page of the commune prints them. */
async function marketFigures(page: Page): Promise<number[]> {
  await page.goto('/communes/21040')
  const texts = (await marketRow(page).locator('.share').allTextContents()).map((text) => Number(text.split('/')[0]))
  return texts.slice(0, 5)
}

const marketRow = (page: Page) => page.locator('tr', { has: page.getByRole('link', { name: MARKET, exact: true }) })

/** The stall that has not been visited yet, as the list behind A1 names it. */
async function firstUnvisited(page: Page): Promise<string> {
  await page.goto('/sites')
  await page.getByRole('link', { name: MARKET, exact: true }).first().click()
  await page.getByRole('link', { name: 'Xem dạng bảng' }).click()
  const row = page.locator('tr', { has: page.locator('[data-step=none]') }).first()
  return (await row.locator('.plate').textContent()) ?? ''
}

describe('a stall becomes a payment code, a printed sticker and a figure', () => {
  let before: number[]
  let number: string
  let stall: string

  test('the leader looks before anything is done', async () => {
    before = await marketFigures(pageOf('anh'))
    expect(before).toEqual([162, 109, 101, 64, 58])
    await picture(pageOf('anh'), '01-leader-before')
    await pageOf('anh').getByRole('link', { name: 'Phố Tế Hanh', exact: true }).first().click()
    await picture(pageOf('anh'), 'strip', 'section:has(.strip)')
  })

  test('the volunteer finds the next stall of the market', async () => {
    const page = pageOf('lan')
    await picture(page, '02-volunteer-sites')
    number = await firstUnvisited(page)
    await page
      .locator('tr', { has: page.locator('[data-step=none]') })
      .first()
      .getByRole('link')
      .first()
      .click()
    await page.waitForURL(/\/stalls\//)
    stall = new URL(page.url()).pathname
    await picture(page, '03-volunteer-stall')
  })

  test('registers the merchant from the text of the code the vendor already has', async () => {
    const page = pageOf('lan')
    await page.goto(`${stall}/merchants/new`)
    let loads = 0
    page.on('load', () => {
      loads += 1
    })
    await page.fill('[name=tradeName]', 'Bánh xèo Cô Nhàn')
    await page.getByText('Cá nhân kinh doanh').click()
    await page.getByText('Ăn uống').click()
    await page.getByText('Quét mã sẵn có').click()
    await page.fill('[name=code]', VENDORS_CODE)
    await page.locator('#code-reading', { hasText: 'Sacombank' }).waitFor()
    await picture(page, '04-volunteer-code-read')
    await page.fill('[name=holder]', 'Nguyễn Thị Nhàn')
    await page.getByText('Của chủ hộ').click()
    await page.getByText('để in biển QR').click()
    await picture(page, '05-volunteer-consent')
    await page.fill('[name=phone]', '0900 000 123')
    await page.getByRole('button', { name: 'Lưu điểm kinh doanh' }).last().click()
    await page.getByText('Chưa có sự đồng ý của chủ hộ nên chưa lưu được số điện thoại.').waitFor()
    // The error came back into the page that is already there, and nothing typed is lost.
    expect(await page.inputValue('[name=tradeName]')).toBe('Bánh xèo Cô Nhàn')
    expect(await page.inputValue('[name=code]')).toBe(VENDORS_CODE)
    expect(loads).toBe(0)
    await page.fill('[name=phone]', '')
    await page.getByRole('button', { name: 'Lưu điểm kinh doanh' }).last().click()
    await page.waitForURL(`**${stall}`)
    expect(await page.locator('main').textContent()).toContain('5678')
    expect(await page.content()).not.toContain('0011012345678')
    await picture(page, '06-volunteer-waiting')
  })

  test('a second person approves the account', async () => {
    const page = pageOf('ho')
    await page.goto('/account-approvals')
    await picture(page, '07-coordinator-queue')
    await page.getByRole('link', { name: /Bánh xèo Cô Nhàn/ }).click()
    expect(await page.locator('main').textContent()).toContain('0011012345678')
    await picture(page, '08-coordinator-review')
    await page.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await page.waitForURL('**/account-approvals')
    expect(await page.locator('main').textContent()).not.toContain('Bánh xèo Cô Nhàn')
  })

  test('prints its sticker, and the printed page decodes to exactly the approved code', async () => {
    const page = pageOf('ho')
    await page.goto('/sites')
    await page.getByRole('link', { name: MARKET, exact: true }).first().click()
    await page.getByRole('link', { name: 'In biển QR' }).click()
    await page.getByRole('button', { name: 'Bỏ chọn hết' }).click()
    await page.locator('.chips label', { hasText: 'Bánh xèo Cô Nhàn' }).click()
    await picture(page, '09-coordinator-choose')
    await page.getByRole('button', { name: 'In các biển đã chọn' }).click()
    await page.waitForURL(/\/print-runs\//)
    await picture(page, '10-coordinator-run')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Tải/ }).first().click(),
    ])
    const pdf = join(folder, 'sheet.pdf')
    await download.saveAs(pdf)
    expect(decodePrinted(pdf)).toEqual([VENDORS_CODE])
    pictureOfPrint(pdf, '10b-sheet')
  })

  test('the volunteer sees it on the wall, scans it, and sees money arrive', async () => {
    const page = pageOf('lan')
    await page.goto(`${stall}/visits/new`)
    await page.getByText('Đồng ý tham gia').click()
    await page.getByText('Còn, đúng chỗ').click()
    await page.fill('[name=code]', VENDORS_CODE)
    await page.getByText('Tôi thấy tận mắt').click()
    await page.getByText('Khách mua hàng').click()
    await picture(page, '11-volunteer-visit')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.waitForURL(`**${stall}`)
    await picture(page, '12-volunteer-history')
  })

  test("moves each of the leader's figures by exactly one", async () => {
    const page = pageOf('anh')
    expect(await marketFigures(page)).toEqual(before.map((count) => count + 1))
    await picture(page, '13-leader-after')
    await marketRow(page).locator('.share').nth(4).click()
    await page.waitForURL(/\/figures\/A5/)
    expect(await page.locator('main').textContent()).toContain(`${number}`)
    expect(await page.locator('main').textContent()).toContain('Bánh xèo Cô Nhàn')
    await picture(page, '14-leader-list')
  })
})
