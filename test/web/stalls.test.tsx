import { beforeEach, describe, expect, test } from 'vitest'
import { findProposal } from '../../src/store/account-proposals.ts'
import { insertArrival } from '../../src/store/arrivals.ts'
import { insertConsent } from '../../src/store/consents.ts'
import { insertPrintRun } from '../../src/store/print-runs.ts'
import { insertSticker, insertStickerEvent } from '../../src/store/stickers.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { proposeAccount, registerAccount } from '../support/registered.ts'
import { placedWrites } from '../support/stickers.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const { n15, n17, n19 } = world.teHanhStalls
const { merchant } = world
const scope = { officer: 'ho', provinces: [], communes: [world.commune], assignedSites: false }

let t: TestApp
let lan: string
const page = async (stall: string, cookie = lan) => (await t.get(`/stalls/${stall}`, cookie)).text()
const commit = async (...writes: Parameters<TestApp['store']['commit']>[0]) =>
  expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })

/** The one main act of the page: its words and where it leads. */
const mainAct = (html: string) => /<a class="button" data-kind="main" href="([^"]+)">([^<]+)</.exec(html)?.slice(1)

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  lan = await t.signIn(world.officers.lan)
})

async function printSticker(serial: string): Promise<void> {
  const run = {
    id: `run-${serial}`,
    site: world.teHanh,
    officer: 'ho',
    template: 'sticker',
    count: 1,
    fileDigest: 'd',
    at: WORLD_NOW,
  }
  const code = `${merchant}-proposal-1-2`
  await commit(
    insertPrintRun(t.store.read, run),
    insertSticker(t.store.read, { serial, code, merchant, stall: n17, run: run.id, printedAt: WORLD_NOW }),
  )
}

describe('the page of a stall', () => {
  test('says where it is, who trades there and how far it has come', async () => {
    const html = await page(n17)
    expect(html).toContain('<b class="plate">17</b>')
    expect(html).toContain('<h1>Gạo Nguyễn Thị Út</h1>')
    expect(html).toContain('Tế Hanh</a>, bên số lẻ')
    expect(html).toContain(vi.steps.none)
    expect(html).toContain('<dd>Gạo, tạp hóa</dd>')
    expect(html).toContain(vi.stalls.noHistory)
  })

  test('is the same 404 for a stall of another commune and for none', async () => {
    const [foreign, missing] = [await t.get(`/stalls/${world.otherStall}`, lan), await t.get('/stalls/nowhere', lan)]
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect(await foreign.text()).toBe(await missing.text())
  })

  test.each(['ho', 'anh', 'tra'])('is read by %s', async (officer) => {
    expect((await t.get(`/stalls/${n17}`, await t.signIn(officer))).status).toBe(200)
  })

  test('offers acts only to those who walk here', async () => {
    const anh = await page(n15, await t.signIn('anh'))
    expect(anh).toContain(vi.stalls.nextSteps.register)
    expect(anh).not.toMatch(/class="button"/)
  })
})

