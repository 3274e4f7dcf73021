import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { EVERYWHERE } from '../../../src/domain/access.ts'
import { digestMonth, insertClosedMonth, insertCorrection } from '../../../src/store/closed-months.ts'
import { exports as exportsTable, snapshots } from '../../../src/store/schema.ts'
import { vi } from '../../../src/web/messages/vi.ts'
import { paths } from '../../../src/web/paths.ts'
import { createPress } from '../../../src/web/print/print.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'
import { freeze } from '../../support/frozen.ts'
import { pdfText } from '../../support/office.ts'
import { between, pageOf } from '../../support/pages.ts'
import { buildWorld, WORLD_NOW, world } from '../../support/world.ts'
import { cellsOf, paragraphsIn, wordRows } from '../../support/zipped.ts'
import { fonts, sha256 } from '../print/sheets.ts'
import { EXPORTS, exported } from './exported.ts'

const { commune, teHanh, market } = world
const DAY = '2026-10-31'
const everybody = { officer: 'test', provinces: [EVERYWHERE], communes: [], assignedSites: false }
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
let at: TestApp
let anh: string

/** October as it was sealed: on its last day five visited in Tế Hanh, which no fact gives any more. */
beforeAll(async () => {
  at = await createTestApp(createPress(fonts, sha256))
  await buildWorld(at.store)
  const { read } = at.store
  await freeze(at.store, [market], '2026-10-01', DAY)
  await freeze(at.store, [teHanh], '2026-10-01', DAY)
  await read.run(sql`drop trigger snapshots_no_update`)
  await read.update(snapshots).set({ a1: 5 }).where(sql`site = ${teHanh} and day = ${DAY}`)
  const { digest } = await digestMonth(at.store, everybody, commune, '2026-10')
  const by = { officer: 'anh', at: WORLD_NOW }
  const correction = { commune, month: '2026-10', site: teHanh, indicator: 'A1', total: 7, reason: 'Sổ giấy' } as const
  const writes = [
    insertClosedMonth(read, { commune, month: '2026-10', digest, ...by }),
    ...[3, 4].map((count) => insertCorrection(read, { id: `c${count}`, ...correction, count, ...by })),
  ]
  expect(await at.store.commit(writes, [])).toMatchObject({ ok: true })
  anh = await at.signIn('anh')
})

test('files of a closed month have the frozen figures of its page, not a recount', async () => {
  const page = await pageOf(at, paths.communeMonth(commune, '2026-10'), anh)
  expect(textOf(between(page, 'class="sheet dated"', '</table>'))).toMatch(/Toàn xã 13 5\/13 .*Tế Hanh 7 5\/7/)
  const xlsx = await exported(at, anh, { kind: 'excel', day: DAY, siteColumn: ['operating', 'A1'] })
  const rows = cellsOf(xlsx, 1).map((cells) => cells.map(({ value }) => value).slice(0, 4))
  expect(rows).toEqual(
    expect.arrayContaining([
      ['Tế Hanh', '7', '5', '7'],
      ['Tổng cộng', '13', '5', '13'],
    ]),
  )
  const docx = await exported(at, anh, { kind: 'word-committee', day: DAY })
  const visited = wordRows(docx).find(([, label]) => label?.startsWith('Đã khảo sát'))
  expect(visited?.slice(5, 7)).toEqual(['5', '38,5%\n(5/13)'])
})

test('files of today compare with the frozen figures of the closed month before', async () => {
  const docx = await exported(at, anh, { kind: 'word-committee' })
  expect(
    wordRows(docx)
      .find(([, label]) => label?.startsWith('Đã khảo sát'))
      ?.slice(4, 6),
  ).toEqual(['−5', '0'])
})

test('files of a closed month print every correction beside the frozen figure', async () => {
  const said = 'Tế Hanh, A1 · Đã khảo sát: số đã khóa 5/7, đính chính thành'
  const cells = cellsOf(await exported(at, anh, { kind: 'excel', day: DAY, siteColumn: ['A1'] }), 4)
  expect(cells.slice(1).map((row) => row.map(({ value }) => value).slice(0, 2))).toEqual([
    [`${said} 3/7`, 'Sổ giấy'],
    [`${said} 4/7`, 'Sổ giấy'],
  ])
  const text = paragraphsIn(await exported(at, anh, { kind: 'word-union', day: DAY })).join('\n')
  expect(text).toContain(vi.exports.official.corrections(2))
  expect(text).toContain(`- ${said} 4/7. Lý do: Sổ giấy (ghi ngày 12/11/2026).`)
  const folder = mkdtempSync(join(tmpdir(), 'pho-qr-closed-'))
  try {
    writeFileSync(join(folder, 'sheet.pdf'), await exported(at, anh, { kind: 'meeting-sheet', day: DAY }))
    const sheet = pdfText(join(folder, 'sheet.pdf')).replace(/[ \n]+/g, ' ')
    expect(sheet).toContain(`Đính chính (2): ${said} 3/7; ${said} 4/7.`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('files of another site, and of a month that is open, have no corrections', async () => {
  const fields = { kind: 'word-union', day: DAY }
  expect(paragraphsIn(await exported(at, anh, fields, paths.siteExports(market))).join()).not.toContain('đính chính')
  expect(paragraphsIn(await exported(at, anh, { kind: 'word-union' })).join()).not.toContain('đính chính')
})

test('no file leaves of a month whose seal no longer holds', async () => {
  const before = await at.store.read.select().from(exportsTable)
  await at.store.read.update(snapshots).set({ a2: 1 }).where(sql`site = ${market} and day = '2026-10-12'`)
  const answer = await at.post(EXPORTS, { kind: 'word-union', day: DAY, reason: 'Họp' }, anh)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(vi.months.broken)
  expect(await at.store.read.select().from(exportsTable)).toEqual(before)
})
