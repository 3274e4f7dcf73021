import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../src/web/paths.ts'
import type { TestApp } from '../../support/app.ts'
import { csvRows, openInOffice } from '../../support/office.ts'
import { between, linkedNumbers, pageOf } from '../../support/pages.ts'
import { world } from '../../support/world.ts'
import { EVIL, exported, exportWorld, SITE_COLUMNS } from './exported.ts'

let at: TestApp
let anh: string
let opened: ReadonlyMap<string, string>
/** What the page of the commune shows: counts by the keys of their lists, and A5 with its base. */
let shown: { numbers: Map<string, number>; active: string; operating: string }

beforeAll(async () => {
  at = await exportWorld()
  anh = await at.signIn('anh')
  const siteColumn = [...SITE_COLUMNS, 'evidence', 'unwilling']
  opened = openInOffice({
    'so-lieu.xlsx': await exported(at, anh, { kind: 'excel', siteColumn, stallColumn: ['name', 'figures'] }),
    'ubnd.docx': await exported(at, anh, { kind: 'word-committee' }),
    'doan.docx': await exported(at, anh, { kind: 'word-union' }),
  })
  const page = await pageOf(at, paths.commune(world.commune), anh)
  const [, active = '', operating = ''] =
    /(\d+)<span>\/(\d+)</.exec(between(page, 'class="headline row"', '</a>')) ?? []
  shown = { numbers: linkedNumbers(page, paths.commune(world.commune)), active, operating }
})

const percent = (count: number, total: number) => `${((100 * count) / total).toFixed(1).replace('.', ',')}%`

describe('opened in LibreOffice', () => {
  test('the workbook shows the figures of the page, Vietnamese days and percentages', () => {
    const rows = csvRows(opened.get('so-lieu-Từng nơi.csv') ?? '')
    const [heads = [], sum = []] = [rows[0], rows.at(-1)]
    const of = (head: string) => sum[heads.findIndex((one) => one.startsWith(head))]
    expect(of('Nơi')).toBe('Tổng cộng')
    expect(of('Ngày số liệu')).toBe('12/11/2026')
    expect([of('A5 · Đang'), of('A5 · mẫu số')]).toEqual([shown.active, shown.operating])
    expect(of('A5 · tỷ lệ')).toBe(percent(Number(shown.active), Number(shown.operating)))
    expect([of('B · '), of('O · '), of('S · ')]).toEqual(['B', 'O', 'S'].map((key) => String(shown.numbers.get(key))))
  })

  test('the workbook runs no formula, and keeps a leading zero', () => {
    const rows = csvRows(opened.get('so-lieu-Từng điểm.csv') ?? '')
    const row = rows.find(([, number]) => number === EVIL.number)
    expect(row?.slice(0, 3)).toEqual([`'${EVIL.name}`, '012', `'${EVIL.tradeName}`])
  })

  test.each(['ubnd.pdf', 'doan.pdf'])('the report %s prints the figures of the page', (name) => {
    const text = opened.get(name) ?? ''
    const { active, operating } = shown
    // Justified lines are told apart from words by nothing: blanks do not count.
    const solid = text.replace(/\s/g, '')
    expect(text).toMatch(new RegExp(`Đang dùng, trong 30 ngày +điểm.* ${active}\n`))
    expect(solid).toContain(`(${active}/${operating})`)
    expect(solid).toContain(`${active}/${operating}điểmcókháchchuyểntiền`)
    expect(solid).toContain('sốliệutạm,chưakhóasổ')
    expect(text.split('\f').length - 1).toBeLessThanOrEqual(2)
  })
})
