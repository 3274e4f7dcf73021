import { beforeAll, describe, expect, test } from 'vitest'
import { insertHamlet } from '../../src/store/hamlets.ts'
import { draftCorrection, draftCorrectionDecision } from '../../src/store/payout-corrections.ts'
import { audit, exports as exportsTable, payoutTargets } from '../../src/store/schema.ts'
import { paths } from '../../src/web/paths.ts'
import { createPress } from '../../src/web/print/print.ts'
import { act } from '../support/accounts.ts'
import { createTestApp, type Fields, START, type TestApp } from '../support/app.ts'
import { between, pageOf } from '../support/pages.ts'
import { addPayoutHistory } from '../support/payout-history.ts'
import { HAMLETS, LEADER, OFFICER, PROGRAMME, payoutLine } from '../support/payouts.ts'
import { buildWorld, world } from '../support/world.ts'
import { cellsOf, paragraphsIn, type SheetCell, wordRows } from '../support/zipped.ts'
import { fonts, sha256 } from './print/sheets.ts'

const { commune } = world
const ASKED = { ky: '2026-10' }
const ALL = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'fell-back', 'arrears']
const CASES = ['place', 'status', 'modality', 'reason', 'amount', 'before']
let t: TestApp
let anh: string
let dang: string

beforeAll(async () => {
  t = await createTestApp(createPress(fonts, sha256))
  await buildWorld(t.store)
  const of = await addPayoutHistory(t.store)
  // A hamlet that is written to be run as a formula, in a month of its own.
  const evil = { id: 'evil', commune, name: '=HYPERLINK("http://x","x")', fromDay: '2026-10-01' }
  await t.store.commit([insertHamlet(t.store.read, evil)], [])
  await of.enter(await of.open('2026-12'), { lines: [payoutLine('12/BTXH', { hamlet: 'evil' })] })
  anh = await t.signIn('anh')
  dang = await t.signIn('dang')
})

const take = async (fields: Fields, asked: object = ASKED, cookie = anh): Promise<Uint8Array> => {
  const answer = await t.post(paths.payoutExports(commune, asked), { reason: 'Họp giao ban', ...fields }, cookie)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}
const numberIn = (text = ''): number => Number(text.replace(/\D/g, ''))
/** People and đồng at the head of the list behind a number, as the screen says them. */
async function onScreen(list: string, asked: object = ASKED): Promise<[string, string]> {
  const html = await pageOf(t, paths.payoutList(commune, list, asked), anh)
  const [, people, amount] = /<b>([\d.]+) người · ([\d.]+)\u00a0đ<\/b>/.exec(html) ?? []
  return [String(numberIn(people)), String(numberIn(amount))]
}
const cell = (rows: readonly SheetCell[][], row: string, header: string): SheetCell | undefined => {
  const column = rows[0]?.findIndex(({ value }) => value.startsWith(header)) ?? -1
  expect(column, header).toBeGreaterThanOrEqual(0)
  return rows.find(([first]) => first?.value === row)?.[column]
}

