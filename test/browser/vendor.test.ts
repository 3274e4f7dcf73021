import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { decodeQR } from 'qr/decode.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCode } from '../../src/domain/vietqr/read.ts'
import { openBrowser, picture, signInAs, startDemo } from '../support/browser.ts'

/** Bánh mì Hoà at number 3 of Tế Hanh street. */
const STALL = '/stalls/site-1-stall-3'
const PIN = '240815'
const bins = new Set(['999999'])

let demo: Awaited<ReturnType<typeof startDemo>>
let browser: Browser
let folder: string
let context: BrowserContext
let page: Page
/** What the stall's sticker pays. */
let registered: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-vendor-'))
  demo = await startDemo()
  browser = await openBrowser()
  context = await browser.newContext({
    ...{ viewport: { width: 360, height: 780 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
    ...{ baseURL: demo.address, deviceScaleFactor: 2 },
  })
  page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The code on the screen, by two decoders that must agree: one in C, one in JavaScript. */
async function seen(): Promise<string> {
  const png = join(folder, 'screen.png')
  writeFileSync(png, await page.screenshot())
  const zbar = execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', png], { encoding: 'utf8' })
  const { width, height, data, channels } = decode(readFileSync(png))
  const pixels = channels === 4 ? data : withAlpha(data as Uint8Array, width * height)
  expect(decodeQR({ width, height, data: pixels as Uint8Array })).toBe(zbar.trimEnd())
  return zbar.trimEnd()
}

function withAlpha(rgb: Uint8Array, pixels: number): Uint8Array {
  const rgba = new Uint8Array(pixels * 4).fill(255)
  for (let at = 0; at < pixels; at++) rgba.set(rgb.subarray(at * 3, at * 3 + 3), at * 4)
  return rgba
}

async function ask(amount: string, memo = ''): Promise<void> {
  await page.fill('[name=amount]', amount)
  if (memo) await page.fill('[name=memo]', memo)
  await page.getByRole('button', { name: 'Hiện mã có số tiền' }).click()
  await page.locator('#code .amount').waitFor()
}

const kept = () =>
  page.evaluate(async () =>
    Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
      ),
    ),
  )