describe('the one next step', () => {
  test('leads from an empty stall to its merchant', async () => {
    const html = await page(n15)
    expect(html).toContain(vi.stalls.nextSteps.register)
    expect(mainAct(html)).toEqual([`/stalls/${n15}/merchants/new`, 'Ghi tiểu thương'])
    expect(html).toContain(`href="/stalls/${n15}/visits/new"`)
  })

  test('leads from a spot that is not counted to a visit', async () => {
    expect(mainAct(await page(n19))).toEqual([`/stalls/${n19}/visits/new`, 'Ghi lượt khảo sát'])
  })

  test('leads on through account, approval, sticker and scan', async () => {
    expect(mainAct(await page(n17))).toEqual([
      `/merchants/${merchant}/account-proposals/new`,
      'Ghi tài khoản nhận tiền',
    ])
    await registerAccount(t.store, { merchant, account: '900000017' })
    expect(mainAct(await page(n17, await t.signIn('ho')))).toEqual([`/sites/${world.teHanh}/stickers`, 'In biển QR'])
    const unprinted = await page(n17)
    expect(unprinted).toContain(vi.stalls.nextSteps.printByOther)
    expect(unprinted).not.toContain('/stickers')
    await printSticker('ABCDEFGH12345678')
    const html = await page(n17)
    expect(html).toContain(vi.stalls.nextSteps.scan)
    expect(mainAct(html)).toEqual([`/stalls/${n17}/visits/new`, 'Ghi lượt khảo sát'])
  })

  test('waits for another person: the proposer sees so, the coordinator gets the way to decide', async () => {
    const { proposal } = await proposeAccount(t.store, { merchant, account: '900000017' })
    const proposers = await page(n17)
    expect(proposers).toContain(vi.stalls.nextSteps.wait)
    expect(proposers).toContain('…0017. Chờ duyệt, gửi ngày 12/11/2026')
    expect(proposers).not.toContain(`/account-approvals/${proposal}`)
    const ho = await page(n17, await t.signIn('ho'))
    expect(mainAct(ho)).toEqual([`/account-approvals/${proposal}`, 'Xem và duyệt'])
  })

  test('is corrected when it was returned, with the reason', async () => {
    const { draftReturn } = await import('../../src/store/account-decisions.ts')
    const { proposal } = await proposeAccount(t.store, { merchant, account: '900000017' })
    const found = await findProposal(t.store.read, scope, proposal)
    if (!found) throw new Error('no proposal')
    const verdict = { by: 'ho', at: WORLD_NOW, seenDigest: found.proposal.digest }
    const draft = draftReturn(t.store, found, verdict, 'Sai tên chủ tài khoản')
    if (!draft.ok) throw new Error(draft.reason)
    await commit(...draft.writes)
    const html = await page(n17)
    expect(html).toContain('<b>Sai tên chủ tài khoản</b>')
    expect(mainAct(html)?.[1]).toBe('Sửa và gửi lại')
  })
})

describe('the facts of a stall', () => {
  test('show the account by bank and last four digits and the holder in short, to nobody more', async () => {
    await registerAccount(t.store, { merchant, account: '900000017' })
    for (const cookie of [lan, await t.signIn('ho'), await t.signIn('tra')]) {
      const html = await page(n17, cookie)
      expect(html).toContain('<dd>Ngân hàng MẪU …0017</dd>')
      expect(html).toContain('<dd>NGUYEN T. UT</dd>')
      expect(html).toContain('<dd>Của chủ hộ</dd>')
      expect(html).not.toMatch(/900000017|NGUYEN THI UT/)
      expect(html).not.toContain(vi.stalls.proposal)
    }
  })

  test('show a change beside the account that is still live', async () => {
    await registerAccount(t.store, { merchant, account: '900000017' })
    await proposeAccount(t.store, { merchant, account: '900000217', at: WORLD_NOW })
    const html = await page(n17)
    expect(html).toContain('<dd>Ngân hàng MẪU …0017</dd>')
    expect(html).toContain('<dd>Ngân hàng MẪU …0217. Chờ duyệt, gửi ngày 12/11/2026</dd>')
  })

  test('show each consent with its day, and one taken back as that', async () => {
    const asked = { merchant, textVersion: '2026-11', method: 'spoken', officer: 'lan' } as const
    await commit(
      insertConsent(t.store.read, { id: 'c1', purpose: 'sticker', given: true, at: WORLD_NOW - 86_400, ...asked }),
      insertConsent(t.store.read, { id: 'c2', purpose: 'phone', given: true, at: WORLD_NOW - 86_400, ...asked }),
      insertConsent(t.store.read, { id: 'c3', purpose: 'phone', given: false, at: WORLD_NOW, ...asked }),
    )
    const html = await page(n17)
    expect(html).toContain('đồng ý ngày 11/11/2026')
    expect(html).toContain('rút lại ngày 12/11/2026')
    expect(html).not.toContain(vi.stalls.purposes['bank-list'])
  })

  test('show each sticker by its serial with its state', async () => {
    await registerAccount(t.store, { merchant, account: '900000017' })
    await printSticker('ABCDEFGH12345678')
    await printSticker('ZBCDEFGH12345678')
    const [at, code] = [WORLD_NOW + 60, `${merchant}-proposal-1-2`]
    await commit(
      ...placedWrites(t.store.read, { serial: 'ABCDEFGH12345678', stall: n17, code }, { officer: 'lan', at }),
      insertStickerEvent(t.store.read, {
        serial: 'ZBCDEFGH12345678',
        event: 'voided',
        reason: 'stolen',
        officer: 'lan',
        at,
      }),
    )
    const html = (await page(n17)).replace(/\s+/g, ' ')
    expect(html).toMatch(/ABCD[ -]EFGH[ -]1234[ -]5678<\/b><br\/?> ?<small>đã dán/)
    expect(html).toContain('đã hủy vì mất hoặc bị tráo')
  })

  test('fail closed when an account was moved below the app', async () => {
    await registerAccount(t.store, { merchant, account: '900000017' })
    const { sql } = await import('drizzle-orm')
    await t.store.read.run(sql`drop trigger settlement_accounts_no_update`)
    await t.store.read.run(sql`update settlement_accounts set sealed_holder = sealed_account`)
    const answer = await t.get(`/stalls/${n17}`, lan)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('…0017')
  })
})

