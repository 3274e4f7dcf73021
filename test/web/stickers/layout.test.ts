import { beforeEach, describe, expect, test } from 'vitest'
import { correctionOf, NO_CORRECTION } from '../../../src/domain/printer-profile.ts'
import { type Grid, LABEL_SHEETS } from '../../../src/domain/sheet.ts'
import { gridText, insertPrintRun } from '../../../src/store/print-runs.ts'
import { insertPrinterProfile } from '../../../src/store/printer-profiles.ts'
import { printRuns, stickers } from '../../../src/store/schema.ts'
import { insertStickers, listStickers } from '../../../src/store/stickers.ts'
import { vi } from '../../../src/web/messages/vi.ts'
import type { StickerPrinter, StickerSheet } from '../../../src/web/print/printer.ts'
import { createTestApp, START, type TestApp } from '../../support/app.ts'
import { fieldsIn } from '../../support/forms.ts'
import { openShop, registerAccount, renameBelow } from '../../support/registered.ts'
import { nodeStore } from '../../support/stores.ts'
import { buildWorld, world } from '../../support/world.ts'
import { print } from '../print/sheets.ts'

const { n15, n17 } = world.teHanhStalls
const FORM = `/sites/${world.teHanh}/stickers`
const RUNS = `/sites/${world.teHanh}/print-runs`
const everywhere = { officer: 'test', provinces: [world.province], communes: [], assignedSites: false }
const measured = { left: 1940, top: 2010, width: 14_430, height: 20_000 }
const LABELS = { template: 'label', sheet: '3x4-70x74' }

let t: TestApp
let ho: string
/** What the printing room was given, in order, and the one that does the work. */
let sheets: StickerSheet[]
let printer: StickerPrinter

beforeEach(async () => {
  ;[sheets, printer] = [[], print]
  const watched: StickerPrinter = (sheet) => {
    sheets.push(sheet)
    return printer(sheet)
  }
  t = await createTestApp({ demo: true, store: await nodeStore(), printer: watched })
  await buildWorld(t.store)
  await openShop(t.store, 'bun', n15, 'Bún bò Mỹ Lệ')
  await registerAccount(t.store, { merchant: world.merchant, account: '0123456789' })
  await registerAccount(t.store, { merchant: 'bun', account: '2222333344' })
  ho = await t.signIn(world.officers.ho)
})

type Fields = Record<string, string | string[]>
const first = async () => (await t.get(FORM, ho)).text()
const redraw = async (fields: Fields) => (await t.post(FORM, fields, ho)).text()
const on = (html: string): Fields => fieldsIn(html, 'printing')
/** The form redrawn for other choices, as the button does it without scripts. */
const chosen = async (given: Fields, html?: string) => on(await redraw({ ...on(html ?? (await first())), ...given }))
const send = (fields: Fields) => t.post(RUNS, fields, ho)
const runs = () => t.store.read.select().from(printRuns)
const statesOf = async (stall: string) =>
  (await listStickers(t.store.read, everywhere, stall)).map(({ template, state, voidReason }) => [
    template,
    voidReason ?? state,
  ])
async function measure(id = 'hp', retired = false): Promise<void> {
  const row = { id, commune: world.commune, name: 'HP', ...measured, retired, officer: 'ho', at: START }
  expect(await t.store.commit([insertPrinterProfile(t.store.read, row)], [])).toMatchObject({ ok: true })
}
const slotsOf = (html: string) =>
  [...html.matchAll(/<label( data-used="true")?><input type="radio" name="slot" value="(\d+)"( checked="")?/g)].map(
    ([, used, slot, picked]) => `${slot}${used ? ' used' : ''}${picked ? ' picked' : ''}`,
  )

