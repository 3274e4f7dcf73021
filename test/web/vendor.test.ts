import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { activateDueAccounts } from '../../src/store/accounts.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import {
  accountRequests,
  arrivals,
  audit,
  consents,
  printRuns,
  stickerEvents,
  stickers,
} from '../../src/store/schema.ts'
import { insertStickerEvent } from '../../src/store/stickers.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createPress } from '../../src/web/print/print.ts'
import { dong, napas, onePayment, reusable, sealed, tlv } from '../domain/vietqr/making.ts'
import { approve, imported, propose, register, typed } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { decodePrinted } from '../support/printed.ts'
import { openShop, registerAccount, renameBelow } from '../support/registered.ts'
import { openVendorPage } from '../support/vendors.ts'
import { buildWorld, world } from '../support/world.ts'
import { fonts, sha256 } from './print/sheets.ts'
import { pathOf, symbolIn } from './vendor-symbols.ts'

const press = createPress(fonts, sha256)
const { n15, n17 } = world.teHanhStalls
const words = vi.vendor

let t: TestApp
/** The payload of Út's sticker. */
let payload: string
beforeEach(async () => {
  t = await createTestApp({ ...press })
  await buildWorld(t.store)
  payload = await registerAccount(t.store, { merchant: world.merchant, account: '0123456789', holder: 'NGUYEN THI UT' })
})

const lan = () => t.signIn(world.officers.lan)
const pageOf = async (path: string, cookie: string) => {
  const answer = await t.get(path, cookie)
  return { status: answer.status, html: await answer.text() }
}
const acts = async () => (await t.store.read.select().from(audit)).map(({ actor, action }) => `${action} ${actor}`)

describe('the page', () => {
  test('shows the own code, masked, and nobody else’s', async () => {
    await openShop(t.store, 'bun', n15, 'Bún bò Mỹ Lệ')
    const theirs = await registerAccount(t.store, { merchant: 'bun', account: '2222333344', holder: 'LE THI MY' })
    const { html } = await pageOf('/my-stall', await openVendorPage(t, world.merchant))
    expect(symbolIn(html)).toContain(pathOf(payload))
    expect(html).toContain('<b>NGUYEN T. UT</b> · Ngân hàng MẪU …6789')
    expect(html.replaceAll(payload, '')).not.toMatch(/0123456789|NGUYEN THI UT/)
    for (const other of [theirs, '3344', 'LE T. MY', 'Bún bò']) expect(html).not.toContain(other)
    expect(html).toContain(words.waitForMoney)
    expect(html).not.toMatch(/hợp lệ/i)
  })

  test('says what is missing before an account is approved', async () => {
    await openShop(t.store, 'bun', n15, 'Bún bò Mỹ Lệ')
    const { status, html } = await pageOf('/my-stall', await openVendorPage(t, 'bun'))
    expect([status, html.includes(words.noCode), html.includes('<svg role="img"')]).toEqual([200, true, false])
  })

  test('says why no amount can be set on a code that only its issuer can make', async () => {
    const momo = sealed(reusable + tlv('26', tlv('00', 'vn.momo')) + napas('971025', 'PMC2500000000000009') + dong)
    const merchant = await register(t.store, { stall: n15 })
    await approve(t.store, await propose(t.store, { merchant, stall: n15, destination: imported(momo) }))
    const vendor = await openVendorPage(t, merchant)
    const { html } = await pageOf('/my-stall', vendor)
    expect(html).toContain(words.noAmount['other-kind'](vi.code.kinds['momo-merchant']))
    expect(symbolIn(html)).toEqual([pathOf(momo)])
    expect(html).not.toContain(words.showCode)
    const asked = await t.post('/my-stall/code', { amount: '35000', memo: '' }, vendor)
    expect([asked.status, asked.headers.get('Location')]).toEqual([303, '/my-stall'])
  })

  test('shows the further codes after the sticker’s, masked', async () => {
    const of = { merchant: world.merchant, stall: n17, destination: typed('7777000011'), use: 'beside' } as const
    await approve(t.store, await propose(t.store, of))
    await activateDueAccounts(t.store, START + 2 * 24 * 60 * 60)
    const { html } = await pageOf('/my-stall', await openVendorPage(t, world.merchant))
    expect(symbolIn(html)).toEqual([payload, of.destination.payload].map(pathOf))
    expect(html).toContain(`${words.further}: Ngân hàng MẪU …0011`)
    expect(html).not.toContain('7777000011')
  })

  test('shows nothing when a seal is broken', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    await t.store.read.run('DROP TRIGGER IF EXISTS payment_codes_no_update')
    await t.store.read.run("UPDATE payment_codes SET sealed_payload = substr(sealed_payload, 1, 40) || 'AAAA'")
    const { status, html } = await pageOf('/my-stall', vendor)
    expect([status, html.includes('6789')]).toEqual([500, false])
  })
})

