import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctionOf } from '../../src/domain/printer-profile.ts'
import { type Grid, gridOf, slotCorner } from '../../src/domain/sheet.ts'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { METRICS } from '../../src/web/print/templates.ts'
import { openBrowser, openBrowserBefore, picture, pictureOfPrint, signInAs, startDemo } from '../support/browser.ts'
import { codePicture, filmOf, type Picture, turned } from '../support/photos.ts'
import { decodePrinted } from '../support/printed.ts'
import { cutOut, pageOf, pasteOver } from '../support/prints.ts'

const SITE = '/sites/site-4'
/** Three stalls of the alley, in walking order; each has a sticker on its wall already. */
const NAMES = ['Xôi Bà Tư', 'Tạp hóa Hẻm Chợ', 'Cháo lòng Sáu Dẻo'] as const
const SLOT = 7
/** A printer that shrinks to 96 % and shifts to the right, as measured with a ruler. */
const MEASURED = { left: '20,5', top: '19,2', width: '144', height: '192' }
const correction = correctionOf({ left: 2050, top: 1920, width: 14_400, height: 19_200 })
const grid = gridOf('cut-a4', 'label') as Grid
const DPI = 150

let demo: Awaited<ReturnType<typeof startDemo>>
let folder: string
const browsers: Browser[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-stickers-'))
  demo = await startDemo()
})
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  await demo?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function person(name: string, width: number): Promise<Page> {
  const browser = await openBrowser()
  browsers.push(browser)
  return (await signInAs(browser, demo.address, name, { width })).page
}

/** The volunteer, whose camera looks at the picture, held a little askew. */
async function volunteerBefore(seen: Picture): Promise<Page> {
  const film = join(folder, `film-${browsers.length}.y4m`)
  writeFileSync(film, filmOf(turned(seen, 4)))
  const browser = await openBrowserBefore(film)
  browsers.push(browser)
  return (await signInAs(browser, demo.address, 'lan')).page
}

/** What hangs in a stall: its sticker cut out of the printed page, where the profile has moved it. */
function stickerIn(page: Picture, slot: number): Picture {
  const { x, y } = slotCorner(grid, slot)
  const { scaleX, scaleY, offsetX, offsetY } = correction
  const corner = { x: x * scaleX + offsetX, y: y * scaleY + offsetY }
  return cutOut(page, DPI, { ...corner, width: grid.width * scaleX, height: grid.height * scaleY })
}

