import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { LINK_LIFE, PIN_TRIES, PIN_TRIES_IN_ALL, PIN_WAIT, VENDOR_SESSION } from '../../src/domain/vendor.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import { audit, vendorLinks } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { LINK_GUESSES } from '../../src/web/vendor/throttle.ts'
import { cookiesOf, createTestApp, START, type TestApp } from '../support/app.ts'
import { openShop } from '../support/registered.ts'
import { handOver, openLink, openVendorPage, PIN } from '../support/vendors.ts'
import { buildWorld, WORLD_DAY, world } from '../support/world.ts'
import { pathOf, symbolIn } from './vendor-symbols.ts'

const { n15, n17 } = world.teHanhStalls
const words = vi.vendor
const ID = '11111111-2222-4333-8444-555555555555'

let t: TestApp
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
})

const lan = () => t.signIn(world.officers.lan)
const pageOf = async (path: string, cookie: string) => {
  const answer = await t.get(path, cookie)
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('Location') }
}
const acts = async () => (await t.store.read.select().from(audit)).map(({ actor, action }) => `${action} ${actor}`)

describe('handing a link over', () => {
  const links = `/merchants/${world.merchant}/vendor-links`
  const shown = (html: string) => /<code class="address">http:\/\/localhost:3000(\/v\/[0-9A-Z]{26})</.exec(html)?.[1]

  test('shows it once, as a symbol and as text, and keeps only its hash', async () => {
    const cookie = await lan()
    const answer = await t.post(links, { submission: ID }, cookie)
    const html = await answer.text()
    const path = shown(html) ?? ''
    expect(answer.status).toBe(200)
    expect([answer.headers.get('Location'), answer.headers.get('X-Robots-Tag')]).toEqual([null, 'noindex'])
    expect(symbolIn(html)).toEqual([pathOf(`http://localhost:3000${path}`)])
    const [row] = await t.store.read.select().from(vendorLinks)
    expect(row).toMatchObject({ merchant: world.merchant, createdBy: 'lan', expiresAt: START + LINK_LIFE, pin: null })
    expect(JSON.stringify(row)).not.toContain(path.slice(3))
    expect(await acts()).toContain('vendor-link.handed-over lan')
    expect((await t.get(path)).headers.get('Location')).toBe('/my-stall/pin')
  })

  test('sent again makes none and shows none', async () => {
    const cookie = await lan()
    await t.post(links, { submission: ID }, cookie)
    const again = await t.post(links, { submission: ID }, cookie)
    expect([again.status, again.headers.get('Location')]).toEqual([303, `/stalls/${n17}`])
    expect(await t.store.read.select().from(vendorLinks)).toHaveLength(1)
  })

  test('ends the merchant’s earlier links at once', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    expect((await t.get('/my-stall', vendor)).status).toBe(200)
    await t.post(links, { submission: ID }, await lan())
    const after = await pageOf('/my-stall', vendor)
    expect([after.status, after.location]).toEqual([303, '/my-stall/pin'])
    expect((await t.get('/my-stall/pin', vendor)).status).toBe(404)
  })

  test('is told on the stall’s page, in each of its states, and taken back there', async () => {
    const cookie = await lan()
    const stall = async () => (await pageOf(`/stalls/${n17}`, cookie)).html
    expect(await stall()).toContain(words.never)
    const path = shown(await (await t.post(links, { submission: ID }, cookie)).text()) ?? ''
    expect(await stall()).toContain('Lê Thị Lan đã trao đường dẫn, chủ hộ chưa mở. Hết hạn lúc 14:05 ngày 15/11/2026.')
    const known = cookiesOf(await t.get(path))
    await t.post('/my-stall/pin', { pin: PIN, repeated: PIN }, known)
    expect(await stall()).toContain('Chủ hộ đã đặt PIN ngày 12/11/2026.')
    const revoked = await t.post(`${links}/revocation`, { submission: `${ID}-r` }, cookie)
    expect(revoked.headers.get('Location')).toBe(`/stalls/${n17}`)
    expect(await stall()).toContain('đã thu hồi ngày 12/11/2026')
    expect(await acts()).toContain('vendor-link.revoked lan')
    expect((await t.get(path)).status).toBe(404)
    await t.post(links, { submission: `${ID}-2` }, cookie)
    t.clock.advance(LINK_LIFE)
    expect((await pageOf(`/stalls/${n17}`, await lan())).html).toContain('đã hết hạn lúc')
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('is not for readers, nor for who walks elsewhere', async () => {
    for (const officer of ['anh', 'tra'])
      expect((await t.post(links, { submission: ID }, await t.signIn(officer))).status).toBe(403)
    expect((await t.post(links, { submission: ID }, await t.signIn('ut'))).status).toBe(404)
    const html = (await pageOf(`/stalls/${n17}`, await t.signIn('anh'))).html
    expect(html).not.toContain(words.handOver)
  })
})

describe('opening a link', () => {
  test('leads to an address that tells nothing, and lets no address of it be told', async () => {
    const secret = await handOver(t, world.merchant)
    const answer = await t.get(`/v/${secret.toLowerCase()}`)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/my-stall/pin'])
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
    expect(cookiesOf(answer)).not.toContain(secret)
    expect(JSON.stringify(t.log)).not.toContain(secret)
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/)
  })

  test('over https keeps its cookies to this very host', async () => {
    const secure = await createTestApp({ store: t.store, origin: 'https://phoqr.example' })
    const answer = await secure.get(`/v/${await handOver(t, world.merchant)}`)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-pho-qr-link=.*; Path=\/; HttpOnly; Secure; SameSite=Lax/)
  })

  test('unknown, expired, taken back, and no longer trading are one and the same answer', async () => {
    const [expired, revoked, ended] = [await handOver(t, world.merchant), await handOver(t, world.merchant), 'bun']
    await openShop(t.store, ended, n15, 'Bún bò Mỹ Lệ')
    await t.store.read.update(vendorLinks).set({ revokedAt: START }).where(eq(vendorLinks.merchant, world.merchant))
    t.clock.advance(LINK_LIFE)
    const closed = await handOver(t, ended)
    await t.store.commit([endMerchant(t.store.read, ended, WORLD_DAY)], [])
    const answers = await Promise.all(
      ['0'.repeat(26), expired, revoked, closed, 'x'].map((secret) => t.get(`/v/${secret}`)),
    )
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).toContain(words.unusable)
    const headers = answers.map(({ headers }) => [...headers.keys()].sort().join())
    expect(new Set(headers).size).toBe(1)
    expect(answers[0]?.headers.get('X-Robots-Tag')).toBe('noindex')
  })

  test('guessed secrets are throttled, learn nothing and past the limit leave nothing; a real one opens all the same', async () => {
    const secret = await handOver(t, world.merchant)
    const bodies = new Set<string>()
    const guess = async (at: number) => {
      const answer = await t.get(`/v/${String(at).padStart(26, '0')}`)
      bodies.add(await answer.text())
      return answer.status
    }
    for (let at = 0; at < LINK_GUESSES.all; at++) expect(await guess(at)).toBe(404)
    const before = t.store.revision?.()
    for (let at = 0; at < 100; at++) expect(await guess(LINK_GUESSES.all + at)).toBe(429)
    expect(bodies.size).toBe(2)
    // An answer follows from the rows and the clock: while neither changes, ten thousand more guesses are as these.
    expect([before, before]).toEqual([expect.any(String), t.store.revision?.()])
    expect((await t.get(`/v/${secret}`)).headers.get('Location')).toBe('/my-stall/pin')
    expect(await t.store.read.select().from(audit).where(eq(audit.action, 'vendor-link.claimed'))).toEqual([])
  })

  test('a device that guesses waits sooner, and then opens nothing at all', async () => {
    const first = await t.get('/v/0')
    const device = cookiesOf(first)
    for (let guess = 1; guess < LINK_GUESSES.device; guess++)
      expect((await t.get(`/v/${guess}`, device)).status).toBe(404)
    const waits = await t.get(`/v/${await handOver(t, world.merchant)}`, device)
    expect([waits.status, waits.headers.get('Retry-After')]).toEqual([429, '60'])
  })
})

