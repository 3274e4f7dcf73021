import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { afterAll, describe, expect, test } from 'vitest'
import type { PlacedStanding } from '../../../src/domain/adoption.ts'
import type { Report } from '../../../src/domain/report.ts'
import { stripOf } from '../../../src/domain/strip.ts'
import { REASONS } from '../../../src/domain/visit.ts'
import { vi } from '../../../src/web/messages/vi.ts'
import { meetingSheet } from '../../../src/web/print/meeting-sheet.ts'
import { totalsCard } from '../../../src/web/print/totals-card.ts'
import { pdfText } from '../../support/office.ts'
import { someFigures, someReport, someSite } from '../../support/reports.ts'
import { WORLD_DAY } from '../../support/world.ts'
import { fonts } from './sheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'pho-qr-reports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The sheet of a report as a file, and its text with every run of blanks as one. */
async function sheetOf(given: Partial<Report> = {}): Promise<{ file: string; text: string }> {
  const file = join(folder, 'sheet.pdf')
  writeFileSync(file, await meetingSheet(someReport(given), fonts))
  return { file, text: pdfText(file).replace(/[ \n]+/g, ' ') }
}

const LONG = 'Đường Nguyễn Thị Minh Khai nối dài đến bến xe cũ và khu tái định cư phía Đông'
const pages = (file: string): string =>
  /Pages: +(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1] ?? ''

/** No pixel of the page has a colour. */
function expectGrey(file: string): void {
  execFileSync('pdftoppm', ['-r', '60', '-singlefile', file, join(folder, 'sheet')])
  const ppm = readFileSync(join(folder, 'sheet.ppm'))
  const pixels = ppm.subarray(/^P6\s\d+\s\d+\s255\s/.exec(ppm.subarray(0, 40).toString('latin1'))?.[0].length)
  const coloured = pixels.findIndex((value, at) => value !== pixels[at - (at % 3)])
  expect([pixels.length > 700_000, coloured]).toEqual([true, -1])
}