describe('the workbook of payouts', () => {
  test('has for every hamlet and programme, and their sum, the numbers of the screen', async () => {
    const xlsx = await take({ kind: 'payout-excel', figureColumn: ALL })
    const [hamlets, programmes] = [cellsOf(xlsx, 1), cellsOf(xlsx, 2)]
    const parts = [
      ...HAMLETS.map((hamlet) => [hamlets, hamlet, { ...ASKED, hamlet }] as const),
      [programmes, 'Trợ cấp', { ...ASKED, programme: PROGRAMME }] as const,
      [programmes, 'Tổng cộng', ASKED] as const,
      [hamlets, 'Tổng cộng', ASKED] as const,
    ]
    for (const [sheet, name, asked] of parts)
      for (const code of ['P1', 'P2', 'P3', 'P4', 'P6', 'P7', 'P8']) {
        const header = (sheet[0] ?? []).filter(({ value }) => value.startsWith(`${code} · `)).map(({ value }) => value)
        const shown = [header[0], header[1]].map((title = '') => cell(sheet, name, title)?.value)
        expect([name, code, ...shown]).toEqual([name, code, ...(await onScreen(code, asked))])
      }
    expect(cell(hamlets, 'Tổng cộng', 'P4 · Đã chi')).toMatchObject({ type: 'number', format: '[$-42A]#,##0' })
    expect(cell(hamlets, 'Tổng cộng', 'P4 · tỷ lệ')).toMatchObject({ type: 'number', format: '[$-42A]0.0%' })
    expect(cell(programmes, 'Tiền điện hộ nghèo', 'Quay lại tiền mặt, người')).toMatchObject({
      ...{ type: 'text', value: 'số liệu chưa có' },
    })
  })

  test('lists file codes only where that was asked for, and never for an administrator', async () => {
    const without = await take({ kind: 'payout-excel', figureColumn: ['P4'] })
    expect(JSON.stringify([1, 2, 3].map((sheet) => cellsOf(without, sheet)))).not.toMatch(/BS-\d/)
    const xlsx = await take({ kind: 'payout-excel', figureColumn: ['P4'], caseColumn: CASES })
    const rows = cellsOf(xlsx, 3)
    expect(rows).toHaveLength(1 + 64)
    const sum = rows.slice(1).reduce((all, row) => all + Number(row.at(-2)?.value), 0)
    expect(String(sum)).toBe((await onScreen('P1', { ...ASKED, programme: PROGRAMME }))[1])
    const asAdmin = await take({ kind: 'payout-excel', figureColumn: ['P4'], caseColumn: CASES }, ASKED, dang)
    expect(JSON.stringify([1, 2, 3].map((sheet) => cellsOf(asAdmin, sheet)))).not.toMatch(/BS-\d/)
  })

  test('shows what a file code is by a correction beside what was frozen and counted', async () => {
    const paid = { caseCode: 'BS-1000', status: null, modality: 'counter', reason: null, amount: 1 } as const
    const correction = { id: 'c-1', round: '2026-10', ...paid, why: 'entered-wrong', document: 'BB 12' } as const
    for (const draft of [
      draftCorrection(t.store.read, correction, act(OFFICER)),
      draftCorrectionDecision(t.store.read, 'c-1', 'confirmed', act(LEADER)),
    ])
      expect(await t.store.commit(draft.writes, draft.entries)).toMatchObject({ ok: true })
    const columns = { figureColumn: ['P1'], caseColumn: ['modality', 'amount', 'corrected'] }
    const rows = cellsOf(await take({ kind: 'payout-excel', ...columns }), 3)
    const values = rows.map((row) => row.map(({ value }) => value))
    expect(values[0]?.slice(-2)).toEqual(['Điều chỉnh: cách chi', 'Điều chỉnh: số tiền (đ)'])
    expect(values[1]).toEqual(['BS-1000', 'tài khoản người được ủy quyền', '540000', 'tiền mặt, tại điểm chi trả', '1'])
    expect(values.slice(2).every((row) => row.length === 3 || row.slice(3).every((value) => value === ''))).toBe(true)
    expect(values).toHaveLength(1 + 64)
  })

  test('runs nothing that somebody wrote, and keeps codes as text', async () => {
    const xlsx = await take({ kind: 'payout-excel', figureColumn: ['P1'], caseColumn: CASES }, { ky: '2026-12' })
    const all = [1, 2, 3, 4].flatMap((sheet) => cellsOf(xlsx, sheet)).flat()
    expect(all.filter(({ formula }) => formula)).toEqual([])
    expect(all.filter(({ type, value }) => type === 'text' && /^[=+\-@\t\r]/.test(value))).toEqual([])
    expect(cellsOf(xlsx, 3)[1]?.[0]).toMatchObject({ type: 'text', value: '12/BTXH', format: '@' })
  })

  test('asks for a column and a reason, and is written down with who took it and why', async () => {
    const refused = await t.post(paths.payoutExports(commune, ASKED), { kind: 'payout-excel', reason: 'Họp' }, anh)
    expect([refused.status, (await refused.text()).includes('Hãy chọn ít nhất một cột')]).toEqual([422, true])
    const before = await t.store.read.select().from(exportsTable)
    await take({ kind: 'payout-excel', figureColumn: ['P4'], reason: 'Báo cáo Sở' })
    const [row] = (await t.store.read.select().from(exportsTable)).slice(before.length)
    expect(row).toMatchObject({
      kind: 'payout-excel',
      reason: 'Báo cáo Sở',
      day: '2026-10-31',
      officer: 'anh',
      at: START,
    })
    const [entry] = (await t.store.read.select().from(audit)).slice(-1)
    expect(entry).toMatchObject({ action: 'payout-report.exported', subject: row?.id })
    expect(await pageOf(t, paths.payoutExports(commune, ASKED), anh)).toContain('Báo cáo Sở')
  })
})

