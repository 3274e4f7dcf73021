import { beforeEach, describe, expect, test } from 'vitest'
import { audit, printerProfiles } from '../../src/store/schema.ts'
import { createPress } from '../../src/web/print/print.ts'
import { describePrinter } from '../../src/web/printers/words.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { pageOf } from '../support/pages.ts'
import { buildWorld, world } from '../support/world.ts'
import { fonts, sha256 } from './print/sheets.ts'

const LIST = `/communes/${world.commune}/printers`
const RETIRE = `/communes/${world.commune}/printer-retirements`
const ID = '11111111-2222-4333-8444-555555555555'
const typed = { name: 'HP văn phòng', left: '19,4', top: '20.1', width: '144,3', height: '200' }
const MEASURED = { left: 1940, top: 2010, width: 14_430, height: 20_000 }

let t: TestApp
let ho: string

beforeEach(async () => {
  t = await createTestApp({ paper: createPress(fonts, sha256).paper })
  await buildWorld(t.store)
  ho = await t.signIn(world.officers.ho)
})

const send = (given: Record<string, string> = {}, submission = ID, cookie = ho) =>
  t.post(LIST, { submission, ...typed, ...given }, cookie)
const stored = () => t.store.read.select().from(printerProfiles)
const list = () => pageOf(t, LIST, ho)

describe('measuring a printer', () => {
  test('keeps the four lengths in hundredths of a millimetre, with who, when and an audit entry', async () => {
    const answer = await send()
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, LIST])
    const [row] = await stored()
    const kept = { ...MEASURED, name: 'HP văn phòng', commune: world.commune, officer: 'ho', at: START, retired: false }
    expect(row).toMatchObject(kept)
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action, subject }) => [action, subject])).toContainEqual(['printer.measured', row?.id])
  })

  test('says in words what the printer does', async () => {
    await send()
    expect(await list()).toContain(
      'nhỏ còn 96,2\u00a0% theo chiều ngang, lệch phải 0,2\u00a0mm, lệch xuống 0,1\u00a0mm',
    )
  })

  test('asks for the lengths by the letters on the calibration page', async () => {
    const html = await pageOf(t, `${LIST}/new`, ho)
    const letters = [...html.matchAll(/<label for="(\w+)">([A-D]) · /g)].map(([, name, letter]) => [name, letter])
    const lengths = { left: 'A', top: 'B', width: 'C', height: 'D' }
    expect(letters).toEqual(Object.entries(lengths))
  })

  test('then goes back to the stickers that were to be printed, as the main act', async () => {
    const mains = async () => {
      const html = await pageOf(t, `${LIST}?site=${world.teHanh}`, ho)
      return [...html.matchAll(/data-kind="main" href="([^"]+)"/g)].map(([, href]) => href)
    }
    expect(await mains()).toEqual([`${LIST}/new?site=${world.teHanh}`])
    await send()
    expect(await mains()).toEqual([`/sites/${world.teHanh}/stickers`])
  })

  test('sent twice is one printer', async () => {
    await send()
    expect((await send()).status).toBe(303)
    expect(await stored()).toHaveLength(1)
  })

  test('keeps what was typed and says by each field what is wrong', async () => {
    const answer = await send({ left: 'x', top: '', width: '99,999', name: '' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    const wrong = [...html.matchAll(/<p id="(\w+)-error" role="alert">([^<]+)</g)].map(([, name, text]) => [name, text])
    expect(wrong).toEqual([
      ['name', 'Hãy điền ô này.'],
      ['left', 'Ghi số mm, như 19,4.'],
      ['top', 'Hãy điền ô này.'],
      ['width', 'Ghi số mm, như 19,4.'],
    ])
    expect(html).toContain('value="99,999"')
    expect(await stored()).toEqual([])
  })

  test('refuses what no printer does: fit to page, or a line farther off than a margin', async () => {
    const scaled = await (await send({ width: '130' })).text()
    expect(scaled).toContain('Máy in đang để “vừa trang”, hoặc đo nhầm')
    const shifted = await (await send({ top: '40' })).text()
    expect(shifted).toContain('Lệch quá 15\u00a0mm')
    expect(await stored()).toEqual([])
  })

  test('asks for another name where one is known, however it is written', async () => {
    await send()
    const answer = await send({ name: 'hp VĂN phong' }, ID.replace('1', '2'))
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Tên này đã có')])
  })

  test('again is another row of its name, whatever name is sent', async () => {
    await send()
    const [row] = await stored()
    const form = await pageOf(t, `${LIST}/new?again=${row?.id}`, ho)
    expect(form).toContain('Đo lại HP văn phòng')
    const again = { again: row?.id ?? '', left: '20', top: '20', width: '150', name: 'Khác' }
    expect((await send(again, ID.replace('1', '2'))).status).toBe(303)
    expect((await stored()).map(({ name, width }) => [name, width])).toEqual([
      ['HP văn phòng', 14_430],
      ['HP văn phòng', 15_000],
    ])
    const html = await list()
    expect(html).toContain('không cần bù')
    expect(html).not.toContain('96,2')
  })
})