describe('a PIN', () => {
  const send = (cookie: string, pin: string, repeated?: string) =>
    t.post('/my-stall/pin', { pin, ...(repeated !== undefined && { repeated }) }, cookie)

  test('is chosen twice by the first who opens the link, and stored as a keyed hash', async () => {
    const known = await openLink(t, await handOver(t, world.merchant))
    expect((await pageOf('/my-stall/pin', known)).html).toContain(words.choosePinAdvice)
    const claimed = await send(known, '24 08 15', PIN)
    expect([claimed.status, claimed.headers.get('Location')]).toEqual([303, '/my-stall'])
    const [link] = await t.store.read.select().from(vendorLinks)
    expect(link?.pin).toMatch(/^scrypt-hmac\$/)
    expect(link?.claimedAt).toBe(START)
    expect(await acts()).toContain(`vendor-link.claimed vendor:${world.merchant}`)
    expect(claimed.headers.getSetCookie()[0]).toMatch(
      new RegExp(`Max-Age=${VENDOR_SESSION}; Path=/; HttpOnly; SameSite=Lax`),
    )
  })

  test.each([
    ['too short', '12345', '12345', words.pinFaults['not-six-digits']],
    ['not of digits', 'abcdef', 'abcdef', words.pinFaults['not-six-digits']],
    ['a run', '123456', '123456', words.pinFaults['too-easy']],
    ['repeated', '111111', '111111', words.pinFaults['too-easy']],
    ['not typed twice alike', PIN, '908172', words.notRepeated],
  ])('that is %s is not taken', async (_what, pin, repeated, sentence) => {
    const known = await openLink(t, await handOver(t, world.merchant))
    const answer = await send(known, pin, repeated)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain(sentence)
    expect(html).not.toContain(`value="${pin}"`)
    expect((await t.store.read.select().from(vendorLinks))[0]?.pin).toBeNull()
  })

  test('is asked for from then on, on any browser that opens the link', async () => {
    const secret = await handOver(t, world.merchant)
    await send(await openLink(t, secret), PIN, PIN)
    const elsewhere = await openLink(t, secret)
    expect((await pageOf('/my-stall/pin', elsewhere)).html).toContain(words.forgotPin)
    const wrong = await send(elsewhere, '908172')
    expect([wrong.status, cookiesOf(wrong), (await wrong.text()).includes(words.wrongPin)]).toEqual([422, '', true])
    const right = await send(elsewhere, PIN)
    expect(right.headers.get('Location')).toBe('/my-stall')
    expect((await t.get('/my-stall', `${elsewhere}; ${cookiesOf(right)}`)).status).toBe(200)
  })

  test('chosen by two at once is the first one’s', async () => {
    const secret = await handOver(t, world.merchant)
    const [one, other] = [await openLink(t, secret), await openLink(t, secret)]
    const answers = await Promise.all([send(one, PIN, PIN), send(other, '908172', '908172')])
    expect(answers.map((answer) => answer.headers.get('Location')).sort()).toEqual(['/my-stall', '/my-stall/pin'])
    expect((await acts()).filter((act) => act.startsWith('vendor-link.claimed'))).toHaveLength(1)
  })

  test('wrong so often waits, however many are sent at once, and the right one then opens', async () => {
    const secret = await handOver(t, world.merchant)
    await send(await openLink(t, secret), PIN, PIN)
    const known = await openLink(t, secret)
    const tries = await Promise.all(Array.from({ length: PIN_TRIES + 3 }, (_, at) => send(known, `90817${at}`)))
    expect(tries.map(({ status }) => status).sort()).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
    expect((await send(known, PIN)).status).toBe(429)
    t.clock.advance(PIN_WAIT)
    expect((await send(known, PIN)).headers.get('Location')).toBe('/my-stall')
    expect((await send(known, '908172')).status).toBe(422)
  })

  test('wrong too often in all ends the link for everybody, which the log says', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    let last = 0
    for (let tried = 1; tried <= PIN_TRIES_IN_ALL; tried++) {
      if (tried > 1 && tried % PIN_TRIES === 1) t.clock.advance(PIN_WAIT)
      last = (await send(vendor, '908172')).status
      expect(last).toBe(tried < PIN_TRIES_IN_ALL ? 422 : 404)
    }
    expect(await acts()).toContain(`vendor-link.shut vendor:${world.merchant}`)
    expect((await t.get('/my-stall', vendor)).status).toBe(303)
    expect((await send(vendor, PIN)).status).toBe(404)
    expect((await t.store.read.select().from(vendorLinks))[0]?.revokedAt).toBe(t.clock.now())
    expect((await pageOf(`/stalls/${n17}`, await lan())).html).toContain('đã thu hồi')
  })
})

