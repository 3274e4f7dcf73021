import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CellValue } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMonths, readMonth, showMonth } from '../../src/domain/month.ts'
import { demoCases, PAYOUT_HAMLETS } from '../../src/entry/demo/payout-lines.ts'
import { PROGRAMMES } from '../../src/entry/demo/payout-programmes.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { backupOf } from '../support/backups.ts'
import { openBrowser, picture, signInAs, startDemo } from '../support/browser.ts'
import { csvRows, openInOffice } from '../support/office.ts'
import { ETHNICITY, HEADINGS, person, serialOf, workbook } from '../support/payout-files.ts'
import { filesOf, numbersIn, tracesIn } from '../support/traces.ts'
import { unzip } from '../support/zipped.ts'

const COMMUNE = '21040'
const PROGRAMME = PROGRAMMES.pension.name
const { payoutRounds, payoutImport, payoutFigures, payouts } = vi
const REASON = 'Họp giao ban về chi trả'

/** Who is on the list: of those paid by account the month before some are in cash now, and two rows are wrong. */
const CASES = demoCases().filter(({ programme }) => programme === 'pension')
const BY_ACCOUNT = CASES.filter(({ modality }) => modality === 'own')
const FELL_BACK = BY_ACCOUNT.slice(0, 7).map(({ code }) => code)
const [MISCODED = '', NEGATIVE = ''] = BY_ACCOUNT.slice(7, 9).map(({ code }) => code)
const numberOf = (code: string): number => Number(code.slice(3))
const known = (code: string): CellValue[] => person(numberOf(code)).slice(2, 7)
const ID = 2

let demo: Awaited<ReturnType<typeof startDemo>>
let browser: Browser
let folder: string
let officer: Page
let leader: Page
let round: string
/** The month after the newest that has a round. */
let month: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pho-qr-payouts-'))
  demo = await startDemo()
  browser = await openBrowser()
  officer = (await signInAs(browser, demo.address, 'sen', { width: 1024 })).page
  leader = (await signInAs(browser, demo.address, 'anh', { width: 360 })).page
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function rowOf({ code, hamlet, modality, reason }: (typeof CASES)[number]): CellValue[] {
  const isBack = FELL_BACK.includes(code)
  return person(numberOf(code), {
    // What an officer mistypes most: the number of the person where that of the file belongs.
    code: code === MISCODED ? (known(code)[ID] ?? '') : code,
    Thôn: PAYOUT_HAMLETS.find(([id]) => id === hamlet)?.[1] ?? '',
    Nhóm: PROGRAMME,
    'Hình thức chi': isBack ? 'Tiền mặt' : modality && payouts.modalities[modality],
    'Lý do': isBack ? 'Mất SIM' : reason && payouts.reasons[reason],
    'Số tiền': code === NEGATIVE ? -540_000 : 540_000,
  })
}

/** Everything of the file that nothing may keep: names, days of birth as anybody writes them, numbers, ethnicity. */
const DROPPED = CASES.flatMap(({ code }) => known(code)).flatMap((value) => {
  if (!(value instanceof Date)) return [String(value)]
  const [day] = value.toISOString().split('T')
  return [day ?? '', (day ?? '').split('-').reverse().join('/')]
})

/** Days of birth as the workbook itself holds them. */
const SERIALS = CASES.flatMap(({ code }) => known(code)).flatMap((value) =>
  value instanceof Date ? [serialOf(value)] : [],
)

const countOf = async (page: Page, name: string): Promise<string | null> =>
  page.locator('dl.facts > *', { hasText: name }).locator('dd').first().textContent()