describe('choosing how to print, without scripts', () => {
  test('begins with stickers for stalls on plain paper, with cut marks, at the first slot', async () => {
    expect(on(await first())).toMatchObject({ template: ['stall'], sheet: ['cut-a4'], slot: ['1'], cut: ['yes'] })
  })

  test('offers the sheets that hold the template and nothing is lost by changing it', async () => {
    const html = await redraw({ ...on(await first()), stall: [n15], template: 'label' })
    expect(html).toContain('value="3x4-70x74"')
    expect(await first()).not.toContain('value="3x4-70x74"')
    expect(on(html).stall).toEqual([n15])
    expect(html).toContain('Đang chọn 1/2.')
    expect(await runs()).toEqual([])
  })

  test('label sheets have no cut marks until they are asked for, and then keep them', async () => {
    const labels = await chosen(LABELS)
    expect(labels.cut).toBeUndefined()
    await measure()
    expect((await chosen({ ...labels, cut: 'yes', printer: 'hp' })).cut).toEqual(['yes'])
  })

  test('draws the sheet as its grid of slots', async () => {
    const html = await redraw({ ...on(await first()), ...LABELS })
    expect(slotsOf(html)).toEqual(['1 picked', ...Array.from({ length: 11 }, (_, at) => String(at + 2))])
    expect(html.match(/<div class="paper-sheet"[^>]*>(?:(?!<\/fieldset>).)*/)?.[0].match(/<div><label/g)).toHaveLength(
      4,
    )
  })

  test('prints nothing on a sheet that was not drawn yet, and keeps what was ticked', async () => {
    const answer = await send({ ...on(await first()), ...LABELS, stall: [n17] })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('chưa in gì')
    expect(on(html)).toMatchObject({ template: ['label'], sheet: ['3x4-70x74'], stall: [n17], slot: ['1'] })
    expect([sheets, await runs()]).toEqual([[], []])
    expect((await send(on(html))).status).toBe(303)
  })

  test('refuses a slot that is not on the sheet', async () => {
    for (const slot of ['0', '13', '1,5', 'x', '']) {
      const answer = await send({ ...(await chosen(LABELS)), slot })
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Hãy chọn một ô')])
    }
    expect(await runs()).toEqual([])
  })
})

describe('a grid of one’s own', () => {
  const typed = {
    columns: '2',
    rows: '3',
    width: '99,1',
    height: '93.1',
    left: '4,65',
    top: '8',
    gapX: '2,5',
    gapY: '0',
  }
  const grid: Grid = {
    paper: 'a4',
    columns: 2,
    rows: 3,
    width: 99.1,
    height: 93.1,
    left: 4.65,
    top: 8,
    gapX: 2.5,
    gapY: 0,
  }
  const free = { template: 'label', sheet: 'free', paper: 'a4' }

  test('is typed in millimetres, with commas or points, and printed on', async () => {
    const fields = await chosen({ ...free, ...typed })
    expect((await send({ ...fields, slot: '4', stall: [n17] })).status).toBe(303)
    expect(sheets[0]).toMatchObject({ grid, firstSlot: 4, cutMarks: false })
    expect(await runs()).toMatchObject([{ paper: 'a4', grid: gridText(grid), firstSlot: 4 }])
  })

  test('asks for no length before it is printed, and then for each', async () => {
    const html = await redraw({ ...on(await first()), ...free })
    expect(html).not.toContain('role="alert"')
    const answer = await send({ ...on(html), columns: '11', width: '9x', gapX: '1,234' })
    expect(answer.status).toBe(422)
    const refused = await answer.text()
    const wrong = [...refused.matchAll(/<p id="(\w+)-error" role="alert">([^<]+)</g)].map(([, name, text]) => [
      name,
      text,
    ])
    expect(wrong).toEqual([
      ['columns', 'Ghi số từ 1 đến 10.'],
      ['rows', 'Hãy điền ô này.'],
      ['width', 'Ghi số mm, như 99,1.'],
      ['height', 'Hãy điền ô này.'],
      ['left', 'Hãy điền ô này.'],
      ['top', 'Hãy điền ô này.'],
      ['gapX', 'Ghi số mm, như 99,1.'],
      ['gapY', 'Hãy điền ô này.'],
    ])
    expect(on(refused)).toMatchObject({ columns: ['11'], width: ['9x'] })
  })

  test('is refused where it runs off the sheet or is too small, in words', async () => {
    expect(await redraw({ ...on(await first()), ...free, ...typed, left: '20' })).toContain('tràn ra ngoài tờ giấy')
    expect(await redraw({ ...on(await first()), ...free, ...typed, width: '40' })).toContain('Mẫu biển lớn hơn ô')
  })

  test('keeps its lengths while another sheet is looked at', async () => {
    const fields = await chosen({ ...(await chosen({ ...free, ...typed })), sheet: 'cut-a4' })
    expect(fields).toMatchObject({ columns: ['2'], width: ['99,1'], gapY: ['0'] })
  })

  test('of a roll has a size and nothing else', async () => {
    const fields = await chosen({ ...free, paper: 'roll', width: '60', height: '80,5' })
    expect((await send({ ...fields, stall: [n17] })).status).toBe(303)
    expect(sheets[0]?.grid).toEqual({
      ...{ paper: 'roll', columns: 1, rows: 1, width: 60, height: 80.5, left: 0, top: 0, gapX: 0, gapY: 0 },
    })
  })
})