describe("a vendor's own page", () => {
  test('is handed over by a volunteer as a symbol, and claimed with a PIN', async () => {
    const { page: lan, context: lans } = await signInAs(browser, demo.address, 'lan')
    await lan.goto(STALL)
    await lan.getByRole('button', { name: 'Trao đường dẫn riêng' }).click()
    const address = (await lan.locator('code.address').textContent()) ?? ''
    const png = join(folder, 'link.png')
    await lan.locator('.code').screenshot({ path: png })
    expect(execFileSync('zbarimg', ['--quiet', '--raw', png], { encoding: 'utf8' }).trimEnd()).toBe(address)
    await lans.close()
    await page.goto(address)
    expect(new URL(page.url()).pathname).toBe('/my-stall/pin')
    await page.fill('[name=pin]', PIN)
    await page.fill('[name=repeated]', PIN)
    await page.getByRole('button', { name: 'Đặt PIN và mở trang' }).click()
    await page.waitForURL('**/my-stall')
    expect(await page.locator('.topbar').textContent()).toContain('Bánh mì Hoà')
    registered = (await page.locator('#ask').getAttribute('data-code')) ?? ''
  })

  test('shows a code that pays the own account the amount typed, which stays on the phone', async () => {
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await page.locator('[name=amount]').pressSequentially('35000')
    expect(await page.inputValue('[name=amount]')).toBe('35.000')
    await page.locator('[name=memo]').pressSequentially('Bánh mì Đệ')
    expect(await page.locator('[data-tell=memo]').textContent()).toBe('Sẽ gửi: BANH MI DE')
    await page.getByRole('button', { name: 'Hiện mã có số tiền' }).click()
    expect(await page.locator('#code .pay').textContent()).toBe('35.000\u00a0đBa mươi lăm nghìn đồng')
    await picture(page, '30-vendor-amount')
    const code = await seen()
    const own = readCode(registered, { knownBins: bins })
    expect(code.slice(6, 12)).toBe('010212')
    expect(readCode(code, { knownBins: bins })).toEqual({ ...own, amount: 35_000, memo: 'BANH MI DE' })
    expect(sent.filter((line) => /35\.?000|BANH|%C3/.test(line))).toEqual([])
    expect(new URL(page.url()).href.replace(demo.address, '')).toBe('/my-stall#code')
  })

  test('shows the code and whom it pays whole on a low screen too', async () => {
    await page.setViewportSize({ width: 360, height: 560 })
    const boxes = [page.locator('#code .code > p').first(), page.locator('#code .dock')].map((one) => one.boundingBox())
    const [payee, acts] = await Promise.all(boxes)
    expect((payee?.y ?? Number.NaN) + (payee?.height ?? 0)).toBeLessThanOrEqual(Math.min(acts?.y ?? 0, 560))
    await page.setViewportSize({ width: 360, height: 780 })
  })

  test('leaves the code by the phone’s own back, and takes the amount of a chip', async () => {
    await page.goBack()
    expect(await page.locator('#code').isHidden()).toBe(true)
    await page.getByText('50.000', { exact: true }).click()
    expect(await page.locator('[data-tell=amount]').textContent()).toBe('Năm mươi nghìn đồng')
    await page.fill('[name=amount]', '0')
    await page.getByRole('button', { name: 'Hiện mã có số tiền' }).click()
    expect(await page.getByRole('alert').textContent()).toBe('Số tiền phải từ 1 đồng.')
    expect(await page.locator('#code').isHidden()).toBe(true)
  })

  test('works without signal once it was opened, and says since when it is kept', async () => {
    await expect
      .poll(kept)
      .toEqual([expect.arrayContaining(['/my-stall', '/built/vendor.js', '/built/app.css', '/icons.svg'])])
    await context.setOffline(true)
    await page.goto('/my-stall')
    const note = page.locator('[data-kept-at]')
    expect(await note.textContent()).toMatch(/Chưa nối được máy chủ\. Đây là bản lưu lúc \d\d:\d\d ngày/)
    await picture(page, '31-vendor-offline')
    await ask('1.234.567', 'Ổ bánh')
    expect(await page.locator('#code .pay').textContent()).toContain('Một triệu hai trăm ba mươi bốn nghìn')
    const own = readCode(registered, { knownBins: bins })
    expect(readCode(await seen(), { knownBins: bins })).toEqual({ ...own, amount: 1_234_567, memo: 'O BANH' })
    await page.getByRole('button', { name: 'Tiền đã về' }).click()
    await page.getByText('Chưa gửi được').waitFor()
    await context.setOffline(false)
  })

  test('says with one tap that money came, and prints its own sticker', async () => {
    await page.goto('/my-stall')
    expect(await page.locator('[data-kept-at]').isHidden()).toBe(true)
    await page.getByRole('button', { name: 'Hôm nay có tiền về' }).click()
    await page.getByText('Đã ghi: hôm nay có tiền về').first().waitFor()
    await page.getByText('In biển ở nhà').click()
    const [pdf] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải tệp PDF' }).click(),
    ])
    expect(pdf.suggestedFilename()).toBe('bien-qr.pdf')
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải ảnh' }).click(),
    ])
    const path = join(folder, 'zalo.png')
    await png.saveAs(path)
    expect(execFileSync('zbarimg', ['--quiet', '--raw', path], { encoding: 'utf8' }).trimEnd()).toBe(registered)
  })

  test('keeps nothing on the phone once it is locked', async () => {
    await page.getByRole('button', { name: 'Khóa lại' }).click()
    await page.waitForURL('**/my-stall/pin')
    await expect.poll(kept).toEqual([])
    await context.setOffline(true)
    await expect(page.goto('/my-stall')).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
    await context.setOffline(false)
    await page.goto('/my-stall/pin')
    await page.fill('[name=pin]', PIN)
    await page.getByRole('button', { name: 'Mở trang của tôi' }).click()
    await page.waitForURL('**/my-stall')
    await expect.poll(kept).toEqual([expect.arrayContaining(['/my-stall'])])
  })

  test('keeps nothing either once the link was taken back and the server says so', async () => {
    const { page: lan, context: lans } = await signInAs(browser, demo.address, 'lan')
    await lan.goto(STALL)
    await lan.getByRole('button', { name: 'Thu hồi đường dẫn' }).click()
    await lan.getByText('đã thu hồi ngày').waitFor()
    await lans.close()
    await page.goto('/my-stall')
    expect(await page.getByRole('heading').textContent()).toBe('Đường dẫn này không dùng được')
    await expect.poll(kept).toEqual([])
  })
})

test('without scripts the server makes the same code, and every act is a plain form', async () => {
  const plain = await browser.newContext({
    ...{ viewport: { width: 360, height: 780 }, baseURL: demo.address, javaScriptEnabled: false, deviceScaleFactor: 2 },
  })
  page = await plain.newPage()
  await page.goto('/v/BAND0NGTH0CHV1EC0VT0000000')
  await page.fill('[name=pin]', PIN)
  await page.getByRole('button', { name: 'Mở trang của tôi' }).click()
  await page.fill('[name=amount]', '35.000')
  await page.fill('[name=memo]', 'Nước mắm')
  const own = readCode((await page.locator('#ask').getAttribute('data-code')) ?? '', { knownBins: bins })
  await page.getByRole('button', { name: 'Hiện mã có số tiền' }).click()
  expect(readCode(await seen(), { knownBins: bins })).toEqual({ ...own, amount: 35_000, memo: 'NUOC MAM' })
  await page.getByRole('button', { name: 'Tiền đã về' }).click()
  await page.getByText('Đã ghi: hôm nay có tiền về').first().waitFor()
  await page.getByText('Xin đổi tài khoản').click()
  await page.getByText('Mất điện thoại').click()
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  await page.getByText('Mã cũ vẫn dùng đến khi mã mới được duyệt').waitFor()
  await page.getByText('Rút lại đồng ý').first().click()
  await page.getByRole('button', { name: 'Rút lại: Lưu tên và số tài khoản' }).click()
  await page.getByText('Chưa có mã nhận tiền').waitFor()
  expect(await page.locator('svg[role=img]').count()).toBe(0)
  await plain.close()
})