describe('a code with an amount, where no script runs', () => {
  const ask = async (fields: Record<string, string>) => {
    const answer = await t.post('/my-stall/code', fields, await openVendorPage(t, world.merchant))
    return { answer, html: await answer.text() }
  }

  test('is made by the server for this answer alone', async () => {
    const { answer, html } = await ask({ amount: '35.000', memo: 'Gạo Đệ 5kg' })
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    for (const shown of ['35.000\u00a0đ', 'Ba mươi lăm nghìn đồng', 'GAO DE 5KG', words.waitForMoney, words.notKept])
      expect(html).toContain(shown)
    const transfer = [
      onePayment,
      napas('999999', '0123456789'),
      tlv('53', '704'),
      tlv('54', '35000'),
      tlv('58', 'VN'),
    ].join('')
    expect(symbolIn(html)).toEqual([pathOf(sealed(transfer + tlv('62', tlv('08', 'GAO DE 5KG'))))])
    expect(await t.store.read.select().from(arrivals)).toEqual([])
  })

  test('takes a quick amount when none is typed', async () => {
    const { html } = await ask({ amount: '', quick: '50000', memo: '' })
    expect(html).toContain('Năm mươi nghìn đồng')
    expect(html).not.toContain(words.sendsMemo)
  })

  test.each([
    [{ amount: '' }, words.amountFaults.empty],
    [{ amount: '0' }, words.amountFaults.zero],
    [{ amount: '35.5' }, words.amountFaults.fraction],
    [{ amount: 'ba mươi' }, words.amountFaults['not-a-number']],
    [{ amount: '500.000.000' }, words.amountFaults['too-large']],
    [{ amount: '35.000', memo: 'a'.repeat(26) }, words.longMemo(26)],
  ])('%j is not taken, and stays typed', async (fields, sentence) => {
    const { answer, html } = await ask({ memo: '', ...fields })
    expect(answer.status).toBe(422)
    expect(html).toContain(sentence)
    expect(html).toContain(`name="amount" type="text" value="${fields.amount}"`)
  })
})

describe('money came', () => {
  test('is said once a day, without an amount, by whom it came to', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    expect((await pageOf('/my-stall', vendor)).html).toContain(words.cameAdvice)
    for (const _ of [1, 2]) {
      const answer = await t.post('/my-stall/arrivals', { amount: '35000' }, vendor)
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/my-stall'])
    }
    expect((await pageOf('/my-stall', vendor)).html).toContain(words.cameSaid)
    const rows = await t.store.read.select().from(arrivals)
    expect(rows).toMatchObject([
      { merchant: world.merchant, level: 'said', payer: 'customer', visit: null, day: '2026-11-12' },
    ])
    expect((await acts()).filter((act) => act === `arrival.said vendor:${world.merchant}`)).toHaveLength(1)
    t.clock.advance(24 * 60 * 60)
    await t.post('/my-stall/arrivals', {}, vendor)
    expect(await t.store.read.select().from(arrivals)).toHaveLength(2)
  })

  test('sent twice at once is one fact', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    const answers = await Promise.all([1, 2, 3].map(() => t.post('/my-stall/arrivals', {}, vendor)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await t.store.read.select().from(arrivals)).toHaveLength(1)
  })
})