describe('a printer of the commune', () => {
  test('is printed by with its correction, from slot 7, and its sheet is remembered from there', async () => {
    await measure()
    const fields = await chosen({ ...LABELS, printer: 'hp', stall: [n15, n17] })
    expect((await send({ ...fields, slot: '7' })).status).toBe(303)
    expect(sheets[0]).toMatchObject({
      grid: LABEL_SHEETS['3x4-70x74'],
      firstSlot: 7,
      correction: correctionOf(measured),
    })
    expect(await runs()).toMatchObject([{ printer: 'hp', firstSlot: 7, count: 2, template: 'label' }])
    const html = await redraw({ ...on(await first()), ...LABELS, printer: 'hp' })
    expect(slotsOf(html).slice(6)).toEqual(['7 used', '8 used', '9 picked', '10', '11', '12'])
    expect(html).toContain('đã dùng đến ô 8 (ô gạch chéo), còn 4 ô')
  })

  test('remembers its own sheets: another printer and another sheet begin anew', async () => {
    await measure()
    await send({ ...(await chosen({ ...LABELS, printer: 'hp', stall: [n15] })), slot: '7' })
    expect((await chosen(LABELS)).slot).toEqual(['1'])
    expect((await chosen({ ...LABELS, sheet: '2x4-105x74', printer: 'hp' })).slot).toEqual(['1'])
  })

  test('remembers its sheets when it is measured anew', async () => {
    await measure()
    await send({ ...(await chosen({ ...LABELS, printer: 'hp', stall: [n15] })), slot: '7' })
    await measure('hp-2')
    expect((await chosen({ ...LABELS, printer: 'hp-2' })).slot).toEqual(['8'])
  })

  test('remembers a sheet over every site of the commune, and begins a new one when it is used up', async () => {
    await openShop(t.store, 'ca', world.marketStalls.a1, 'Cá Bà Tư')
    await registerAccount(t.store, { merchant: 'ca', account: '5555666677' })
    await send({ ...(await chosen({ ...LABELS, stall: [n15] })), slot: '11' })
    const market = `/sites/${world.market}/stickers`
    const html = await (await t.get(market, ho)).text()
    const drawn = on(await (await t.post(market, { ...on(html), ...LABELS }, ho)).text())
    expect(drawn.slot).toEqual(['12'])
    expect((await t.post(`/sites/${world.market}/print-runs`, drawn, ho)).status).toBe(303)
    expect((await chosen(LABELS)).slot).toEqual(['1'])
  })

  test('no longer used, or of another commune, is not offered and prints nothing', async () => {
    await measure()
    const fields = await chosen({ ...LABELS, printer: 'hp' })
    await measure('hp-2', true)
    const answer = await send(fields)
    expect(answer.status).toBe(422)
    expect(on(await answer.text()).printer).toEqual([''])
    expect((await chosen({ ...LABELS, printer: 'no-such' })).printer).toEqual([''])
    expect([sheets, await runs()]).toEqual([[], []])
  })
})

describe('a reprint', () => {
  const printed = async (given: Fields) => expect((await send({ ...(await chosen(given)) })).status).toBe(303)

  test('voids what stands of its template at its stalls, and nothing else', async () => {
    await printed({ stall: [n15, n17] })
    await printed({ ...LABELS, stall: [n17] })
    await printed({ stall: [n17] })
    expect(await statesOf(n17)).toEqual([
      ['stall', 'printed'],
      ['label', 'printed'],
      ['stall', 'reprinted'],
    ])
    expect(await statesOf(n15)).toEqual([['stall', 'printed']])
  })

  test('says before how many become void', async () => {
    await printed({ stall: [n15, n17] })
    const html = await redraw({ ...on(await first()), stall: [n15, n17] })
    expect(html).toContain('In các điểm này sẽ hủy 2 biển cũ cùng loại.')
    expect(html.match(/<label data-void="1">/g)).toHaveLength(2)
    const labels = await redraw({ ...on(await first()), ...LABELS, stall: [n15, n17] })
    expect(labels).not.toContain('sẽ hủy')
    expect(labels).toContain('(có 1 biển loại khác)')
  })

  test('voids stickers of runs from before there were grids', async () => {
    await printed({ stall: [n17] })
    const [old] = await t.store.read.select().from(stickers)
    const run = { id: 'old', site: world.teHanh, officer: 'ho', template: 'a4-95x140', count: 1, fileDigest: 'f' }
    const sticker = { ...old, serial: '0'.repeat(16), run: 'old' } as typeof stickers.$inferInsert
    const writes = [insertPrintRun(t.store.read, { ...run, at: START }), insertStickers(t.store.read, [sticker])]
    expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })
    await printed({ stall: [n17] })
    expect((await statesOf(n17)).map(([, state]) => state).sort()).toEqual(['printed', 'reprinted', 'reprinted'])
  })

  test('that prints nothing voids nothing', async () => {
    await printed({ stall: [n17] })
    printer = async ({ faces }) => ({ ok: false, reason: 'unreadable', serials: faces.map(({ serial }) => serial) })
    expect((await send(await chosen({ stall: [n17] }))).status).toBe(422)
    expect(await statesOf(n17)).toEqual([['stall', 'printed']])
  })
})