describe('the history of a stall', () => {
  const seen = { stall: n17, merchant, officer: 'lan' } as const

  test('tells every visit in plain words, newest first', async () => {
    const money = { stall: n17, merchant, visit: 'v2', at: WORLD_NOW } as const
    await commit(
      insertVisit(t.store.read, {
        ...seen,
        id: 'v1',
        day: '2026-11-01',
        at: 1_793_500_000,
        outcome: 'refused',
        reason: 'tax',
      }),
      insertVisit(t.store.read, {
        ...seen,
        id: 'v2',
        day: '2026-11-10',
        at: 1_794_300_000,
        outcome: 'agreed',
        display: 'missing',
        scan: 'stranger',
      }),
      insertArrival(t.store.read, { id: 'a1', level: 'said', payer: 'customer', day: '2026-11-08', ...money }),
      insertArrival(t.store.read, { id: 'a2', level: 'observed', payer: 'customer', day: '2026-09-01', ...money }),
      insertArrival(t.store.read, { id: 'a3', level: 'observed', payer: 'officer-test', day: '2026-11-10', ...money }),
    )
    const html = await page(n17)
    const told = [
      '>10/11/2026</time> · <b>Đồng ý tham gia</b>',
      'Lê Thị Lan ghi',
      'Không thấy biển.',
      'Quét ra mã trả tiền cho tài khoản khác.',
      `Cán bộ thấy tiền về ngày 01/09/2026 trên máy chủ hộ (O). ${vi.stalls.oldEvidence}`,
      'Chủ hộ nói có tiền về ngày 08/11/2026 (S).',
      'Tiền tổ tình nguyện chuyển thử, không tính.',
      '>01/11/2026</time> · <b>Không tham gia</b>: Sợ bị thu thuế',
    ]
    const places = told.map((text) => html.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test.each([
    ['2026-11-20', 'Hẹn quay lại: 20/11/2026'],
    ['2026-11-11', 'Đã hẹn quay lại 11/11/2026, chưa ghé.'],
  ])('keeps the promise to come back on %s in view', async (returnDay, sentence) => {
    const visit = { ...seen, id: 'v1', day: '2026-11-05', at: 1_793_800_000, outcome: 'postponed', returnDay } as const
    await commit(insertVisit(t.store.read, visit))
    expect(await page(n17)).toContain(sentence)
    await commit(insertVisit(t.store.read, { ...seen, id: 'v2', day: '2026-11-12', at: WORLD_NOW, outcome: 'agreed' }))
    expect(await page(n17)).not.toContain(`<span>${sentence}`)
  })
})
