import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vi } from '../../src/web/messages/vi.ts'
import { openBrowser, type Person, picture, pictureOfPrint, signInAs, startDemo } from '../support/browser.ts'
import { csvRows, openInOffice, pdfText } from '../support/office.ts'

const COMMUNE = '/communes/21040'
/** Kinds of files, by the ending of their names. */
const FILES = [
  ['meeting-sheet', 'pdf'],
  ['excel', 'xlsx'],
  ['word-committee', 'docx'],
  ['word-union', 'docx'],
  ['picture', 'png'],
] as const

let demo: Awaited<ReturnType<typeof startDemo>>
let browser: Browser
let folder: string
let leader: Person
let page: Page
/** A5 of the commune as its page shows it: numerator and denominator. */
let active: string
let operating: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-leader-'))
  demo = await startDemo()
  browser = await openBrowser()
  leader = await signInAs(browser, demo.address, 'anh', { width: 360 })
  page = leader.page
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const headline = async (): Promise<string[]> => {
  await page.goto(COMMUNE)
  return ((await page.locator('.headline.row .share').first().textContent()) ?? '').split('/')
}

describe('a leader before a meeting', () => {
  test('doubts the headline, opens its list and counts it by hand', async () => {
    ;[active = '', operating = ''] = await headline()
    expect(Number(operating)).toBeGreaterThan(Number(active))
    await page.locator('.headline.row .share').first().click()
    await page.waitForURL(`**${COMMUNE}/figures/A5`)
    expect(await page.locator('section[aria-labelledby=counted] li').count()).toBe(Number(active))
    expect(await page.locator('section[aria-labelledby=rest] li').count()).toBe(Number(operating) - Number(active))
    const [stall] = await page.locator('section[aria-labelledby=counted] li .plate').allTextContents()
    await page.locator('section[aria-labelledby=counted] li a').first().click()
    expect(await page.locator('main').textContent()).toContain(stall)
  })

  test('goes from the commune to its weakest place, and to the stalls that are not counted there', async () => {
    await page.goto(COMMUNE)
    await page.getByRole('link', { name: 'Chợ Châu Ổ', exact: true }).first().click()
    await page.locator('.funnel a', { hasText: 'A4 ·' }).first().click()
    await page.waitForURL('**/figures/A4')
    expect(await page.locator('section[aria-labelledby=rest] li').count()).toBeGreaterThan(0)
  })

  test('sets a target that no document set, and reads how far it is', async () => {
    await page.goto(COMMUNE)
    await page.getByRole('link', { name: vi.targets.title, exact: true }).first().click()
    const form = page.locator('form.target-form')
    await form.locator('[name=place]').selectOption('*')
    await form.locator('[name=indicator][value=A2]').check()
    await form.locator('[name=percent]').fill('95')
    await form.locator('[name=day]').fill('31/12/2099')
    await form.getByRole('button', { name: vi.targets.save }).click()
    const card = page.locator('.plans > *', { hasText: '31/12/2099' })
    await card.waitFor()
    expect(await card.textContent()).toContain('chưa có văn bản')
    expect(await card.textContent()).toMatch(new RegExp(`\\d+/${operating}`))
    await picture(page, '40-leader-target')
  })

  test('takes out the sheet, the tables, both reports and the picture, each with a reason and all with the same figures', async () => {
    const files: Record<string, string> = {}
    for (const [kind, ending] of FILES) {
      await page.goto(`${COMMUNE}/exports`)
      await page.locator(`[name=kind][value=${kind}]`).check()
      await page.locator('[name=reason]').fill('Họp giao ban xã')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: vi.exports.submit }).click(),
      ])
      files[kind] = join(folder, `${kind}.${ending}`)
      await file.saveAs(files[kind])
    }
    const at = (kind: (typeof FILES)[number][0]) => files[kind] ?? ''
    expect(pdfText(at('meeting-sheet'))).toContain(`${active}/${operating}`)
    pictureOfPrint(at('meeting-sheet'), '41-meeting-sheet')
    const opened = openInOffice({
      'so-lieu.xlsx': readFileSync(at('excel')),
      'ubnd.docx': readFileSync(at('word-committee')),
      'doan.docx': readFileSync(at('word-union')),
    })
    const sheet = [...opened].find(([name]) => name.endsWith(`${vi.exports.cells.sites}.csv`))?.[1] ?? ''
    const [heads = [], sum = []] = [csvRows(sheet)[0], csvRows(sheet).at(-1)]
    expect(sum[heads.findIndex((head) => head.startsWith('A5 · Đang'))]).toBe(active)
    for (const report of ['ubnd.pdf', 'doan.pdf'])
      expect((opened.get(report) ?? '').replace(/\s/g, '')).toContain(`${active}/${operating}`)
    const { width, height } = decode(readFileSync(at('picture')))
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(600)
    await page.goto(`${COMMUNE}/exports`)
    const earlier = page.locator('section[aria-labelledby=earlier] li', { hasText: 'Họp giao ban xã' })
    expect(await earlier.count()).toBe(FILES.length)
    await picture(page, '42-leader-exports')
  })

  test('looks back over the days that are frozen, and sees which month is still open', async () => {
    await page.goto(`${COMMUNE}/history`)
    expect(await page.locator('main svg[role=img]').count()).toBeGreaterThan(0)
    await picture(page, '43-leader-history')
    await page.goto(`${COMMUNE}/months`)
    expect(await page.locator('main').textContent()).toContain(vi.months.title)
  })
})
