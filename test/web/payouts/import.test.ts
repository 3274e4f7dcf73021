import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCsv } from 'hucre/csv'
import { writeXlsx } from 'hucre/xlsx'
import { beforeEach, describe, expect, test } from 'vitest'
import { insertHamlet } from '../../../src/store/hamlets.ts'
import { listLines } from '../../../src/store/payout-contents.ts'
import { draftUndo } from '../../../src/store/payout-entries.ts'
import { listPayoutEntries } from '../../../src/store/payout-rounds.ts'
import { officers, payoutMappings } from '../../../src/store/schema.ts'
import { act } from '../../support/accounts.ts'
import {
  countsIn,
  ETHNICITY,
  HEADINGS,
  type ImportWorld,
  importWorld,
  KEPT,
  person,
  ROUND,
  runFields,
  SOCIAL,
  serialOf,
  workbook,
} from '../../support/payout-files.ts'
import { payoutLine } from '../../support/payouts.ts'
import { WORLD_BEGAN, world } from '../../support/world.ts'

let w: ImportWorld
beforeEach(async () => {
  w = await importWorld()
})

const lines = () => listLines(w.t.store.read, ROUND)
const entries = () => listPayoutEntries(w.t.store.read, ROUND)
const bytes = (text: string) => new TextEncoder().encode(text)
const enterAll = async (file: Uint8Array, ticks: Record<string, string> = {}) => {
  const { html } = await w.read(file)
  return w.enter({ ...runFields(html), act: 'enter', ...ticks })
}

