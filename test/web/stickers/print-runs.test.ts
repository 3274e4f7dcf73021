import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { BANKS } from '../../../src/domain/banks.ts'
import { showSerial } from '../../../src/domain/serial.ts'
import { RUN_LIMIT } from '../../../src/domain/sticker.ts'
import { activateDueAccounts } from '../../../src/store/accounts.ts'
import { verifyAudit } from '../../../src/store/audit.ts'
import { audit, paymentCodes, printRuns, stickers } from '../../../src/store/schema.ts'
import { insertStickerEvent, isOwnSerial, listStickers } from '../../../src/store/stickers.ts'
import type { StickerPrinter } from '../../../src/web/print/printer.ts'
import { readBack } from '../../../src/web/print/read-back/read-back.ts'
import { createTestApp, START, type TestApp } from '../../support/app.ts'
import { fieldsIn } from '../../support/forms.ts'
import { openShop, registerAccount, renameBelow } from '../../support/registered.ts'
import { nodeStore } from '../../support/stores.ts'
import { buildWorld, world } from '../../support/world.ts'
import { wordsOf } from '../print/paper.ts'
import { print, sha256, sheetOf } from '../print/sheets.ts'

const { n15, n17, n18 } = world.teHanhStalls
const FORM = `/sites/${world.teHanh}/stickers`
const RUNS = `/sites/${world.teHanh}/print-runs`
const ID = '11111111-2222-4333-8444-555555555555'
const DAY = 24 * 60 * 60

const everywhere = { officer: 'test', provinces: [world.province], communes: [], assignedSites: false }

let t: TestApp
let ho: string
/** Payloads by stall. */
let registered: Record<string, string>
/** What the printer was given last, and how to make it fail. */
let printer: StickerPrinter

beforeEach(async () => {
  printer = print
  t = await createTestApp({ demo: true, store: await nodeStore(), printer: (sheet) => printer(sheet) })
  await buildWorld(t.store)
  await openShop(t.store, 'bun', n15, 'Bún bò Mỹ Lệ')
  await openShop(t.store, 'vai', n18, 'Vải Cô Ba')
  registered = {
    [n17]: await registerAccount(t.store, { merchant: world.merchant, account: '0123456789' }),
    [n15]: await registerAccount(t.store, { merchant: 'bun', account: '2222333344' }),
  }
  ho = await t.signIn(world.officers.ho)
})

const page = async (path: string, cookie = ho) => (await t.get(path, cookie)).text()
/** Sends one showing of the form, with these stalls ticked. */
async function showing(submission = ID, cookie = ho) {
  const fields = fieldsIn(await page(FORM), 'printing')
  return (stall: readonly string[]) => t.post(RUNS, { ...fields, submission, stall }, cookie)
}
const send = async (stall: readonly string[], submission = ID, cookie = ho) =>
  (await showing(submission, cookie))(stall)
const stored = () => t.store.read.select().from(stickers)
const runs = () => t.store.read.select().from(printRuns)
async function fetchFile(run = ID): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await t.get(`${RUNS}/${run}/file`, ho)
  expect(answer.status).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}
/** The sentence shown where a form was not taken, and that nothing was stored for it. */
async function refusal(answer: Response): Promise<string> {
  expect(answer.status).toBe(422)
  expect([await stored(), await runs()]).toEqual([[], []])
  return /id="stall-error"[^>]*>([^<]*)</.exec(await answer.text())?.[1] ?? ''
}

describe('choosing stalls to print for', () => {
  test('lists those with a live code in walking order, those without a sticker ticked', async () => {
    const html = await page(FORM)
    const boxes = [...html.matchAll(/value="(te-hanh-\d+)"( checked="")?[^>]*\/>([^<]*)</g)]
    expect(boxes.map(([, stall, ticked, label]) => [stall, ticked !== undefined, label])).toEqual([
      [n15, true, '15 · Bún bò Mỹ Lệ'],
      [n17, true, '17 · Gạo Nguyễn Thị Út'],
    ])
    expect(html).toContain('2 điểm có mã đã duyệt, in được ngay. Đang chọn 2/2.')
  })

  test('tells what a new sticker makes void, and ticks all, the bare ones or none when asked', async () => {
    await send([n17])
    const html = await page(FORM)
    expect(html).toContain('17 · Gạo Nguyễn Thị Út (có 1 biển loại này, in lại sẽ hủy)')
    expect(html).toContain('Đang chọn 1/2.')
    expect(html).toContain(`href="${RUNS}/${ID}"`)
    const pick = async (asked: string) =>
      (await t.post(FORM, { ...fieldsIn(html, 'printing'), pick: asked }, ho)).text()
    expect(await pick('all')).toContain('Đang chọn 2/2. In các điểm này sẽ hủy 1 biển cũ cùng loại.')
    expect(await pick('new')).toContain('Đang chọn 1/2.')
    expect(await pick('none')).toContain('Đang chọn 0/2.')
  })

  test('says what to do where no code is live', async () => {
    const html = await page(`/sites/${world.market}/stickers`)
    expect(html).toContain('Chưa điểm nào ở đây có mã để in.')
    expect(html).toContain(`href="/sites/${world.market}"`)
    expect(html).not.toContain('<form class="card')
  })

  test('is not for the coordinator of another commune', async () => {
    const ut = await t.signIn(world.officers.ut)
    await send([n17])
    for (const path of [FORM, `${RUNS}/${ID}`, `${RUNS}/${ID}/file`, `/sites/nowhere/stickers`])
      expect([path, (await t.get(path, ut)).status]).toEqual([path, 404])
    expect((await send([n17], `${ID}0`, ut)).status).toBe(404)
    expect((await t.get(`/sites/${world.market}/print-runs/${ID}`, ho)).status).toBe(404)
  })
})