describe('a printer that is no longer used', () => {
  test('is said to be, and can be measured again', async () => {
    await send()
    const [row] = await stored()
    const retire = { submission: ID.replace('1', '3'), printer: row?.id ?? '' }
    expect((await t.post(RETIRE, retire, ho)).status).toBe(303)
    expect((await t.post(RETIRE, retire, ho)).status).toBe(303)
    expect((await stored()).map(({ retired }) => retired)).toEqual([false, true])
    const html = await list()
    expect(html).toContain('Đã thôi dùng')
    const newest = (await stored())[1]?.id ?? ''
    expect(html).toContain(`href="${LIST}/new?again=${newest}"`)
    await send({ again: newest }, ID.replace('1', '4'))
    expect(await list()).not.toContain('Đã thôi dùng')
  })

  test('is not retired twice, nor one that was measured anew meanwhile', async () => {
    await send()
    const [row] = await stored()
    await send({ again: row?.id ?? '' }, ID.replace('1', '2'))
    const stale = await t.post(RETIRE, { submission: ID.replace('1', '3'), printer: row?.id ?? '' }, ho)
    expect(stale.status).toBe(409)
    expect(await stored()).toHaveLength(2)
  })
})

describe('the calibration page', () => {
  test('is a PDF under a plain name', async () => {
    const answer = await t.get(`/communes/${world.commune}/calibration-page`, ho)
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="to-canh-may-in.pdf"')
    expect((await answer.text()).slice(0, 5)).toBe('%PDF-')
  })
})

describe('the way there and back', () => {
  test('leads from the stickers of a site to the printers and back, over measuring', async () => {
    const at = `${LIST}?site=${world.teHanh}`
    expect(await pageOf(t, at, ho)).toContain(`href="/sites/${world.teHanh}/stickers"`)
    expect(await pageOf(t, at, ho)).toContain(`href="${LIST}/new?site=${world.teHanh}"`)
    const answer = await t.post(at, { submission: ID, ...typed }, ho)
    expect(answer.headers.get('Location')).toBe(at)
    expect(await list()).toContain('href="/sites"')
    expect(await pageOf(t, `${LIST}?site=${world.otherSite}`, ho)).not.toContain(world.otherSite)
  })
})

describe('printers of another commune', () => {
  test('are not found, and none is measured there', async () => {
    const ut = await t.signIn(world.officers.ut)
    await send()
    const [row] = await stored()
    for (const path of [LIST, `${LIST}/new`, `/communes/${world.commune}/calibration-page`, '/communes/99999/printers'])
      expect([path, (await t.get(path, ut)).status]).toEqual([path, 404])
    expect((await send({}, ID.replace('1', '2'), ut)).status).toBe(404)
    const retire = { submission: ID.replace('1', '3'), printer: row?.id ?? '' }
    expect((await t.post(RETIRE, retire, ut)).status).toBe(404)
    const own = `/communes/${world.otherCommune}`
    expect((await t.get(`${own}/printers/new?again=${row?.id}`, ut)).status).toBe(404)
    expect((await t.post(`${own}/printer-retirements`, retire, ut)).status).toBe(409)
    expect(await stored()).toHaveLength(1)
  })
})

test.each([
  [{ left: 2000, top: 2000, width: 15_000, height: 20_000 }, 'Máy này in đúng chỗ, đúng cỡ: không cần bù.'],
  [
    { left: 2053, top: 2000, width: 14_430, height: 20_000 },
    'Máy này in nhỏ còn 96,2\u00a0% theo chiều ngang, lệch phải 1,3\u00a0mm: phần mềm sẽ bù.',
  ],
  [
    { left: 1900, top: 1880, width: 15_000, height: 20_200 },
    'Máy này in to thành 101\u00a0% theo chiều dọc, lệch trái 1\u00a0mm, lệch lên 1,4\u00a0mm: phần mềm sẽ bù.',
  ],
])('%j is described as %s', (measured, sentence) => {
  expect(describePrinter(measured)).toBe(sentence)
})