describe('the session of a vendor', () => {
  test('ends with its time, with the lock, and when the link is taken back', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    const session = /pho-qr-stall=[^;]+/.exec(vendor)?.[0] ?? ''
    const locked = await t.post('/my-stall/lock', {}, vendor)
    expect([locked.headers.get('Location'), locked.headers.getSetCookie()[0]]).toEqual([
      '/my-stall/pin',
      expect.stringMatching(/^pho-qr-stall=; Max-Age=0/),
    ])
    t.clock.advance(VENDOR_SESSION - 1)
    expect((await t.get('/my-stall', session)).status).toBe(200)
    t.clock.advance(1)
    expect((await t.get('/my-stall', session)).headers.get('Location')).toBe('/my-stall/pin')
  })

  test('is none when any part of its cookie is another’s', async () => {
    await openShop(t.store, 'bun', n15, 'Bún bò Mỹ Lệ')
    const cookie = (all: string) => /pho-qr-stall=([^;]+)/.exec(all)?.[1] ?? ''
    const [mine, theirs] = [cookie(await openVendorPage(t, world.merchant)), cookie(await openVendorPage(t, 'bun'))]
    const [link = '', at = '', mac = ''] = mine.split('.')
    const [otherLink = '', , otherMac = ''] = theirs.split('.')
    const forged = [
      ...[
        `${otherLink}.${at}.${mac}`,
        `${link}.${at}.${otherMac}`,
        `${link}.${Number(at) + 60}.${mac}`,
        `${link}.${at}.`,
      ],
      ...[`${link}.${at}`, `.${at}.${mac}`, `${link}.1e9.${mac}`, `${link}.99999999999.${mac}`, '..', '%E0%A4%A'],
    ]
    for (const one of forged)
      expect([one, (await t.get('/my-stall', `pho-qr-stall=${one}`)).status]).toEqual([one, 303])
    expect((await t.get('/my-stall', `pho-qr-stall=${mine}`)).status).toBe(200)
  })

  test('is not kept over another PIN, even one written below the application', async () => {
    const vendor = await openVendorPage(t, world.merchant)
    await t.store.read.run('DROP TRIGGER vendor_links_claimed_once')
    await t.store.read.run("UPDATE vendor_links SET pin = 'other'")
    expect((await t.get('/my-stall', vendor)).status).toBe(303)
  })

  test('ends, as the PIN and the mark do, where the link was moved to another merchant below the application', async () => {
    const merchant = await openShop(t.store, 'bun', n15, 'Bún bò Mỹ Lệ')
    const secret = await handOver(t, world.merchant)
    const known = await openLink(t, secret)
    const claimed = await t.post('/my-stall/pin', { pin: PIN, repeated: PIN }, known)
    await t.store.read.run('DROP TRIGGER vendor_links_fixed')
    await t.store.read.update(vendorLinks).set({ merchant })
    expect((await t.get('/my-stall', cookiesOf(claimed))).status).toBe(303)
    expect((await t.get('/my-stall/pin', known)).status).toBe(404)
    expect((await t.post('/my-stall/pin', { pin: PIN }, await openLink(t, secret))).status).toBe(422)
  })

  test('is no officer’s, nor does an officer’s session change whose page it is', async () => {
    const [vendor, ho] = [await openVendorPage(t, world.merchant), await t.signIn('ho')]
    expect((await t.get('/my-stall', ho)).headers.get('Location')).toBe('/my-stall/pin')
    expect((await t.get('/communes/21040', vendor)).headers.get('Location')).toMatch(/^\/sign-in/)
    const html = await (await t.get('/my-stall', `${ho}; ${vendor}`)).text()
    expect(html).toContain('Gạo Nguyễn Thị Út')
    expect(html).not.toContain('Trần Văn Hổ')
  })
})