describe('a name that does not fit', () => {
  const LONG = 'Cửa hàng vật liệu xây dựng Lệ'
  /** A printing room with room for ten letters. */
  const narrow: StickerPrinter = async (sheet) => {
    const unfit = sheet.faces.filter(({ tradeName }) => tradeName.length > 20)
    if (unfit.length === 0) return print(sheet)
    const shortened = Object.fromEntries(unfit.map(({ serial, tradeName }) => [serial, tradeName.slice(0, 8)]))
    return { ok: false, reason: 'does-not-fit', serials: unfit.map(({ serial }) => serial), shortened }
  }
  beforeEach(async () => {
    printer = narrow
    await renameBelow(t.store, 'bun', LONG)
  })

  test('is shown shortened before anything is printed, and printed so when the button is pressed again', async () => {
    const answer = await send(on(await first()))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`15 · Tên đầy đủ: ${LONG}`)
    expect(on(html)).toMatchObject({ named: [n15], name: [LONG.slice(0, 8)], stall: [n15, n17] })
    expect(await runs()).toEqual([])
    expect((await send({ ...on(html), name: ['  Vật liệu   Lệ '] })).status).toBe(303)
    expect(sheets.at(-1)?.faces.map(({ tradeName }) => tradeName)).toEqual(['Vật liệu Lệ', 'Gạo Nguyễn Thị Út'])
    const kept = await t.store.read.select().from(stickers)
    expect(kept.map(({ printedName }) => printedName)).toEqual(['Vật liệu Lệ', null])
  })

  test('is printed by the same name when the file is made again, to the byte', async () => {
    const fields = on(await (await send(on(await first()))).text())
    const location = (await send(fields)).headers.get('Location') ?? ''
    const file = async () => Buffer.from(await (await t.get(`${location}/file`, ho)).arrayBuffer())
    const [one, two] = [await file(), await file()]
    expect([one.subarray(0, 4).toString(), one.equals(two)]).toEqual(['%PDF', true])
    expect(await (await t.get(location, ho)).text()).toContain('in là “Cửa hàng”')
  })

  test('typed too long again is proposed shorter again, and one without a letter is refused', async () => {
    const fields = on(await (await send(on(await first()))).text())
    const long = await send({ ...fields, name: ['Hàng vật liệu xây dựng'] })
    expect([long.status, on(await long.text()).name]).toEqual([422, ['Hàng vật']])
    const empty = await send({ ...fields, name: ['…'] })
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('ít nhất một chữ cái')])
    expect(await runs()).toEqual([])
  })

  test.each(['Gạo Nguyễn Thị Út', 'Cửa hàng Bình'])('is never another name: %s', async (name) => {
    const whole = { stall: [n17], named: [n17], name: ['Bún Lệ'] }
    for (const fields of [{ stall: [n15], named: [n15], name: [name] }, whole]) {
      const answer = await send({ ...on(await (await send(on(await first()))).text()), ...fields })
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(vi.stickers.otherName)])
    }
    expect(await runs()).toEqual([])
  })

  test('keeps what was typed over a change of printer, and drops it with the template', async () => {
    await measure()
    const fields = { ...on(await (await send(on(await first()))).text()), name: ['Của tôi'] }
    expect((await chosen({ ...fields, printer: 'hp' })).name).toEqual(['Của tôi'])
    expect((await chosen({ ...fields, template: 'poster' })).name).toBeUndefined()
  })

  test('for which no name would help is said, with its stall, and nothing is printed', async () => {
    printer = async ({ faces }) => {
      const [one, other] = faces.map(({ serial }) => serial) as [string, string]
      return { ok: false, reason: 'does-not-fit', serials: [one, other], shortened: { [one]: 'Lệ', [other]: '' } }
    }
    const html = await (await send(on(await first()))).text()
    expect(html).toContain('Không in được, dù viết gọn tên: 17 Gạo Nguyễn Thị Út.')
    expect(on(html)).toMatchObject({ named: [n15], name: ['Lệ'] })
    expect(await runs()).toEqual([])
  })
})