describe('the Word report of payouts', () => {
  test('prints the numbers of the screen in the committee’s layout, targets beside them', async () => {
    const target = { id: 'p-1', unit: commune, figure: 'P4', percent: 80, period: '2026-12', officer: 'anh', at: START }
    await t.store.commit([t.store.read.insert(payoutTargets).values(target)], [])
    const docx = await take({ kind: 'payout-word' })
    const text = paragraphsIn(docx)
    expect(text).toEqual(expect.arrayContaining(['ỦY BAN NHÂN DÂN', 'Số:         /BC-UBND', 'CHỦ TỊCH']))
    expect(text.join('\n')).toContain('số liệu tạm, có kỳ chưa khóa sổ')
    const rows = new Map(wordRows(docx).map((row) => [row[1], row]))
    for (const [code, name] of [
      ['P1', 'Phải chi'],
      ['P4', 'Đã chi qua tài khoản'],
      ['P6', 'Chi bằng tiền mặt'],
      ['P8', 'Số liệu chưa có'],
      ['arrears', 'Truy lĩnh'],
    ] as const) {
      const shown = [`${name}, theo người`, `${name}, theo số tiền`].map((label) =>
        String(numberIn(rows.get(label)?.[4])),
      )
      expect([code, ...shown]).toEqual([code, ...(await onScreen(code))])
    }
    expect(rows.get('Đã chi qua tài khoản, theo người')?.[3]).toContain('(80%)')
    const year = numberIn(rows.get('Phải chi, theo số tiền')?.[5])
    expect(year).toBe(numberIn((await onScreen('P1'))[1]) + numberIn((await onScreen('P1', { ky: '2026-09' }))[1]))
  })

  test('has the rows that the commune laid out, and refuses none', async () => {
    const at = paths.payoutLayout(commune)
    const submission = '11111111-2222-4333-8444-000000000001'
    const row = {
      order: ['2', '1'],
      label: ['Tiền mặt', 'Ghi tay'],
      unit: ['đồng', ''],
      figure: ['P6:amount', ''],
      note: ['', 'x'],
    }
    const none = { ...row, label: ['', ''] }
    expect((await t.post(at, { submission, signer: 'PHÓ CHỦ TỊCH', ...none }, anh)).status).toBe(422)
    expect((await t.post(at, { submission, signer: 'PHÓ CHỦ TỊCH', ...row }, anh)).status).toBe(303)
    const docx = await take({ kind: 'payout-word' })
    expect(
      wordRows(docx)
        .slice(1)
        .map((cells) => cells[1]),
    ).toEqual(['Ghi tay', 'Tiền mặt'])
    expect(numberIn(wordRows(docx)[2]?.[4])).toBe(numberIn((await onScreen('P6'))[1]))
    expect(paragraphsIn(docx)).toContain('PHÓ CHỦ TỊCH')
    expect(await pageOf(t, at, anh)).toContain('value="Ghi tay"')
  })
})

describe('the meeting sheet of a commune', () => {
  test('has the payouts for who may read them, equal to the screen, and not for the coordinator', async () => {
    const { pdfText } = await import('../support/office.ts')
    const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
    const folder = mkdtempSync(`${(await import('node:os')).tmpdir()}/pho-qr-test-`)
    const sheet = async (officer: string) => {
      const fields = { kind: 'meeting-sheet', day: '2026-11-12', reason: 'Họp' }
      const answer = await t.post(paths.communeExports(commune), fields, await t.signIn(officer))
      writeFileSync(`${folder}/s.pdf`, new Uint8Array(await answer.arrayBuffer()))
      return pdfText(`${folder}/s.pdf`).replace(/[ \n]+/g, ' ')
    }
    const text = await sheet('anh')
    expect(text).toContain('kỳ tháng 10/2026')
    const html = await pageOf(t, paths.payouts(commune, ASKED), anh)
    const [, count, total] =
      />([\d.]+)<span>\/([\d.]+)</.exec(between(html, 'class="headline row"', '</section>')) ?? []
    expect(text).toContain(`${count}/${total}`)
    expect(text.replace(/\./g, '')).toContain((await onScreen('P4'))[1])
    expect(await sheet('ho')).not.toContain('Chi trả an sinh')
    rmSync(folder, { recursive: true })
  })
})