describe('a print run', () => {
  test('holds exactly the chosen stalls, each with a serial of its own and its approved code', async () => {
    const answer = await send([n17, n15])
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${RUNS}/${ID}`])
    const kept = await stored()
    expect(kept.map(({ stall, run }) => [stall, run])).toEqual([
      [n15, ID],
      [n17, ID],
    ])
    for (const { serial } of kept) expect(await isOwnSerial(t.store.keys, serial)).toBe(true)
    expect(new Set(kept.map(({ serial }) => serial)).size).toBe(2)
    expect(await readBack(await fetchFile(), sheetOf([]))).toEqual([registered[n15], registered[n17]])
  })

  test('is recorded with count, digest of the file and an audit entry, in one commit', async () => {
    await send([n17, n15])
    const digest = await sha256(await fetchFile())
    expect(await runs()).toMatchObject([
      { id: ID, site: world.teHanh, officer: 'ho', template: 'stall', count: 2, fileDigest: digest, at: START },
    ])
    const entries = await t.store.read.select().from(audit).where(eq(audit.action, 'stickers.printed'))
    expect(entries).toMatchObject([{ actor: 'ho', subject: ID, digest, at: START }])
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('shows its count, serials and file', async () => {
    await send([n17, n15])
    const html = await page(`${RUNS}/${ID}`)
    expect(html).toContain('Đã in 2 biển trên 1 tờ. Đã chọn 2, đã in 2.')
    expect(html).toContain('Trần Văn Hổ')
    for (const { serial } of await stored()) expect(html).toContain(showSerial(serial))
    expect(html).toContain(`href="${RUNS}/${ID}/file"`)
  })

  test('comes as a PDF under a plain name, with what the register says on it and MẪU in the demonstration', async () => {
    await send([n17])
    const answer = await t.get(`${RUNS}/${ID}/file`, ho)
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="bien-qr-te-hanh-1.pdf"')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const words = wordsOf(new Uint8Array(await answer.arrayBuffer()))
    const [kept] = await stored()
    for (const text of [
      'Gạo Nguyễn Thị Út',
      'Ngân hàng MẪU …6789',
      'NGUYEN THI UT',
      'Tế Hanh, xã Bình Sơn',
      'localhost:3000/check',
      showSerial(kept?.serial ?? ''),
    ])
      expect(words).toContain(text)
    expect(words.match(/Ẫ/g)?.length).toBe(3)
  })

  test('sent twice is one run with one answer and one file', async () => {
    const shown = await showing()
    const answers = await Promise.all([shown([n17]), shown([n17])])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const file = await fetchFile()
    const again = await shown([n17])
    expect([again.status, again.headers.get('Location')]).toEqual([303, `${RUNS}/${ID}`])
    expect([(await runs()).length, (await stored()).length]).toEqual([1, 1])
    expect(Buffer.compare(await fetchFile(), file)).toBe(0)
    expect((await shown([n15])).status).toBe(409)
  })

  test('sent twice answers the same even when the code was changed in between', async () => {
    const shown = await showing()
    await shown([n17])
    await changeAccount()
    expect((await shown([n17])).headers.get('Location')).toBe(`${RUNS}/${ID}`)
  })

  test('another showing of the form is another run with other serials, and voids the first', async () => {
    await send([n17, n15])
    await send([n17], ID.replace('1', '9'))
    expect(new Set((await stored()).map(({ serial }) => serial)).size).toBe(3)
    const states = (await listStickers(t.store.read, everywhere, n17)).map(({ state, voidReason }) => [
      state,
      voidReason,
    ])
    expect(states).toEqual([
      ['printed', null],
      ['void', 'reprinted'],
    ])
    expect((await listStickers(t.store.read, everywhere, n15)).map(({ state }) => state)).toEqual(['printed'])
    expect(await page(FORM)).toContain('17 · Gạo Nguyễn Thị Út (có 1 biển loại này')
  })
})

async function changeAccount(): Promise<void> {
  const at = START + 60
  registered[n17] = await registerAccount(t.store, { merchant: world.merchant, account: '9876543210', at })
  expect((await activateDueAccounts(t.store, at + 2 * DAY)).activated).toHaveLength(1)
}

describe('a file is not given out again', () => {
  const refused = async () => {
    const answer = await t.get(`${RUNS}/${ID}/file`, ho)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([409, 'text/html; charset=utf-8'])
    return answer.text()
  }

  test('once a code in it pays another account', async () => {
    await send([n17, n15])
    await changeAccount()
    expect(await refused()).toContain('đã hủy hoặc đã đổi tài khoản')
    expect(await page(`${RUNS}/${ID}`)).toContain('đã hủy')
  })

  test('once a sticker in it was voided', async () => {
    await send([n17, n15])
    const [kept] = await stored()
    const event = { serial: kept?.serial ?? '', event: 'voided', reason: 'stolen', officer: 'ho', at: START } as const
    expect(await t.store.commit([insertStickerEvent(t.store.read, event)], [])).toMatchObject({ ok: true })
    expect(await refused()).toContain('đã hủy hoặc đã đổi tài khoản')
  })

  test('once anything printed on it reads otherwise', async () => {
    await send([n17])
    await renameBelow(t.store, world.merchant, 'Gạo Út')
    expect(await refused()).toContain('không còn giống tệp đã in')
  })
})

describe('nothing is printed and nothing stored', () => {
  test('when no stall is chosen, and the form comes back with none ticked', async () => {
    expect(await refusal(await send([]))).toBe('Hãy chọn ít nhất một điểm để in.')
    const answer = await t.post(RUNS, { submission: ID }, ho)
    expect(await answer.text()).toContain('Đang chọn 0/2.')
  })

  test('for more than 400 stickers', async () => {
    const many = Array.from({ length: RUN_LIMIT + 1 }, (_, at) => `stall-${at}`)
    expect(await refusal(await send(many))).toContain('nhiều nhất 400 biển')
  })

  test('when a stall without a live code, of another site, or unknown is among them', async () => {
    for (const stall of [n18, world.marketStalls.a1, world.otherStall, 'no-such-stall'])
      expect(await refusal(await send([n17, stall]))).toContain('hãy chọn lại')
  })

  test('when a stall is sent twice', async () => {
    expect(await refusal(await send([n17, n17]))).not.toBe('')
  })

  test('when a name does not fit, until the short one that the page proposes is sent', async () => {
    await renameBelow(t.store, 'bun', 'Ư'.repeat(60))
    const answer = await send([n17, n15])
    const html = await answer.clone().text()
    expect(await refusal(answer)).toBe('')
    const fields = fieldsIn(html, 'printing')
    expect(fields).toMatchObject({ submission: [ID], stall: [n15, n17], named: [n15] })
    expect(fields.name?.[0]).toMatch(/^Ư[Ư ]*$/)
    expect((await t.post(RUNS, fields, ho)).status).toBe(303)
    expect((await stored()).map(({ printedName }) => printedName)).toEqual([fields.name?.[0], null])
  })

  test('when a code does not come back from the finished file, and the log has one line without a serial', async () => {
    printer = async ({ faces }) => ({
      ok: false,
      reason: 'unreadable',
      serials: faces.slice(0, 1).map((f) => f.serial),
    })
    expect(await refusal(await send([n17, n15]))).toContain(
      'không khớp với mã đã duyệt nên không cho in: 15 Bún bò Mỹ Lệ.',
    )
    expect(t.log).toMatchObject([{ event: 'not-printed', reason: 'unreadable', count: 1 }])
  })

  test('when the bank is not known, such as the demonstration’s outside it', async () => {
    const real = await createTestApp({ store: t.store, banks: BANKS, printer: print })
    const answer = await real.post(
      RUNS,
      { ...fieldsIn(await page(FORM), 'printing'), submission: ID, stall: [n17] },
      await real.signIn(world.officers.ho, { secondFactor: false }),
    )
    expect(await refusal(answer)).toContain('Không rõ ngân hàng của: 17 Gạo Nguyễn Thị Út.')
  })

  test('when a code was altered below the app', async () => {
    const { read } = t.store
    const codes = await read.select().from(paymentCodes)
    const [one, other] = codes.map(({ sealedPayload }) => sealedPayload)
    await read.run('drop trigger payment_codes_no_update')
    await read
      .update(paymentCodes)
      .set({ sealedPayload: other })
      .where(eq(paymentCodes.sealedPayload, one ?? ''))
    expect((await send([n17, n15])).status).toBe(500)
    expect([await stored(), await runs()]).toEqual([[], []])
  })
})