describe('a file of the commune', () => {
  test('is read past its titles and to its total, stored only when confirmed, as one entry', async () => {
    const { status, html } = await w.read(await workbook([person(1), person(2, { Thôn: 'tdp-6' }), person(3)]))
    expect([status, countsIn(html)]).toEqual([200, ['3', '0', '0', '0', '0']])
    expect(html).toContain('Bỏ qua 2 hàng')
    expect(await lines()).toEqual([])
    const answer = await w.enter({ ...runFields(html), act: 'enter' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/payout-rounds/${ROUND}`])
    expect(await lines()).toEqual([
      payoutLine('BS-0001', { status: null, modality: 'own' }),
      payoutLine('BS-0002', { hamlet: 'tdp-6', modality: 'own' }),
      payoutLine('BS-0003', { modality: 'own' }),
    ])
    expect(await entries()).toMatchObject([{ kind: 'file', added: 3, changed: 0, removed: 0, officer: SOCIAL }])
  })

  test('shows which columns were left behind', async () => {
    const { html } = await w.read(await workbook([person(1)]))
    const dropped = [...html.slice(html.indexOf('class="dropped"')).matchAll(/<li>([^<]+)</g)].map(([, name]) => name)
    expect(dropped).toEqual(HEADINGS.filter((name) => name !== 'Mã hồ sơ'))
    for (const text of ['Lưu1', '051041', '0905', ETHNICITY, '1941', '1504']) expect(html).not.toContain(text)
  })

  test('a second time changes nothing, and says so', async () => {
    const file = await workbook([person(1), person(2)])
    await enterAll(file)
    const { html } = await w.read(file)
    expect(countsIn(html)).toEqual(['0', '0', '2', '0', '0'])
    expect(html).toContain('Tệp này không làm thay đổi gì')
    expect((await w.enter({ ...runFields(html), act: 'enter' })).status).toBe(422)
    expect(await entries()).toHaveLength(1)
  })

  test('takes out what it leaves out only when that is ticked, and is undone whole', async () => {
    await enterAll(await workbook([person(1), person(2), person(3)]))
    const next = await workbook([person(1, { 'Số tiền': 810_000 }), person(4)])
    const { html } = await w.read(next)
    expect(countsIn(html)).toEqual(['1', '1', '0', '2', '0'])
    expect((await w.enter({ ...runFields(html), act: 'enter', remove: 'yes' })).status).toBe(303)
    expect((await lines()).map(({ caseCode, amount }) => [caseCode, amount])).toEqual([
      ['BS-0001', 810_000],
      ['BS-0004', 540_000],
    ])
    const [newest] = await entries()
    await w.payouts.commit(draftUndo(w.t.store.read, newest?.id ?? '', act(SOCIAL)))
    expect((await lines()).map(({ caseCode }) => caseCode)).toEqual(['BS-0001', 'BS-0002', 'BS-0003'])
  })

  test('sent twice is one entry', async () => {
    const { html } = await w.read(await workbook([person(1)]))
    const sent = { ...runFields(html), act: 'enter' }
    expect([(await w.enter(sent)).status, (await w.enter(sent)).status]).toEqual([303, 303])
    expect(await entries()).toHaveLength(1)
  })

  test('is counted anew when somebody else changed the round meanwhile', async () => {
    const { html } = await w.read(await workbook([person(1)]))
    await w.payouts.enter(ROUND, { lines: [payoutLine('BS-0009')] })
    const answer = await w.enter({ ...runFields(html), act: 'enter' })
    const again = await answer.text()
    expect([answer.status, countsIn(again)]).toEqual([422, ['1', '0', '0', '1', '0']])
    expect(again).toContain('vừa được người khác sửa')
    expect((await w.enter({ ...runFields(again), act: 'enter' })).status).toBe(303)
  })

  test('is to be read again when the commune gets another hamlet meanwhile, and goes into no wrong one', async () => {
    const { html } = await w.read(await workbook([person(1), person(2, { Thôn: 'tdp-6' })]))
    const hamlet = { id: 'a-new-one', commune: world.commune, name: 'An Hòa', fromDay: WORLD_BEGAN }
    await w.t.store.commit([insertHamlet(w.t.store.read, hamlet)], [])
    const answer = await w.enter({ ...runFields(html), act: 'enter' })
    expect([answer.status, await lines()]).toEqual([422, []])
    expect(await answer.text()).toContain('Hãy chọn tệp và đọc lại')
  })

  test('remembers which of two columns of one heading was chosen', async () => {
    const file = (second: string) => bytes(`Mã hồ sơ,Thôn,Nhóm,Số tiền,Số tiền\nBS-1,tdp-3,he-so-1,100.000,${second}\n`)
    const chosen = { 'column-code': 'Mã hồ sơ', 'column-hamlet': 'Thôn', 'column-group': 'Nhóm' }
    const { html } = await w.read(file('540.000'), { ...chosen, 'column-amount': 'Số tiền (E)' })
    expect((await w.enter({ ...runFields(html), act: 'enter' })).status).toBe(303)
    await enterAll(file('550.000'))
    expect((await lines()).map(({ amount }) => amount)).toEqual([550_000])
  })

  test('goes into no round that is no draft, nor into one of elsewhere', async () => {
    const { html } = await w.read(await workbook([person(1)]))
    await w.payouts.enter(ROUND, { lines: [payoutLine('BS-0009')] })
    await w.payouts.step(ROUND, 'submitted', 'ho')
    expect((await w.enter({ ...runFields(html), act: 'enter' })).status).toBe(409)
    expect((await w.t.get('/payout-rounds/2026-99/import', w.cookie)).status).toBe(404)
  })
})

describe('rows with faults', () => {
  const BAD = [
    person(1),
    person(2, { 'Số tiền': -540_000 }),
    person(3, { 'Số tiền': 540_000.5 }),
    person(4, { Thôn: 'Thôn của xã khác' }),
    person(5, { code: 51_057_000_123 }),
    person(1, { 'Số tiền': '540.000' }),
  ]

  test('are told by row, column and what to do, and the rest is still read', async () => {
    const { status, html } = await w.read(await workbook([...BAD, person(7)]))
    expect([status, countsIn(html)]).toEqual([200, ['1', '0', '0', '0', '6']])
    const said = (row: number, field: string) =>
      new RegExp(`id="row-${row}-${field}-error"[^>]*>([^<]+)<`).exec(html)?.[1] ?? ''
    expect(said(6, 'amount')).toContain('Số tiền âm')
    expect(said(7, 'amount')).toContain('phần lẻ')
    expect(said(8, 'hamlet')).toContain('Hãy ghi một trong: Tổ dân phố 6; tdp-3; tdp-6')
    expect(said(9, 'code')).toContain('số định danh')
    expect([said(5, 'code'), said(10, 'code')]).toEqual(Array(2).fill(expect.stringContaining('các hàng 5, 10')))
  })

  test('are mended in place; nothing goes in before', async () => {
    const { html } = await w.read(await workbook([person(1), person(2, { 'Số tiền': -1, Thôn: 'x' }), person(3)]))
    const sent = { ...runFields(html), act: 'enter' }
    const refused = await w.enter({ ...sent, 'row-6-amount': '810.000' })
    const again = await refused.text()
    expect([refused.status, await lines()]).toEqual([422, []])
    expect(again).toContain('value="810.000"')
    const mended = { ...runFields(again), 'row-6-hamlet': 'tdp-6', act: 'enter' }
    expect((await w.enter(mended)).status).toBe(303)
    expect(await lines()).toHaveLength(3)
    expect((await lines())[1]).toEqual(payoutLine('BS-0002', { hamlet: 'tdp-6', modality: 'own', amount: 810_000 }))
  })

  test('are left out when that is ticked, and their cases are not taken for missing', async () => {
    await enterAll(await workbook([person(1), person(2)]))
    const { html } = await w.read(await workbook([person(1, { 'Số tiền': 600_000 }), person(2, { 'Số tiền': 'x' })]))
    expect(countsIn(html)).toEqual(['0', '1', '0', '0', '1'])
    expect((await w.enter({ ...runFields(html), act: 'enter', skip: 'yes', remove: 'yes' })).status).toBe(303)
    expect((await lines()).map(({ amount }) => amount)).toEqual([600_000, 540_000])
  })

  test('beyond those that are shown travel along and are shown next', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => person(at + 1, { 'Số tiền': -1 }))
    const { html } = await w.read(await workbook(rows))
    const sent = runFields(html)
    const mended = Object.fromEntries(
      Object.keys(sent)
        .filter((name) => name.endsWith('-amount'))
        .map((name) => [name, '540000']),
    )
    const again = await (await w.enter({ ...sent, ...mended, act: 'check' })).text()
    expect(countsIn(again)).toEqual(['50', '0', '0', '0', '10'])
    expect(again).toContain('id="row-64-amount-error"')
  })

  test('of a formula take neither it nor what Excel last made of it', async () => {
    const cells = new Map([['4,11', { value: 540_000, formula: '500000+40000', formulaResult: 540_000 }]])
    const { html } = await w.read(await workbook([person(1)], { cells }))
    expect(html).toContain('Ô là công thức')
    expect(html).toContain('value="=500000+40000"')
    expect(countsIn(html)).toEqual(['0', '0', '0', '0', '1'])
  })
})

describe('columns', () => {
  const odd = () =>
    writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            ['Hồ sơ', 'Khu', 'Loại', 'Tiền'],
            ['K1', 'TDP 3', 'he-so-1', 500_000],
          ],
        },
      ],
    })
  const CHOSEN = { 'column-code': 'Hồ sơ', 'column-hamlet': 'Khu', 'column-group': 'Loại', 'column-amount': 'Tiền' }

  test('that are not known are asked for, and remembered for the programme as hashes', async () => {
    const file = new Uint8Array(await odd())
    const asked = await w.read(file)
    expect([asked.status, asked.html]).toEqual([422, expect.stringContaining('Chưa biết cột nào là: Thôn')])
    const { html } = await w.read(file, CHOSEN)
    expect((await w.enter({ ...runFields(html), act: 'enter' })).status).toBe(303)
    expect(countsIn((await w.read(file)).html)).toEqual(['0', '0', '1', '0', '0'])
    const kept = await w.t.store.read.select().from(payoutMappings)
    expect(kept.map(({ field }) => field).sort()).toEqual(['amount', 'code', 'group', 'hamlet'])
    for (const { heading } of kept) expect(heading).toMatch(/^[\w+/-]{43}=?$/)
  })

  test('are never remembered by a text that is no hash', async () => {
    const { html } = await w.read(new Uint8Array(await odd()), CHOSEN)
    await w.enter({ ...runFields(html), act: 'enter', mapping: 'code:Đinh Thị Lưu,hamlet:x' })
    expect(await w.t.store.read.select().from(payoutMappings)).toEqual([])
  })

  test.each([
    ['không phải'],
    ['5,BS-1,0,0,,,,-1'],
    ['5,BS-1,9,0,,,,1'],
    ['5,Đinh Thị Lưu,0,0,,,,1'],
    ['5,051057000123,0,0,,,,1'],
  ])('and kept rows that were tampered with (%s) are refused', async (rows) => {
    const { html } = await w.read(await workbook([person(1)]))
    const answer = await w.enter({ ...runFields(html), rows, act: 'enter' })
    expect([answer.status, await lines()]).toEqual([422, []])
  })
})

describe('a file that is not read', () => {
  const csv = (delimiter: string) => writeCsv([['DANH SÁCH'], [...HEADINGS, ...KEPT], person(1)], { delimiter })

  test.each([',', ';', '\t'])('is no CSV with %j between its cells', async (delimiter) => {
    for (const mark of ['', '\ufeff'])
      expect(countsIn((await w.read(bytes(mark + csv(delimiter)))).html)).toEqual(['1', '0', '0', '0', '0'])
  })

  const xls = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(7)])
  const zip = async (size: number) => {
    const file = await workbook([person(1)])
    const view = new DataView(file.buffer)
    for (let at = file.length - 22; at > 0; at--)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
    return file
  }
  test.each([
    [
      'under a password',
      () => writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }], encryption: { password: 'x', spinCount: 1 } }),
      'mật khẩu',
    ],
    ['an .xls whatever its name', async () => xls, 'Excel cũ'],
    ['damaged', async () => (await workbook([person(1)])).slice(0, 900), 'Tệp hỏng'],
    ['a row of millions of columns', async () => bytes('Mã hồ sơ,Thôn,Số tiền\n'.padEnd(2_000_000, ',')), 'quá lớn'],
    ['a bomb by its directory', () => zip(0x7fffffff), 'quá lớn'],
    ['a bomb that tells no sizes', () => zip(0), 'quá lớn'],
    ['a bomb that tells less than there is', () => zip(10), 'Tệp hỏng'],
    ['of another encoding', async () => Uint8Array.from([0x4d, 0xe3, 0x20, 0xff]), 'CSV UTF-8'],
    ['a picture of a list', async () => bytes('%PDF-1.7'), 'không phải bảng'],
    ['without headings', async () => bytes('một'), 'hàng tiêu đề'],
    ['of 200,000 rows', async () => bytes('Mã hồ sơ,Thôn,Số tiền\n'.padEnd(3_000_000, 'a,b,c\n')), 'quá nhiều hàng'],
  ])('is told why: %s', async (_name, file, sentence) => {
    const { status, html } = await w.read(new Uint8Array(await file()))
    expect([status, html.slice(html.indexOf('file-error')).slice(0, 400)]).toEqual([
      422,
      expect.stringContaining(sentence),
    ])
  })
})

describe('what the file says of people', () => {
  /** The day of birth of the seventeenth, as the workbook holds it. */
  const SERIAL = String(serialOf(new Date(Date.UTC(1941, 2, 18, 6))))
  const SECRETS = [
    'Lưu17',
    '051041000017',
    '0905000017',
    ETHNICITY,
    SERIAL,
    '1941-03-18',
    '18/03/1941',
    'Dân tộc',
    'Số CCCD',
  ]
  /** Which of the texts stand in any file of a folder, in NFC or not. */
  const found = (folder: string, log: unknown) => {
    const held = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('utf8'))
    return SECRETS.filter((text) => [...held, JSON.stringify(log)].some((file) => file.normalize('NFC').includes(text)))
  }

  test('is nowhere in the database, its log of writes or the log; and would be found if it were', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pho-qr-import-'))
    try {
      w = await importWorld(join(folder, 'pho-qr.db'))
      const answer = await enterAll(await workbook(Array.from({ length: 40 }, (_, at) => person(at + 1))))
      expect([answer.status, (await lines()).length]).toEqual([303, 40])
      expect(readdirSync(folder).some((name) => name.endsWith('-wal'))).toBe(true)
      expect(found(folder, w.t.log)).toEqual([])
      await w.t.store.commit(
        [w.t.store.read.update(officers).set({ name: `Đinh Thị Lưu17, ${ETHNICITY}, 051041000017, ${SERIAL}` })],
        [],
      )
      expect(found(folder, w.t.log)).toEqual(['Lưu17', '051041000017', ETHNICITY, SERIAL])
    } finally {
      await w.t.store.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
