import { beforeEach, describe, expect, test } from 'vitest'
import { audit } from '../../../src/store/schema.ts'
import { voidStallStickers } from '../../../src/store/sticker-events.ts'
import { insertStickerEvent, listStickers } from '../../../src/store/stickers.ts'
import { createTestApp, START, type TestApp } from '../../support/app.ts'
import { fieldsIn } from '../../support/forms.ts'
import { openShop, registerAccount } from '../../support/registered.ts'
import { placedWrites } from '../../support/stickers.ts'
import { buildWorld, world } from '../../support/world.ts'
import { print } from '../print/sheets.ts'

const { n15, n17 } = world.teHanhStalls
const FORM = `/sites/${world.teHanh}/stickers`
const everywhere = { officer: 'test', provinces: [world.province], communes: [], assignedSites: false }

let t: TestApp
let ho: string
let lan: string
/** The page of the run of both stalls. */
let run: string
let ids = 0
const submission = () => `11111111-2222-4333-8444-${String(++ids).padStart(12, '0')}`

beforeEach(async () => {
  t = await createTestApp({ printer: print })
  await buildWorld(t.store)
  await openShop(t.store, 'bun', n15, 'Bún bò Mỹ Lệ')
  await registerAccount(t.store, { merchant: world.merchant, account: '0123456789' })
  await registerAccount(t.store, { merchant: 'bun', account: '2222333344' })
  ho = await t.signIn(world.officers.ho)
  lan = await t.signIn(world.officers.lan)
  const fields = fieldsIn(await (await t.get(FORM, ho)).text(), 'printing')
  run = (await t.post(`/sites/${world.teHanh}/print-runs`, fields, ho)).headers.get('Location') ?? ''
})

const stickerOf = async (stall: string) => {
  const [sticker] = await listStickers(t.store.read, everywhere, stall)
  if (!sticker) throw new Error(`No sticker at ${stall}`)
  return sticker
}
const stateOf = async (stall: string) => (await stickerOf(stall)).state
const page = async (path: string, cookie = ho) => (await t.get(path, cookie)).text()
const handOverRun = (id = submission(), cookie = ho) => t.post(`${run}/handover`, { submission: id }, cookie)
const handOver = async (stall: string, cookie = lan, given: Record<string, string> = {}) => {
  const { serial } = await stickerOf(stall)
  return t.post(`/stalls/${stall}/sticker-handovers`, { submission: submission(), serial, ...given }, cookie)
}
const lose = async (stall: string, given: Record<string, string> = { sure: 'yes' }, cookie = lan) => {
  const { serial } = await stickerOf(stall)
  return t.post(`/stalls/${stall}/sticker-losses`, { submission: submission(), serial, ...given }, cookie)
}
const actions = async () =>
  (await t.store.read.select().from(audit)).map(({ action, actor, subject }) => [action, actor, subject])

describe('handing over', () => {
  test('all of a run by one button, which counts them and is gone afterwards', async () => {
    expect(await page(run)).toContain('Đã trao cả 2 biển')
    const answer = await handOverRun()
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, run])
    expect([await stateOf(n15), await stateOf(n17)]).toEqual(['handed-over', 'handed-over'])
    expect(await actions()).toContainEqual(['stickers.handed-over', 'ho', run.split('/').at(-1)])
    const html = await page(run)
    expect(html).not.toContain('Đã trao cả')
    expect(html).toContain('Biển nào còn dùng được cũng đã trao.')
  })

  test('leaves what is void void, and what hangs on its wall as it is', async () => {
    const { serial, code } = await stickerOf(n17)
    const by = { officer: world.officers.lan, at: START }
    const seen = placedWrites(t.store.read, { serial, stall: n17, code }, by)
    expect(await t.store.commit(seen, [])).toMatchObject({ ok: true })
    await lose(n15)
    expect((await handOverRun()).status).toBe(303)
    expect([await stateOf(n15), await stateOf(n17)]).toEqual(['void', 'placed'])
  })

  test('a second time, or the same form twice, changes nothing', async () => {
    const id = submission()
    for (const given of [id, id, submission()]) expect((await handOverRun(given)).status).toBe(303)
    expect(await stateOf(n15)).toBe('handed-over')
  })

  test('one sticker from the page of its stall, by a volunteer who walks there', async () => {
    expect(await page(`/stalls/${n17}`, lan)).toContain('Đã trao tận tay')
    const answer = await handOver(n17)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/stalls/${n17}`])
    expect([await stateOf(n15), await stateOf(n17)]).toEqual(['printed', 'handed-over'])
    const html = await page(`/stalls/${n17}`, lan)
    expect(html).toContain('đã trao')
    expect(html).not.toContain('Đã trao tận tay')
  })
})

describe('a sticker that is lost or torn off', () => {
  test('is void as stolen for good once the vendor was asked again', async () => {
    const answer = await lose(n17)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/stalls/${n17}`])
    expect(await stickerOf(n17)).toMatchObject({ state: 'void', voidReason: 'stolen' })
    expect(await stateOf(n15)).toBe('printed')
    const { serial } = await stickerOf(n17)
    expect(await actions()).toContainEqual(['stickers.lost', 'lan', serial])
    const html = await page(`/stalls/${n17}`, lan)
    expect(html).toContain('đã hủy vì mất hoặc bị tráo')
    expect(html).not.toContain('Bị mất / bị gỡ')
  })

  test('stays as it is until then, and the page says what follows', async () => {
    const answer = await lose(n17, {})
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Biển này sẽ hủy hẳn, không lấy lại được')
    expect(html).toContain('Hãy hỏi lại chủ hộ, rồi chọn ô này.')
    expect(html.match(/<details class="unfold" open="">/g)).toHaveLength(1)
    expect(await stateOf(n17)).toBe('printed')
  })

  test('written down twice is lost once, by the reason it was first void for', async () => {
    const closed = { reason: 'closed', officer: 'lan', at: START } as const
    expect(await t.store.commit([voidStallStickers(t.store.read, n17, closed)], [])).toMatchObject({ ok: true })
    expect((await lose(n17)).status).toBe(303)
    expect((await stickerOf(n17)).voidReason).toBe('closed')
  })

  test('is handed over no more', async () => {
    await lose(n17)
    expect((await handOver(n17)).status).toBe(303)
    expect(await stateOf(n17)).toBe('void')
    const late = { serial: (await stickerOf(n17)).serial, event: 'handed-over', officer: 'lan', at: START } as const
    expect(await t.store.commit([insertStickerEvent(t.store.read, late)], [])).toMatchObject({ ok: false })
  })
})

describe('is nobody else’s', () => {
  test('neither the run nor the stickers of another commune, nor a sticker of another stall', async () => {
    const ut = await t.signIn(world.officers.ut)
    expect((await handOverRun(submission(), ut)).status).toBe(404)
    expect((await handOver(n17, ut)).status).toBe(404)
    expect((await lose(n17, { sure: 'yes' }, ut)).status).toBe(404)
    const { serial } = await stickerOf(n15)
    expect((await handOver(n17, lan, { serial })).status).toBe(404)
    expect((await lose(n17, { sure: 'yes', serial })).status).toBe(404)
    expect((await handOver(n17, lan, { serial: '0'.repeat(16) })).status).toBe(404)
    expect([await stateOf(n15), await stateOf(n17)]).toEqual(['printed', 'printed'])
  })

  test('a reader sees the state and no button', async () => {
    const anh = await t.signIn(world.officers.anh)
    const html = await page(`/stalls/${n17}`, anh)
    expect(html).toContain('đã in')
    expect(html).not.toMatch(/Đã trao tận tay|Bị mất/)
  })
})