describe('asking for another account', () => {
  test('tells officers why, names no account, and can be taken back', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    const sent = await t.post('/my-stall/account-requests', { reason: 'other-bank', account: '999' }, vendor)
    expect(sent.status).toBe(303)
    await t.post('/my-stall/account-requests', { reason: 'other' }, vendor)
    expect(await t.store.read.select().from(accountRequests)).toMatchObject([
      { reason: 'other-bank', withdrawnAt: null },
    ])
    expect((await pageOf('/my-stall', vendor)).html).toContain(words.changeReasons['other-bank'])
    const [lanSees, hoSees] = [await lan(), await t.signIn('ho')]
    expect((await pageOf(`/stalls/${n17}`, lanSees)).html).toContain(
      'xin đổi tài khoản ngày 12/11/2026: Muốn dùng ngân hàng khác',
    )
    const tasks = (await pageOf('/communes/21040', hoSees)).html
    expect(tasks).toContain(`<b>${words.toChange}</b>`)
    expect(tasks).toContain('Số 17, Tế Hanh: muốn dùng ngân hàng khác.')
    await t.post('/my-stall/account-requests/withdrawal', {}, vendor)
    await t.post('/my-stall/account-requests/withdrawal', {}, vendor)
    expect((await pageOf('/communes/21040', hoSees)).html).not.toContain(words.toChange)
    expect((await acts()).filter((act) => act.startsWith('account-request'))).toEqual([
      `account-request.made vendor:${world.merchant}`,
      `account-request.withdrawn vendor:${world.merchant}`,
    ])
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('is none without a reason, and not another commune’s task', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    const bare = await t.post('/my-stall/account-requests', {}, vendor)
    expect([bare.status, (await bare.text()).includes(vi.form.choose)]).toEqual([422, true])
    await t.post('/my-stall/account-requests', { reason: 'phone-lost' }, vendor)
    const elsewhere = await pageOf('/communes/21250', await t.signIn('ut'))
    expect([elsewhere.status, elsewhere.html.includes(words.toChange)]).toEqual([200, false])
  })
})

describe('a consent', () => {
  test('is shown with its day, and taken back voids the stickers and hides the code', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    await t.post('/my-stall/sticker', { format: 'pdf' }, vendor)
    const before = (await pageOf('/my-stall', vendor)).html
    expect(before).toContain(vi.stalls.purposes.sticker)
    expect(before).toContain(vi.stalls.withdrawals.sticker)
    for (const _ of [1, 2]) {
      const sent = await t.post('/my-stall/consent-withdrawals', { purpose: 'sticker' }, vendor)
      expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/my-stall'])
    }
    const [, ...rows] = await t.store.read.select().from(consents)
    expect(rows).toMatchObject([{ given: false, method: 'own-page', officer: 'lan', purpose: 'sticker' }])
    expect(await t.store.read.select().from(stickerEvents)).toMatchObject([
      { event: 'voided', reason: 'consent-withdrawn' },
    ])
    expect(await acts()).toContain(`consent.withdrawn vendor:${world.merchant}`)
    const after = (await pageOf('/my-stall', vendor)).html
    expect(after).toContain('rút lại ngày 12/11/2026')
    expect(after).toContain(words.noCode)
    for (const gone of ['6789', 'NGUYEN', payload]) expect(after).not.toContain(gone)
    expect((await t.post('/my-stall/code', { amount: '35000', memo: '' }, vendor)).headers.get('Location')).toBe(
      '/my-stall',
    )
    expect((await t.get('/my-stall/sticker.pdf', vendor)).headers.get('Location')).toBe('/my-stall')
  })

  test('never given is not taken back', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    expect((await t.post('/my-stall/consent-withdrawals', { purpose: 'phone' }, vendor)).status).toBe(303)
    expect(await t.store.read.select().from(consents)).toHaveLength(1)
    expect((await t.post('/my-stall/consent-withdrawals', { purpose: 'x' }, vendor)).status).toBe(422)
  })
})