describe('the meeting sheet', () => {
  test('tells every figure as a fraction, where help is needed, why not, what to do and as of when', async () => {
    const { text } = await sheetOf()
    expect(text).toContain('Xã Bình Sơn: phiếu họp')
    expect(text).toContain('Bình Sơn, ngày 12 tháng 11 năm 2026')
    expect(text).toContain('chưa khóa sổ')
    for (const share of ['34/34', '30/34', '29/34', '24/34', '11/34', '20/22', '24/26', '7/8'])
      expect(text).toContain(share)
    expect(text).toMatch(/Chợ Châu Ổ 40 điểm 3\/40.*Chợ Châu Ổ 2 60 điểm 9\/60.*Tế Hanh 34 điểm 22\/34/)
    expect(text).toMatch(/Vì sao chưa \(7 điểm\).*Khách chủ yếu trả tiền mặt 3\/7/)
    expect(text).toContain('Sợ bị thu thuế: Mời cán bộ thuế nói chuyện với bà con')
    expect(text).toContain('20/11/2026')
    expect(text).toContain('Gồm mọi phiếu nhận đến 14:05 ngày 12/11/2026; 3 máy còn giữ 27 phiếu chưa gửi.')
    expect(text).toContain('không tính 3 (2 trống, 1 đóng hẳn)')
  })

  test('is one page in black and grey alone, however much there is to say', async () => {
    const reasons = REASONS.map((reason, at) => ({ reason, count: 2_000 - at }))
    const figures = someFigures({ reasons, unwilling: 30_000, operating: 123_456 })
    const { file, text } = await sheetOf({
      ...{ place: LONG, of: 'commune', figures },
      sites: Array.from({ length: 60 }, (_, at) => someSite(`${LONG} ${at}`, at, 1_000)),
      plans: REASONS.map((reason) => ({
        reason,
        owner: LONG,
        step: `${LONG}, ${LONG}, ${LONG}`,
        dueDay: '2026-12-31',
      })),
      tasks: (['alarm', 'stale', 'unplaced', 'unvisited'] as const).map((due) => ({
        due,
        count: 1_234,
        where: `${LONG}, `.repeat(9),
      })),
    })
    expect(pages(file)).toBe('1')
    expect(text).toContain('1.234 điểm')
    // What is written by hand has room, and stands above the signatures.
    expect(text.indexOf('Giao việc tại cuộc họp')).toBeLessThan(text.indexOf('Chủ trì'))
    expectGrey(file)
  })

  test('has the payouts of the month beside the traders’ figures, and stays one page in black', async () => {
    const figure = (count: number) => ({
      people: { count, total: 20_000 },
      amount: { count: count * 3_012_000, total: 20_000 * 3_012_000 },
    })
    const figures = {
      P1: figure(20_000),
      P2: figure(19_999),
      P3: figure(17_503),
      P4: figure(16_486),
      P6: figure(3_101),
    }
    const tally = { people: 1_234, amount: 1_234_567_000 }
    const payouts = { period: '2026-10', figures, fellBack: undefined, arrears: tally }
    const { file, text } = await sheetOf({
      ...{ place: LONG, of: 'commune', payouts, figures: someFigures({ unwilling: 30_000, operating: 123_456 }) },
      sites: Array.from({ length: 60 }, (_, at) => someSite(`${LONG} ${at}`, at, 1_000)),
      plans: REASONS.map((reason) => ({ reason, owner: LONG, step: `${LONG}, ${LONG}`, dueDay: '2026-12-31' })),
      tasks: (['alarm', 'stale', 'unplaced', 'unvisited'] as const).map((due) => ({
        ...{ due, count: 1_234, where: `${LONG}, `.repeat(9) },
      })),
    })
    expect(pages(file)).toBe('1')
    expect(text).toContain('Chi trả an sinh qua tài khoản, kỳ tháng 10/2026')
    for (const shown of ['20.000/20.000', '16.486/20.000', '3.101/20.000', '49.655.832.000'])
      expect(text).toContain(shown)
    expect(text).toContain('Quay lại tiền mặt: số liệu chưa có. Truy lĩnh tính riêng: 1.234 người · 1.234.567.000 đ.')
    expect(text.indexOf('Giao việc tại cuộc họp')).toBeLessThan(text.indexOf('Chủ trì'))
    expect(text.indexOf('Hạn')).toBeLessThan(text.indexOf('Chủ trì'))
  })

  test('says that nothing was counted in words, and keeps a closed month’s mark', async () => {
    const shares = someFigures().shares
    const none = Object.fromEntries(Object.keys(shares).map((code) => [code, { count: 0, total: 0 }])) as typeof shares
    const figures = someFigures({ operating: 0, shares: none, reasons: [], unwilling: 0 })
    const { text } = await sheetOf({ figures, before: undefined, sites: [], plans: [], tasks: [], closed: true })
    expect(text.match(/chưa có số liệu/g)?.length).toBe(11)
    expect(text).toContain('đã khóa sổ')
    expect(text).not.toContain('chưa khóa sổ')
    expect(text).not.toMatch(/NaN|0\/0|%/)
  })

  test('of one site names its stalls and no other site', async () => {
    const tasks = [{ due: 'stale', count: 4, where: '17, 22, 34, 37' }] as const
    const { text } = await sheetOf({ of: 'street', place: 'Tế Hanh', sites: [], tasks })
    expect(text).toContain('Tuyến phố không dùng tiền mặt · xã Bình Sơn')
    expect(text).toContain('4 điểm cần kiểm tra lại biển 17, 22, 34, 37')
    expect(text).not.toContain('Ba nơi')
  })

  const stall = (of: string, side: 'odd' | 'even' | 'row', at: number): PlacedStanding => ({
    ...{
      stall: `${of}-${at}`,
      site: 's',
      block: of,
      side,
      position: at,
      number: side === 'row' ? `${of}${at}` : `${at}`,
    },
    ...{ census: at % 9 === 0 ? 'vacant' : 'operating', visited: at % 5 !== 0, hasCode: at % 4 === 0, transferDays: 0 },
    ...(at % 3 === 0 && { bankOn: WORLD_DAY }),
  })
  const count = <T>(length: number, make: (at: number) => T): T[] => Array.from({ length }, (_, at) => make(at + 1))

  test('of a street draws every stall with its number, the corners, and what each mark means', async () => {
    const blocks = [
      { id: 'a', position: 1, name: 'a', endsAt: 'Hẻm 21' },
      { id: 'b', position: 2, name: 'b', endsAt: null },
    ]
    const stalls = count(40, (at) => stall(at > 22 ? 'b' : 'a', at % 2 === 1 ? 'odd' : 'even', at))
    const strip = stripOf('street', blocks, stalls, WORLD_DAY)
    const { file, text } = await sheetOf({ of: 'street', place: 'Tế Hanh', sites: [], strip })
    for (const { number } of stalls) expect(text).toMatch(new RegExp(`(^|\\s)${number}(\\s|$)`))
    expect(text).toContain('Hẻm')
    const active = stalls.filter(({ bankOn, census }) => bankOn && census === 'operating').length
    expect(text).toContain(`${vi.steps.active} ${active}`)
    expect(text).toContain(`${vi.lists.titles.notCounted} 4`)
    expect(pages(file)).toBe('1')
    expectGrey(file)
  })

  test('of a market of four hundred draws every row from afar and stays on one page', async () => {
    const blocks = count(40, (at) => ({ id: `D${at}`, position: at, name: `D${at}`, endsAt: null }))
    const stalls = blocks.flatMap(({ id }) => count(10, (at) => stall(id, 'row', at)))
    const reasons = REASONS.map((reason) => ({ reason, count: 3 }))
    const { file, text } = await sheetOf({
      ...{ of: 'market', place: 'Chợ Hùng Sơn', sites: [], figures: someFigures({ reasons, unwilling: 33 }) },
      strip: stripOf('market', blocks, stalls, WORLD_DAY),
    })
    for (const { name } of blocks) expect(text).toContain(` ${name} `)
    expect(pages(file)).toBe('1')
    expectGrey(file)
  })

  test('is the same file for the same report', async () => {
    const [one, other] = [await meetingSheet(someReport(), fonts), await meetingSheet(someReport(), fonts)]
    expect(Buffer.from(one).equals(other)).toBe(true)
  })
})