describe('stickers from a half-used sheet to the wall', () => {
  const stalls = new Map<string, string>()
  const serials = new Map<string, string>()
  let printed: string[]
  let sheet: Picture

  test('the coordinator measures the printer', async () => {
    const page = await person('ho', 1280)
    await page.goto('/communes/21040/printers/new')
    await page.fill('[name=name]', 'Máy văn thư')
    for (const [name, length] of Object.entries(MEASURED)) await page.fill(`[name=${name}]`, length)
    await page.getByRole('button', { name: vi.printers.save }).click()
    await page.getByText('Máy văn thư').first().waitFor()
    await picture(page, '20-printers')
  })

  test('and prints three labels from slot 7 on, moved as the printer needs it', async () => {
    const page = await person('ho', 1280)
    await page.goto(`${SITE}/stickers`)
    await page.locator('.chips label', { hasText: 'Nhãn nhỏ' }).click()
    await page.getByText('Giấy A4 trơn, mỗi tờ 12 biển').waitFor()
    await page.locator('.chips label', { hasText: 'Máy văn thư' }).click()
    await page.getByRole('button', { name: 'Bỏ chọn hết' }).click()
    for (const name of NAMES) {
      const label = page.locator('.chips label', { hasText: name })
      await label.click()
      stalls.set(name, await label.locator('input').inputValue())
    }
    await page.locator(`label:has([name=slot][value="${SLOT}"])`).click()
    await picture(page, '21-slots', 'fieldset:has(.paper-sheet)')
    expect(await page.locator('[name=stall]:checked').count()).toBe(3)
    await page.getByRole('button', { name: 'In các biển đã chọn' }).click()
    await page.waitForURL(/\/print-runs\//)
    expect(await page.locator('main').textContent()).toContain('Đã chọn 3, đã in 3')
    expect(await page.locator('main').textContent()).toContain('Máy văn thư')
    for (const name of NAMES)
      serials.set(name, (await page.locator('tr', { hasText: name }).locator('.serial').textContent()) ?? '')
    await picture(page, '22-run')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Tải/ }).first().click(),
    ])
    const pdf = join(folder, 'sheet.pdf')
    await download.saveAs(pdf)
    pictureOfPrint(pdf, '23-sheet')
    printed = decodePrinted(pdf)
    expect(new Set(printed).size).toBe(3)
    sheet = pageOf(pdf, DPI)
    expect(stickerIn(sheet, SLOT - 1).data.every((value) => value === 255)).toBe(true)
  })

  test.each(NAMES.map((name, at) => [name, SLOT + at] as const))(
    '%s: the camera sees its sticker on the wall, and saving places it',
    async (name, slot) => {
      const stall = stalls.get(name) ?? ''
      const page = await volunteerBefore(stickerIn(sheet, slot))
      await page.goto(`/stalls/${stall}/visits/new`)
      await page.getByText('Đồng ý tham gia').click()
      await page.getByText('Còn, đúng chỗ').click()
      await page.getByRole('button', { name: vi.codeReadings.camera }).click()
      await page.getByText(vi.walks.verdicts.match).waitFor()
      expect(printed).toContain(await page.inputValue('#code'))
      // An older sticker of another template hangs there too: the number under the code tells them apart.
      const serial = serials.get(name) ?? ''
      await page.locator('.chips label', { hasText: serial.slice(-4) }).click()
      if (slot === SLOT) await picture(page, '24-scan-match')
      await page.getByRole('button', { name: 'Lưu', exact: true }).click()
      await page.waitForURL(`**/stalls/${stall}`)
      const item = page.locator('li', { hasText: serial })
      expect(await item.textContent()).toContain(vi.stalls.stickerStates.placed)
    },
  )

  test('a foreign code pasted over one is an incident, and the leader sees it at once', async () => {
    const [, name] = NAMES
    const stall = stalls.get(name) ?? ''
    const foreign = buildTransfer({ bin: '970418', account: '5100005678' })
    const under = stickerIn(sheet, SLOT + 1)
    const { code } = METRICS.label
    const perMm = (under.width / grid.width + under.height / grid.height) / 2
    const middle = { x: (code.x + code.size / 2) * perMm, y: (code.y + code.size / 2) * perMm }
    const page = await volunteerBefore(pasteOver(under, codePicture(foreign.ok ? foreign.payload : '', 6), middle))
    await page.goto(`/stalls/${stall}/visits/new`)
    await page.getByText('Đồng ý tham gia').click()
    await page.getByRole('button', { name: vi.codeReadings.camera }).click()
    await page.getByText(vi.walks.verdicts.stranger).waitFor()
    await page.getByRole('button', { name: /Lưu và sang/ }).click()
    await page.locator('.verdict[data-state=alarm]').waitFor()
    await picture(page, '25-alarm')
    const leader = await person('anh', 1280)
    await leader.goto('/communes/21040')
    const card = leader.locator('section.bad-card')
    expect(await card.textContent()).toContain('Số 3, Hẻm chợ Châu Ổ')
    expect(await leader.locator('.topbar nav').textContent()).toContain('Sự cố (3)')
    await picture(leader, '26-leader-incident')
    await card.getByRole('link', { name: /Số 3, Hẻm chợ Châu Ổ/ }).click()
    await leader.waitForURL(/\/incidents\//)
    expect(await leader.locator('main').textContent()).toContain(name)
    await picture(leader, '27-incident')
  })

  test('and whoever stands before a sticker is told what to compare, however its number is typed', async () => {
    const context = await browsers[0]?.newContext({ baseURL: demo.address, viewport: { width: 360, height: 780 } })
    const page = await context?.newPage()
    if (page === undefined) throw new Error('no browser is open')
    await page.goto('/check')
    await page.fill('[name=serial]', (serials.get(NAMES[0]) ?? '').toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: vi.check.submit }).click()
    await page.getByText(vi.check.compare).waitFor()
    expect(await page.locator('main').textContent()).toContain('đã dán')
    await picture(page, '28-check')
  })
})