describe('the count', () => {
  test('chosen on the form is the count printed, recorded, and shown after', async () => {
    for (const stall of [[n15], [n15, n17]]) {
      const fields = await chosen({ ...LABELS, stall })
      expect(fields.stall).toHaveLength(stall.length)
      const location = (await send(fields)).headers.get('Location') ?? ''
      const count = stall.length
      expect(sheets.at(-1)?.faces).toHaveLength(count)
      expect((await runs()).find(({ id }) => location.endsWith(id))?.count).toBe(count)
      const html = await (await t.get(location, ho)).text()
      expect(html).toContain(`Đã chọn ${count}, đã in ${count}.`)
      expect(html.match(/<td class="serial">/g)).toHaveLength(count)
    }
  })
})

describe('a test page', () => {
  test('is of the sheet on the form, corrected for its printer', async () => {
    await measure()
    const asked: unknown[] = []
    const paper = {
      calibration: async () => new Uint8Array(),
      test: async (layout: unknown) => {
        asked.push(layout)
        return new TextEncoder().encode('%PDF-test')
      },
    }
    const app = await createTestApp({ store: t.store, paper })
    const fields = { ...(await chosen({ ...LABELS, printer: 'hp' })), slot: '7' }
    const answer = await app.post(`/sites/${world.teHanh}/test-pages`, fields, ho)
    expect([answer.status, await answer.text()]).toEqual([200, '%PDF-test'])
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="to-in-thu-label-12.pdf"')
    expect(asked).toEqual([
      {
        ...{ template: 'label', grid: LABEL_SHEETS['3x4-70x74'], firstSlot: 7, cutMarks: false },
        correction: correctionOf(measured),
      },
    ])
    const wrong = await app.post(`/sites/${world.teHanh}/test-pages`, { ...fields, slot: '99' }, ho)
    expect(wrong.status).toBe(422)
  })
})

describe('a run', () => {
  test('is recorded with everything that makes its file again, and shown', async () => {
    await measure()
    const fields = await chosen({ ...LABELS, printer: 'hp', stall: [n17] })
    const location = (await send({ ...fields, slot: '3' })).headers.get('Location') ?? ''
    const [run] = await runs()
    const html = await (await t.get(location, ho)).text()
    for (const text of ['Nhãn nhỏ, 50 × 70 mm', 'Tờ nhãn A4 3 × 4', 'ô 3 trong 12 ô', 'HP', run?.fileDigest ?? ''])
      expect(html).toContain(text)
  })

  test('is made again with the printer as it was measured then, though measured anew or retired since', async () => {
    await measure()
    const fields = await chosen({ ...LABELS, printer: 'hp', stall: [n17] })
    const location = (await send(fields)).headers.get('Location') ?? ''
    await measure('hp-2', true)
    expect((await t.get(`${location}/file`, ho)).status).toBe(200)
    expect(sheets.at(-1)?.correction).toEqual(correctionOf(measured))
    expect(sheets.at(-1)).toEqual(sheets[0])
  })

  test('from before there were grids cannot be made again, and says so', async () => {
    const run = { id: 'old', site: world.teHanh, officer: 'ho', template: 'a4-95x140', count: 1, fileDigest: 'f' }
    expect(await t.store.commit([insertPrintRun(t.store.read, { ...run, at: START })], [])).toMatchObject({ ok: true })
    const answer = await t.get(`${RUNS}/old/file`, ho)
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('không tải lại được')])
    const html = await (await t.get(`${RUNS}/old`, ho)).text()
    expect(html).toContain('mẫu cũ')
    expect(html).not.toContain('/file"')
    expect((await chosen({})).slot).toEqual(['1'])
  })

  test('is corrected by nothing where no printer is named', async () => {
    await send(on(await first()))
    expect(sheets[0]?.correction).toEqual(NO_CORRECTION)
  })
})
