import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vi } from '../../src/web/messages/vi.ts'
import { openBrowser, openBrowserBefore, picture, signInAs, startDemo } from '../support/browser.ts'
import { codePicture, filmOf, turned } from '../support/photos.ts'
import { decodePrinted } from '../support/printed.ts'

/** Sửa khóa Út of the alley: it has a code, and no sticker yet. */
const STALL = '/stalls/site-4-stall-10'

let demo: Awaited<ReturnType<typeof startDemo>>
let folder: string
const browsers: Browser[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-camera-'))
  demo = await startDemo()
})
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  await demo?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The volunteer, whose camera looks at the code, held a little askew. */
async function volunteerBefore(text: string, name: string): Promise<Page> {
  const film = join(folder, `${name}.y4m`)
  writeFileSync(film, filmOf(turned(codePicture(text, 6), 5)))
  const browser = await openBrowserBefore(film)
  browsers.push(browser)
  return (await signInAs(browser, demo.address, 'lan')).page
}

async function coordinator(): Promise<Page> {
  const browser = await openBrowser()
  browsers.push(browser)
  return (await signInAs(browser, demo.address, 'ho', { width: 1280 })).page
}

const stickerStates = (page: Page) => page.locator('section[aria-labelledby=stickers]').textContent()

describe('a code before the camera', () => {
  let printed: string

  test('is that of a sticker just printed', async () => {
    const page = await coordinator()
    await page.goto('/sites/site-4/stickers')
    await page.getByRole('button', { name: 'Bỏ chọn hết' }).click()
    await page.locator('.chips label', { hasText: 'Sửa khóa Út' }).click()
    await page.getByRole('button', { name: 'In các biển đã chọn' }).click()
    await page.waitForURL(/\/print-runs\//)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Tải/ }).first().click(),
    ])
    const pdf = join(folder, 'sheet.pdf')
    await download.saveAs(pdf)
    const codes = decodePrinted(pdf)
    expect(codes).toHaveLength(1)
    printed = codes[0] ?? ''
    await page.goto(STALL)
    expect(await stickerStates(page)).toContain(vi.stalls.stickerStates.printed)
  })

  test('fills the field, is compared at once, and saving places the sticker', async () => {
    const page = await volunteerBefore(printed, 'printed')
    await page.goto(`${STALL}/visits/new`)
    await page.getByText('Đồng ý tham gia').click()
    await page.getByText('Còn, đúng chỗ').click()
    const scan = page.getByRole('button', { name: vi.codeReadings.camera })
    expect((await scan.boundingBox())?.height).toBeGreaterThanOrEqual(64)
    await scan.click()
    await page.getByText(vi.walks.verdicts.match).waitFor()
    expect(await page.inputValue('#code')).toBe(printed)
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(await page.evaluate(() => document.querySelector('video')?.srcObject)).toBeNull()
    expect(await page.locator('main').textContent()).toMatch(/Lưu lượt khảo sát này thì biển \S+ được ghi là đã dán/)
    // What was answered before the scan stands as it was.
    expect(await page.locator('[name=outcome]:checked').inputValue()).toBe('agreed')
    await picture(page, 'camera-match')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.waitForURL(`**${STALL}`)
    expect(await stickerStates(page)).toContain(vi.stalls.stickerStates.placed)
  })

  test('is let go when the dialog is closed', async () => {
    const page = await volunteerBefore('không phải mã', 'nothing')
    await page.goto(`${STALL}/visits/new`)
    // Whatever is read is filled in: here the film is held off until the dialog stands open.
    await page.evaluate(() => {
      HTMLMediaElement.prototype.play = async () => undefined
    })
    await page.getByRole('button', { name: vi.codeReadings.camera }).click()
    await page.locator('dialog[open] video').waitFor()
    await picture(page, 'camera-open')
    await page.getByRole('button', { name: vi.codeReadings.closeCamera }).click()
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await expect.poll(() => page.evaluate(() => document.querySelector('video')?.srcObject)).toBeNull()
    expect(await page.inputValue('#code')).toBe('')
  })
})