describe('the picture of the totals', () => {
  test('is 1080 pixels wide, its bars as long as the shares', async () => {
    const { width, height, data, channels } = decode(await totalsCard(someReport(), fonts))
    expect([width, height, channels]).toEqual([1080, 1350, 3])
    // Through the middle of each bar: how many pixels of the plate's blue it has.
    const blueIn = (y: number) => {
      const row = data.subarray(y * width * 3, (y + 1) * width * 3)
      return Array.from({ length: width }, (_, x) => row[x * 3] === 11 && row[x * 3 + 2] === 125).filter(Boolean).length
    }
    const bars = [0, 1, 2, 3, 4].map((row) => blueIn(Math.round((75 + row * 9.6 + 2.9) * 10)))
    // Of 30 it is told that they are more than 29: the four others would be made out.
    const expected = [34, 29, 29, 24, 22].map((count) => (920 * count) / 34)
    bars.forEach((bar, at) => {
      expect(Math.abs(bar - (expected[at] ?? 0)), `bar ${at}`).toBeLessThanOrEqual(4)
    })
  })

  test('tells small groups as the public page does: two and three, one short of all and two are alike', async () => {
    const cardOf = (A2: number, A5: number) => {
      const { shares } = someFigures()
      const told = { ...shares, A2: { count: A2, total: 34 }, A5: { count: A5, total: 34 } }
      return totalsCard(someReport({ figures: someFigures({ shares: told }) }), fonts)
    }
    const few = Buffer.from(await cardOf(33, 2))
    expect(few.equals(await cardOf(32, 3))).toBe(true)
    expect(few.equals(await cardOf(32, 7))).toBe(false)
    await expect(totalsCard(someReport({ figures: someFigures({ operating: 4 }) }), fonts)).rejects.toThrow()
  })

  test('changes with no site, plan or reason: only totals are drawn', async () => {
    const bare = { sites: [], plans: [], tasks: [], figures: someFigures({ reasons: [] }) }
    const [full, less] = [await totalsCard(someReport(), fonts), await totalsCard(someReport(bare), fonts)]
    expect(Buffer.from(full).equals(less)).toBe(true)
    const other = await totalsCard(
      someReport({ figures: someFigures({ day: '2026-11-11' }), day: '2026-11-11' }),
      fonts,
    )
    expect(Buffer.from(full).equals(other)).toBe(false)
  })
})
