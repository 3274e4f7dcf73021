import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { digestMonth } from '../../../src/store/closed-months.ts'
import { audit, closedMonths, exports as exportsTable } from '../../../src/store/schema.ts'
import { paths } from '../../../src/web/paths.ts'
import type { TestApp } from '../../support/app.ts'
import { pdfText } from '../../support/office.ts'
import { between, linkedNumbers, pageOf } from '../../support/pages.ts'
import { world } from '../../support/world.ts'
import { cellsOf, paragraphsIn, type SheetCell, unzip, wordRows } from '../../support/zipped.ts'
import { EVIL, EXPORTS, exported, exportWorld, SITE_COLUMNS } from './exported.ts'

const { commune } = world
const STALL_COLUMNS = ['side', 'name', 'step', 'figures', 'sightings', 'transfers', 'outcome']
let at: TestApp
let anh: string

beforeAll(async () => {
  at = await exportWorld()
  anh = await at.signIn('anh')
})

const cell = (rows: readonly SheetCell[][], row: string, header: string): SheetCell | undefined => {
  const column = rows[0]?.findIndex(({ value }) => value.startsWith(header)) ?? -1
  expect(column, header).toBeGreaterThanOrEqual(0)
  return rows.find(([first]) => first?.value === row)?.[column]
}