describe('printing at home', () => {
  const fetched = async (path: string, cookie: string) => {
    const answer = await t.get(path, cookie)
    expect(answer.status).toBe(200)
    return { bytes: new Uint8Array(await answer.arrayBuffer()), type: answer.headers.get('Content-Type') }
  }

  test('gives one sticker on one page, with a serial of its own, the same each time', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    expect((await t.get('/my-stall/sticker.pdf', vendor)).headers.get('Location')).toBe('/my-stall')
    expect((await t.post('/my-stall/sticker', { format: 'pdf' }, vendor)).headers.get('Location')).toBe(
      '/my-stall/sticker.pdf',
    )
    const first = await fetched('/my-stall/sticker.pdf', vendor)
    const [sticker, ...more] = await t.store.read.select().from(stickers)
    const [run] = await t.store.read.select().from(printRuns)
    expect([more, sticker?.merchant]).toEqual([[], world.merchant])
    expect(run).toMatchObject({ officer: 'lan', template: 'stall', count: 1, site: world.teHanh })
    expect([run?.vendorLink, run?.fileDigest]).toEqual([expect.stringMatching(/^link-/), await sha256(first.bytes)])
    expect(await acts()).toContain(`stickers.printed vendor:${world.merchant}`)
    t.clock.advance(3_600)
    await t.post('/my-stall/sticker', { format: 'png' }, vendor)
    expect((await fetched('/my-stall/sticker.pdf', vendor)).bytes).toEqual(first.bytes)
    expect(await t.store.read.select().from(stickers)).toHaveLength(1)
  })

  test('bears the approved code, on paper and in the picture for Zalo', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    await t.post('/my-stall/sticker', { format: 'png' }, vendor)
    const [pdf, png] = [await fetched('/my-stall/sticker.pdf', vendor), await fetched('/my-stall/sticker.png', vendor)]
    expect([pdf.type, png.type]).toEqual(['application/pdf', 'image/png'])
    const folder = mkdtempSync(join(tmpdir(), 'pho-qr-home-'))
    try {
      writeFileSync(join(folder, 'a.pdf'), pdf.bytes)
      writeFileSync(join(folder, 'a.png'), png.bytes)
      expect(decodePrinted(join(folder, 'a.pdf'))).toEqual([payload])
      const seen = execFileSync('zbarimg', ['--quiet', '--raw', join(folder, 'a.png')], { encoding: 'utf8' })
      expect(seen.trimEnd()).toBe(payload)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('gives a new serial once the old sticker is void or would say another thing', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    const print = () => t.post('/my-stall/sticker', { format: 'pdf' }, vendor)
    await print()
    const [first] = await t.store.read.select().from(stickers)
    const stolen = {
      serial: first?.serial ?? '',
      event: 'voided',
      reason: 'stolen',
      officer: 'lan',
      at: START,
    } as const
    await t.store.commit([insertStickerEvent(t.store.read, stolen)], [])
    expect((await t.get('/my-stall/sticker.pdf', vendor)).headers.get('Location')).toBe('/my-stall')
    await print()
    await print()
    expect(await t.store.read.select().from(stickers)).toHaveLength(2)
    await renameBelow(t.store, world.merchant, 'Gạo Cô Út')
    await print()
    expect(await t.store.read.select().from(stickers)).toHaveLength(3)
    expect(await t.store.read.select().from(stickerEvents)).toHaveLength(1)
  })

  test('prints nothing for a name that fits no sticker, and says who can help', async () => {
    await renameBelow(t.store, world.merchant, 'W'.repeat(60))
    const answer = await t.post('/my-stall/sticker', { format: 'pdf' }, await openVendorPage(t, world.merchant))
    expect([answer.status, (await answer.text()).includes(words.printRefused['does-not-fit'])]).toEqual([422, true])
    expect(await t.store.read.select().from(stickers)).toEqual([])
  })
})

test('the auditor reads what a vendor did, by what they are', async () => {
  await openVendorPage(t, world.merchant)
  const { html } = await pageOf('/audit', await t.signIn('tra'))
  expect(html).toContain(words.actions['vendor-link.claimed'])
  expect(html).toContain(`${words.actor}, lúc`)
})