describe('a month of a programme, from the officer’s file to the figures', () => {
  test('the officer opens the next month', async () => {
    await officer.goto(paths.payouts(COMMUNE))
    await officer.getByRole('link', { name: payoutRounds.title }).first().click()
    const newest = (await officer.locator('.history h2').first().textContent()) ?? ''
    month = addMonths(readMonth(/[\d/]+$/.exec(newest)?.[0] ?? '') ?? '', 1)
    await officer.locator('[name=programme]').selectOption({ label: PROGRAMME })
    await officer.fill('[name=period]', showMonth(month))
    await officer.getByText(payoutRounds.grains.cases).click()
    await officer.getByRole('button', { name: payoutRounds.open.act }).click()
    await officer.waitForURL('**/payout-rounds/*')
    round = new URL(officer.url()).pathname
    expect(await officer.locator('h1').textContent()).toBe(payoutRounds.of(PROGRAMME, showMonth(month)))
  })

  test('reads the file, and sees which columns stay behind and which two rows are wrong', async () => {
    const merges = [0, 2].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: 6 }))
    const buffer = Buffer.from(await workbook(CASES.map(rowOf), { merges }))
    const cells = Buffer.from([...unzip(buffer).values()].join('\n'))
    expect([numbersIn(cells, SERIALS).length, tracesIn(cells, [ETHNICITY])]).toEqual([CASES.length, [ETHNICITY]])
    await officer.getByRole('link', { name: payoutImport.title }).click()
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await officer.setInputFiles('[name=file]', { name: 'ds chi tra.xlsx', mimeType, buffer })
    await officer.getByRole('button', { name: payoutImport.read }).click()
    const dropped = officer.locator('.dropped li')
    await dropped.first().waitFor()
    expect(await dropped.allTextContents()).toEqual(HEADINGS.filter((heading) => heading !== 'Mã hồ sơ'))
    expect(await countOf(officer, payoutImport.counts.bad)).toBe('2')
    await officer.locator('#dropped').evaluate((at) => at.scrollIntoView())
    await picture(officer, '50-payout-import')
    const shown = Buffer.from(await officer.content())
    expect(tracesIn(shown, DROPPED)).toEqual([known(MISCODED)[ID]])
    expect(numbersIn(shown, SERIALS)).toEqual([])
  })

  test('mends both rows in place and confirms', async () => {
    const mend = officer.locator('.mend')
    expect(await mend.count()).toBe(2)
    await mend.first().evaluate((at) => at.scrollIntoView())
    await picture(officer, '51-payout-mend')
    const wrong = (field: string) => officer.locator(`.mend [name$="-${field}"][aria-invalid=true]`)
    await wrong('code').fill(MISCODED)
    await wrong('amount').fill('540.000')
    await officer.getByRole('button', { name: payoutImport.check }).click()
    await expect.poll(() => countOf(officer, payoutImport.counts.bad)).toBe('0')
    await officer.getByRole('button', { name: payoutImport.enter(String(CASES.length)) }).click()
    await officer.waitForURL(`**${round}`)
    const entered = payoutRounds.entry(CASES.length, 0, 0)
    expect(await officer.locator('section[aria-labelledby=entries]').textContent()).toContain(entered)
  })

  test('submits, and may not approve it too', async () => {
    await officer.getByRole('button', { name: payoutRounds.steps.submit }).click()
    await officer.getByRole('link', { name: payoutRounds.steps.review }).click()
    await officer.getByRole('button', { name: payoutRounds.steps.approve }).click()
    await officer.getByText(payoutRounds.refusals['payout-own-round']).waitFor()
  })

  test('the leader, who is somebody else, sees it and approves', async () => {
    await leader.goto(paths.payouts(COMMUNE))
    await leader.getByRole('link', { name: payoutRounds.title }).first().click()
    await leader.locator(`a[href="${round}"]`).click()
    await leader.getByRole('link', { name: payoutRounds.steps.review }).click()
    await leader.waitForURL('**/review')
    await picture(leader, '52-payout-review')
    await leader.getByRole('button', { name: payoutRounds.steps.approve }).click()
    await leader.waitForURL(`**${round}`)
    expect(await leader.locator('header .rank').textContent()).toBe(payouts.states.approved)
  })

  test('the officer closes the month before it first, then it: nothing of it changes any more', async () => {
    await officer.goto(round)
    await officer.getByRole('link', { name: payoutRounds.steps.toEarlier(showMonth(addMonths(month, -1))) }).click()
    await officer.getByRole('button', { name: payoutRounds.steps.close }).click()
    await expect.poll(() => officer.locator('header .rank').textContent()).toBe(payouts.states.closed)
    await officer.goto(round)
    await officer.getByRole('button', { name: payoutRounds.steps.close }).click()
    await expect.poll(() => officer.locator('header .rank').textContent()).toBe(payouts.states.closed)
    await officer.goto(`${round}/import`)
    expect(await officer.locator('main').textContent()).toContain(payoutImport.notDraft)
  })

  test('whoever fell back to cash is a number, and the list behind it is just as long', async () => {
    await officer.goto(paths.payouts(COMMUNE, { ky: month }))
    const title = officer.locator('#fell-back')
    expect(await title.textContent()).toBe(payoutFigures.fellBack(String(FELL_BACK.length)))
    await picture(officer, '53-payout-figures')
    await officer.getByRole('link', { name: payoutFigures.allCases(String(FELL_BACK.length)) }).click()
    await officer.waitForURL('**/fell-back?*')
    const listed = await officer.locator('section[aria-labelledby=cases] tbody th').allTextContents()
    expect(listed.sort()).toEqual([...FELL_BACK].sort())
    await picture(officer, '54-payout-fell-back')
  })

  test('goes out as a workbook and a report with the figures of the page', async () => {
    await officer.goto(paths.payouts(COMMUNE, { ky: month }))
    const [count, total] = ((await officer.locator('.headline .share').first().textContent()) ?? '').split('/')
    const files: Record<string, Uint8Array> = {}
    for (const [kind, name] of [
      ['payout-excel', 'chi-tra.xlsx'],
      ['payout-word', 'bao-cao.docx'],
    ] as const) {
      await officer.goto(paths.payoutExports(COMMUNE, { ky: month }))
      await officer.locator(`[name=kind][value=${kind}]`).check()
      await officer.locator('form details summary').first().click()
      await officer.locator('[name=caseColumn][value=modality]').check()
      await officer.fill('[name=reason]', REASON)
      const [file] = await Promise.all([
        officer.waitForEvent('download'),
        officer.getByRole('button', { name: vi.exports.submit }).click(),
      ])
      await file.saveAs(join(folder, name))
      files[name] = readFileSync(join(folder, name))
    }
    const opened = openInOffice(files)
    const sheet = (name: string) => csvRows([...opened].find(([file]) => file.endsWith(`${name}.csv`))?.[1] ?? '')
    const [heads = [], sum = []] = [sheet('Theo chương trình')[0], sheet('Theo chương trình').at(-1)]
    expect(sum[heads.findIndex((head) => head.startsWith('P4 · Đã chi'))]).toBe(count)
    expect(
      sheet('Từng hồ sơ')
        .slice(1)
        .map(([code]) => code)
        .sort(),
    ).toEqual(CASES.map(({ code }) => code).sort())
    expect((opened.get('bao-cao.pdf') ?? '').replace(/\s+/g, ' ')).toContain(`${count}/${total}`)
    expect(tracesIn(Buffer.from([...opened.values()].join('\n')), DROPPED)).toEqual([])
  })

  test('leaves no name, no day of birth and no number of a person anywhere', async () => {
    const [file] = CASES
    const seeded = [REASON, file?.code ?? '']
    const files = filesOf(demo.folder)
    const names = files.map(([name]) => name)
    expect(names).toEqual(expect.arrayContaining(['demo.sqlite', 'demo.sqlite-wal', 'demo.keys.json']))
    const stored = Buffer.concat(files.map(([, bytes]) => bytes))
    const backup = await backupOf(join(demo.folder, 'demo.sqlite'), join(demo.folder, 'demo.keys.json'))
    const log = Buffer.from(demo.log())
    expect([stored, backup.opened].map((bytes) => tracesIn(bytes, seeded))).toEqual([seeded, seeded])
    expect(tracesIn(backup.sealed, seeded)).toEqual([])
    expect(tracesIn(log, [demo.address])).toEqual([demo.address])
    expect(DROPPED.length).toBeGreaterThan(4 * CASES.length)
    expect([stored, backup.opened, log].map((bytes) => tracesIn(bytes, DROPPED))).toEqual([[], [], []])
    expect([stored, backup.opened, log].map((bytes) => numbersIn(bytes, SERIALS))).toEqual([[], [], []])
  })
})