describe('the workbook', () => {
  let xlsx: Uint8Array
  beforeAll(async () => {
    xlsx = await exported(at, anh, {
      kind: 'excel',
      siteColumn: [...SITE_COLUMNS, 'evidence', 'unwilling'],
      stallColumn: STALL_COLUMNS,
    })
  })

  test('has for every site and their sum the numbers of the pages', async () => {
    const sites = cellsOf(xlsx, 1)
    const pages = [
      [world.teHanh, 'Tế Hanh'],
      ['cho-lon', 'cho-lon'],
      ['cho-nho', 'cho-nho'],
    ] as const
    const base = new Map<string, number>()
    for (const [id] of pages) base.set(id, 0)
    for (const [id] of pages) {
      const name = between(await pageOf(at, paths.site(id), anh), '<title>', ' ·').slice(7)
      const numbers = linkedNumbers(await pageOf(at, paths.site(id), anh), paths.site(id))
      for (const figure of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'])
        expect(cell(sites, name, `${figure} · `)?.value, `${id} ${figure}`).toBe(String(numbers.get(figure)))
    }
    const page = await pageOf(at, paths.commune(commune), anh)
    const [, active, operating] = /(\d+)<span>\/(\d+)</.exec(between(page, 'class="headline row"', '</a>')) ?? []
    expect([cell(sites, 'Tổng cộng', 'A5 · ')?.value, cell(sites, 'Tổng cộng', 'A5 · mẫu số')?.value]).toEqual([
      active,
      operating,
    ])
    const numbers = linkedNumbers(page, paths.commune(commune))
    expect(cell(sites, 'Tổng cộng', 'B · ')?.value).toBe(String(numbers.get('B')))
    expect(cell(sites, 'Tổng cộng', 'Chưa tham gia')?.value).toBe(String(numbers.get('unwilling')))
  })

  test('types its cells: counts, shares and days are numbers, and what is not counted is said in words', () => {
    const sites = cellsOf(xlsx, 1)
    expect(cell(sites, 'Tổng cộng', 'A5 · Đang')).toMatchObject({ type: 'number', format: '[$-42A]#,##0' })
    expect(cell(sites, 'Tổng cộng', 'A5 · tỷ lệ')).toMatchObject({ type: 'number', format: '[$-42A]0.0%' })
    // 12 November 2026, counted from the last day of 1899.
    expect(cell(sites, 'Tổng cộng', 'Ngày số liệu')).toMatchObject({
      type: 'number',
      value: '46338',
      format: '[$-42A]dd/mm/yyyy',
    })
    expect(cell(sites, 'Tế Hanh', 'Q1 · tỷ lệ')).toMatchObject({ type: 'text', value: 'chưa có số liệu' })
    expect(cell(sites, 'Tổng cộng', 'Loại')?.value).toBe('')
  })

  test('keeps leading zeros, and runs nothing that somebody wrote', () => {
    const stalls = cellsOf(xlsx, 2)
    const row = stalls.find((cells) => cells[1]?.value === EVIL.number)
    expect(row?.[1]).toMatchObject({ type: 'text', value: '012', format: '@' })
    expect(row?.map(({ value }) => value)).toContain(`'${EVIL.tradeName}`)
    expect(row?.[0]?.value).toBe(`'${EVIL.name}`)
    const all = [1, 2, 3].flatMap((sheet) => cellsOf(xlsx, sheet)).flat()
    expect(all.filter(({ formula }) => formula)).toEqual([])
    expect(all.filter(({ type, value }) => type === 'text' && /^[=+\-@\t\r]/.test(value))).toEqual([])
    expect([...unzip(xlsx).keys()].filter((name) => /vba|extern|connection/i.test(name))).toEqual([])
  })

  test('lists every stall once, and its ones add up to the figures', () => {
    const stalls = cellsOf(xlsx, 2)
    const header = stalls[0]?.map(({ value }) => value) ?? []
    expect(header.some((title) => /điện thoại|tài khoản/i.test(title))).toBe(false)
    for (const figure of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']) {
      const column = header.findIndex((title) => title.startsWith(`${figure} · `))
      const ones = stalls.slice(1).filter((row) => row[column]?.value === '1').length
      expect(String(ones), figure).toBe(cell(cellsOf(xlsx, 1), 'Tổng cộng', `${figure} · `)?.value)
    }
  })

  test('says of which day it is, that the month is not closed, and how each figure is counted', () => {
    const about = new Map(cellsOf(xlsx, 3).map(([what, text]) => [what?.value, text?.value]))
    expect(about.get('Ngày số liệu')).toBe('12/11/2026')
    expect(about.get('Sổ tháng')).toBe('số liệu tạm, chưa khóa sổ')
    expect(about.get('N')).toContain('Đây là mẫu số')
  })

  test('has the columns that were chosen and no other', async () => {
    const few = await exported(at, anh, { kind: 'excel', siteColumn: ['A5'], stallColumn: [] })
    expect(cellsOf(few, 1)[0]?.map(({ value }) => value)).toEqual([
      'Nơi',
      'A5 · Đang dùng, trong 30 ngày',
      'A5 · mẫu số',
      'A5 · tỷ lệ',
    ])
    expect(cellsOf(few, 2)[0]?.map(({ value }) => value)).toEqual(['Nơi', 'Số'])
    expect(JSON.stringify(cellsOf(few, 2))).not.toContain('SUM')
  })
})

describe('the Word reports', () => {
  test('has the head of the People’s Committee, the rows of the page, and blanks for number and signature', async () => {
    const docx = await exported(at, anh, { kind: 'word-committee' })
    const text = paragraphsIn(docx)
    expect(text).toEqual(
      expect.arrayContaining(['ỦY BAN NHÂN DÂN', 'XÃ BÌNH SƠN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']),
    )
    expect(text).toEqual(expect.arrayContaining(['Độc lập - Tự do - Hạnh phúc', 'Bình Sơn, ngày 12 tháng 11 năm 2026']))
    expect(text).toEqual(expect.arrayContaining(['Số:         /BC-UBND', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']))
    expect(text.join('\n')).toContain('số liệu tạm, chưa khóa sổ')
    expect(text.join('\n')).not.toContain('Võ Thị Ánh')
    const xml = unzip(docx).get('word/document.xml') ?? ''
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/)
    expect(unzip(docx).get('word/styles.xml')).toContain('Times New Roman')
  })

  test('prints the figures of the page, the target beside them, and percentages as papers do', async () => {
    const rows = wordRows(await exported(at, anh, { kind: 'word-committee' }))
    expect(rows[0]).toEqual(['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Kế hoạch', 'Thực hiện', 'Lũy kế', 'Tỷ lệ', 'Ghi chú'])
    const page = await pageOf(at, paths.commune(commune), anh)
    const [, active = '', operating = ''] =
      /(\d+)<span>\/(\d+)</.exec(between(page, 'class="headline row"', '</a>')) ?? []
    const row = rows.find(([, label]) => label?.startsWith('Đang dùng'))
    const planned = Math.ceil(Number(operating) * 0.8)
    const percent = ((100 * Number(active)) / Number(operating)).toFixed(1).replace('.', ',').replace(',0', '')
    expect(row?.slice(3)).toEqual([
      `${planned}\n(80%)`,
      expect.any(String),
      active,
      `${percent}%\n(${active}/${operating})`,
      '',
    ])
    expect(rows.find(([, label]) => label?.startsWith('Kiểm tra chéo'))?.[5]).toBe('chưa có số liệu')
  })

  test('has the head of the Youth Union, without the motto', async () => {
    const text = paragraphsIn(await exported(at, anh, { kind: 'word-union' }))
    expect(text).toEqual(
      expect.arrayContaining(['ĐOÀN TNCS HỒ CHÍ MINH', 'TỈNH ĐOÀN QUẢNG NGÃI', '***', 'Số:         -BC/ĐTN']),
    )
    expect(text).toEqual(expect.arrayContaining(['BCH ĐOÀN XÃ BÌNH SƠN', 'TM. BAN CHẤP HÀNH', 'BÍ THƯ']))
    expect(text.join()).not.toContain('Độc lập')
  })
})

describe('what is drawn', () => {
  test('has the figures of the pages: the sheet of the commune, its weakest sites, and what is due', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pho-qr-exported-'))
    try {
      writeFileSync(join(folder, 'sheet.pdf'), await exported(at, anh, { kind: 'meeting-sheet' }))
      const text = pdfText(join(folder, 'sheet.pdf')).replace(/[ \n]+/g, ' ')
      const page = await pageOf(at, paths.commune(commune), anh)
      const [, active, operating] = /(\d+)<span>\/(\d+)</.exec(between(page, 'class="headline row"', '</a>')) ?? []
      expect(text).toContain(`A5 Đang dùng, trong 30 ngày ${active}/${operating}`)
      const numbers = linkedNumbers(page, paths.commune(commune))
      expect(text).toContain(`${numbers.get('alarm')} điểm có mã trả cho tài khoản khác`)
      expect(text).toContain(`Vì sao chưa (${numbers.get('unwilling')} điểm)`)
      for (const id of ['cho-lon', 'cho-nho']) {
        const stale = linkedNumbers(await pageOf(at, paths.site(id), anh), paths.site(id)).get('stale')
        expect(text).toMatch(new RegExp(`kiểm tra lại biển .*${id}: ${stale}`))
      }
      expect(text).toMatch(/Chợ Châu Ổ 6 sạp 0\/6 .*Tế Hanh 7 điểm 0\/7/)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('is a PNG for the chat', async () => {
    const png = await exported(at, anh, { kind: 'picture' })
    expect([...png.subarray(0, 4)]).toEqual([137, 80, 78, 71])
  })
})

describe('an export', () => {
  test('is written down with its reason and its digest in the commit that lets it go', async () => {
    const file = await exported(at, anh, { kind: 'word-union', reason: 'Báo cáo quý cho Huyện đoàn cũ' })
    const [row] = (await at.store.read.select().from(exportsTable)).slice(-1)
    const digest = createHash('sha256').update(file).digest('hex')
    expect(row).toMatchObject({ kind: 'word-union', commune, site: null, day: '2026-11-12', officer: 'anh' })
    expect(row).toMatchObject({ reason: 'Báo cáo quý cho Huyện đoàn cũ', fileDigest: digest })
    const [entry] = (await at.store.read.select().from(audit)).slice(-1)
    expect(entry).toMatchObject({ action: 'report.exported', subject: row?.id, actor: 'anh', digest })
    const page = await pageOf(at, EXPORTS, anh)
    expect(page).toContain('Báo cáo quý cho Huyện đoàn cũ')
    expect(page).toContain('Võ Thị Ánh, 14:05 ngày 12/11/2026')
  })

  test('asks for a reason and keeps all that was chosen', async () => {
    const count = async () => (await at.store.read.select().from(exportsTable)).length
    const before = await count()
    const typed = { kind: 'excel', day: '2026-10-31', siteColumn: ['A2', 'A9'], stallColumn: ['name'], reason: '  ' }
    const answer = await at.post(EXPORTS, typed, anh)
    const html = await answer.text()
    expect([answer.status, await count()]).toEqual([422, before])
    const chosen = [...html.matchAll(/<input type="(?:radio|checkbox)" name="(\w+)" value="([^"]+)" checked/g)]
    expect(chosen.map(([, name, value]) => `${name} ${value}`)).toEqual([
      ...['kind excel', 'day 2026-10-31', 'siteColumn A2', 'siteColumn A9', 'stallColumn name'],
    ])
    expect(html).toContain('Hãy điền ô này.')
  })

  test('of a day that is over is offered at the ends of months alone', async () => {
    const page = await pageOf(at, EXPORTS, anh)
    expect([...page.matchAll(/name="day" value="([^"]+)"/g)].map(([, day]) => day)).toEqual([
      ...['2026-11-12', '2026-10-31', '2026-09-30', '2026-08-31'],
    ])
    const answer = await at.post(EXPORTS, { kind: 'word-union', day: '2026-11-11', reason: 'x' }, anh)
    expect(answer.status).toBe(422)
    const text = paragraphsIn(await exported(at, anh, { kind: 'word-union', day: '2026-10-31' }))
    expect(text).toContain('Bình Sơn, ngày 31 tháng 10 năm 2026')
  })

  test('of a day that is over leaves out what was not there yet, as do the pages', async () => {
    const xlsx = await exported(at, anh, { kind: 'excel', day: '2026-10-31', siteColumn: ['operating'] })
    const names = cellsOf(xlsx, 1).map(([first]) => first?.value)
    expect(names).toContain('Tế Hanh')
    expect(names).not.toContain(`'${EVIL.name}`)
    const listed = async (day: string) => (await at.get(paths.siteFigure(EVIL.site, 'N', day), anh)).status
    expect([await listed('2026-11-12'), await listed('2026-11-11')]).toEqual([200, 404])
  })

  test('of a closed month says so, on the page and in the file', async () => {
    const scope = { officer: 'anh', provinces: [], communes: [commune], assignedSites: false }
    const { digest } = await digestMonth(at.store, scope, commune, '2026-09')
    const closed = { commune, month: '2026-09', digest, officer: 'anh', at: at.clock.now() }
    expect(await at.store.commit([at.store.read.insert(closedMonths).values(closed)], [])).toMatchObject({ ok: true })
    expect(await pageOf(at, EXPORTS, anh)).toContain('cuối tháng, 30/09/2026 (đã khóa sổ)')
    const text = paragraphsIn(await exported(at, anh, { kind: 'word-union', day: '2026-09-30' })).join()
    expect(text).toContain('(Số liệu ngày 30/09/2026; đã khóa sổ)')
    expect(text).toContain('Gồm mọi phiếu nhận đến hết ngày 30/09/2026')
  })

  test('has a plain file name and the type of its kind', async () => {
    const answer = await at.post(EXPORTS, { kind: 'word-union', day: '2026-11-12', reason: 'Họp' }, anh)
    expect(answer.headers.get('Content-Disposition')).toBe(
      'attachment; filename="bao-cao-doan-xa-binh-son-2026-11-12.docx"',
    )
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })

  test('is one link away from the pages it is made of, for whoever may take it out', async () => {
    expect(await pageOf(at, paths.commune(commune), anh)).toContain(`href="${EXPORTS}"`)
    const link = `href="${paths.siteExports(world.teHanh)}"`
    expect(await pageOf(at, paths.site(world.teHanh), anh)).toContain(link)
    expect(await pageOf(at, paths.site(world.teHanh), await at.signIn('lan'))).not.toContain(link)
  })

  test('of one site has that site alone', async () => {
    const xlsx = await exported(at, anh, { kind: 'excel', siteColumn: ['A5'] }, paths.siteExports('cho-nho'))
    expect(cellsOf(xlsx, 1)).toHaveLength(2)
    expect(cellsOf(xlsx, 2)).toHaveLength(14)
    expect(await pageOf(at, EXPORTS, anh)).not.toContain('cho-nho')
  })

  test('as a picture is refused for so few stalls that everybody would know who is meant', async () => {
    const answer = await at.post(
      paths.siteExports(EVIL.site),
      { kind: 'picture', day: '2026-11-12', reason: 'Zalo' },
      anh,
    )
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('dưới 5 điểm')])
  })

  test('of another commune is not found', async () => {
    const ut = await at.signIn('ut')
    for (const path of [EXPORTS, paths.siteExports('cho-nho'), `/communes/${commune}/report-layouts/word-union`])
      expect([path, (await at.get(path, ut)).status, (await at.post(path, {}, ut)).status]).toEqual([path, 404, 404])
  })
})

describe('the rows of a Word report', () => {
  const PATH = `/communes/${commune}/report-layouts/word-committee`
  const rows = {
    ...{ order: ['2', '1', '', ''], label: ['Đang dùng mã', 'Hộ kinh doanh', 'Kinh phí', ''] },
    ...{
      unit: ['hộ', 'hộ', 'đồng', ''],
      figure: ['A5', 'N', '', ''],
      note: ['', 'đầu kỳ', '', ''],
      signer: 'Phó Chủ tịch',
    },
  }

  test('stand as the commune wants them, with blanks where nothing is counted', async () => {
    expect(await pageOf(at, PATH, anh)).toContain('value="Điểm đang kinh doanh (mẫu số)"')
    const answer = await at.post(PATH, { ...rows, submission: '00000000-0000-4000-8000-0000000000aa' }, anh)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, EXPORTS])
    const docx = await exported(at, anh, { kind: 'word-committee' })
    const [, first, second, third, ...none] = wordRows(docx)
    expect(first).toEqual(['1', 'Hộ kinh doanh', 'hộ', '', expect.any(String), expect.any(String), '', 'đầu kỳ'])
    expect(second?.slice(0, 3)).toEqual(['2', 'Đang dùng mã', 'hộ'])
    expect(third).toEqual(['3', 'Kinh phí', 'đồng', '', '', '', '', ''])
    expect(none).toEqual([])
    expect(paragraphsIn(docx)).toContain('PHÓ CHỦ TỊCH')
    // The other report is laid out by itself.
    expect(wordRows(await exported(at, anh, { kind: 'word-union' })).length).toBeGreaterThan(8)
  })

  test('are refused without any, and kept as typed', async () => {
    const empty = { ...rows, label: ['', '', '', ''], submission: '00000000-0000-4000-8000-0000000000ab' }
    const answer = await at.post(PATH, empty, anh)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('ít nhất một dòng')
    expect(html).toContain('value="Phó Chủ tịch"')
    expect(html).toContain('value="đầu kỳ"')
  })
})
