import { beforeEach, describe, expect, test } from 'vitest'
import { insertConsent, listConsented } from '../../src/store/consents.ts'
import { insertPrintRun } from '../../src/store/print-runs.ts'
import { insertSticker, listStickers } from '../../src/store/stickers.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { paths } from '../../src/web/paths.ts'
import { hoScope } from '../support/accounts.ts'
import { createTestApp, type Fields, type TestApp } from '../support/app.ts'
import { between } from '../support/pages.ts'
import { proposeAccount, registerAccount } from '../support/registered.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const { n17 } = world.teHanhStalls
const { merchant } = world
const path = paths.consentWithdrawals(merchant)

let t: TestApp
let lan: string
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  lan = await t.signIn(world.officers.lan)
  await registerAccount(t.store, { merchant, account: '900000017' })
  const asked = { merchant, textVersion: '2026-11', method: 'spoken', officer: 'lan', at: WORLD_NOW } as const
  const phone = insertConsent(t.store.read, { id: 'c-phone', purpose: 'phone', given: true, ...asked })
  expect(await t.store.commit([phone], [])).toMatchObject({ ok: true })
})

const page = async (cookie = lan) => (await t.get(paths.stall(n17), cookie)).text()
const consented = async () => (await listConsented(t.store.read, hoScope, merchant)).sort()
const form: Fields = { submission: 'rut-lai-0000-0000-0001', purpose: 'sticker', sure: 'yes' }
const send = (fields: Fields = form, cookie = lan) => t.post(path, fields, cookie)

/** The form of one purpose as the page shows it. */
async function shown(purpose: string): Promise<Fields> {
  const html = between(
    await page(),
    `</span></summary><form class="stack" method="post" action="${path}">`,
    '</section>',
  )
  const [, submission = ''] = new RegExp(`name="submission" value="([^"]+-${purpose})"`).exec(html) ?? []
  return { submission, purpose }
}

describe('taking a consent back', () => {
  test('is on the page of the stall for whoever walks there, one form for each yes, nothing ticked', async () => {
    for (const cookie of [lan, await t.signIn('ho')]) {
      const html = await page(cookie)
      expect(html.split(`action="${path}"`)).toHaveLength(3)
      expect(html).not.toMatch(/checked/)
      expect(html).toContain(vi.stalls.withdrawals.sticker)
    }
    for (const officer of ['anh', 'tra']) expect(await page(await t.signIn(officer))).not.toContain(path)
  })

  test('is asked about once more, and nothing happens until then', async () => {
    const { submission } = await shown('phone')
    const answer = await send({ submission: submission ?? '', purpose: 'phone' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain(vi.stalls.withdrawalUnsure)
    expect(html.match(/<details class="unfold" open/g)).toHaveLength(1)
    expect(await consented()).toEqual(['phone', 'sticker'])
  })

  test('for the sticker masks the account and its holder, and keeps the visits', async () => {
    const seen = { id: 'v', stall: n17, merchant, officer: 'lan', day: '2026-11-10', at: 1_794_300_000 } as const
    await t.store.commit([insertVisit(t.store.read, { ...seen, outcome: 'agreed', display: 'in-place' })], [])
    expect(await page()).toContain('…0017')
    const answer = await send({ ...(await shown('sticker')), sure: 'yes' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.stall(n17)])
    const html = await page()
    expect(html).not.toMatch(/0017|NGUYEN T|Ngân hàng MẪU|Của chủ hộ/)
    expect(html).toContain(vi.stalls.withdrawnAccount)
    expect(html).toContain('rút lại ngày 12/11/2026')
    expect(html).toContain('Biển còn ở chỗ cũ.')
    expect(await consented()).toEqual(['phone'])
  })

  test('for the sticker voids what was printed', async () => {
    const run = { id: 'r', site: world.teHanh, officer: 'ho', template: 't', count: 1, fileDigest: 'd', at: WORLD_NOW }
    const code = `${merchant}-proposal-1-2`
    const sticker = { serial: 'A'.repeat(16), code, merchant, stall: n17, run: 'r', printedAt: WORLD_NOW }
    const printed = [insertPrintRun(t.store.read, run), insertSticker(t.store.read, sticker)]
    expect(await t.store.commit(printed, [])).toMatchObject({ ok: true })
    await send()
    expect(await listStickers(t.store.read, hoScope, n17)).toMatchObject([{ state: 'void' }])
    expect((await page()).replace(/\s+/g, ' ')).toContain('đã hủy vì chủ hộ rút lại đồng ý')
    const sheet = await (await t.get(paths.stickers(world.teHanh), await t.signIn('ho'))).text()
    expect(sheet).not.toContain('Gạo Nguyễn Thị Út')
  })

  test('hides a proposal that waits, and nobody is shown it to decide', async () => {
    const { proposal } = await proposeAccount(t.store, { merchant, account: '900000218', at: WORLD_NOW })
    const ho = await t.signIn('ho')
    expect(await page()).toContain('…0218')
    await send()
    expect(await page()).not.toContain('…0218')
    const review = await t.get(paths.approval(proposal), ho)
    expect(review.status).toBe(403)
    const html = await review.text()
    expect(html).toContain(vi.accounts.refusals['consent-withdrawn'])
    expect(html).not.toContain('900000218')
  })

  test('sent twice is one answer; what was not given cannot be taken back', async () => {
    const answers = [await send(), await send()]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const again = await send({ ...form, submission: 'rut-lai-0000-0000-0002' })
    expect([again.status, (await again.text()).includes(vi.stalls.notGiven)]).toEqual([409, true])
    expect((await send({ ...form, submission: 'rut-lai-0000-0000-0003', purpose: 'bank-list' })).status).toBe(409)
    expect((await send({ ...form, submission: 'rut-lai-0000-0000-0004', purpose: 'everything' })).status).toBe(422)
  })

  test('is not there for another commune, for no merchant, or for who only reads', async () => {
    expect((await send(form, await t.signIn('ut'))).status).toBe(404)
    expect((await t.post(paths.consentWithdrawals('nobody'), form, lan)).status).toBe(404)
    expect((await send(form, await t.signIn('anh'))).status).toBe(403)
    expect(await consented()).toEqual(['phone', 'sticker'])
  })

  test('is in the audit trail in words', async () => {
    await send()
    expect(await (await t.get(paths.audit(), await t.signIn('tra'))).text()).toContain('Ghi sự rút lại đồng ý')
  })
})
