import { createHash, createHmac, scryptSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import SQLite from 'better-sqlite3'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { enrolmentHash, insertEnrolment, retireEnrolments } from '../../src/store/enrolments.ts'
import { newKeyFile } from '../../src/store/key-file.ts'
import { openKeyring } from '../../src/store/keyring.ts'
import { setPassword } from '../../src/store/officers.ts'
import { officers, roleRevocations, secondFactors, sessions, throttles } from '../../src/store/schema.ts'
import { HASH_COST } from '../../src/web/hashed-secret.ts'
import { codeAt, stepOf } from '../../src/web/sign-in/one-time-password.ts'
import { hashPassword } from '../../src/web/sign-in/password.ts'
import { CHEAP, cookiesOf, createTestApp, TEST_FACTOR, type TestApp } from '../support/app.ts'
import { nodeStore } from '../support/stores.ts'
import { buildWorld, world } from '../support/world.ts'

const PASSWORD = 'cá kho tiêu xanh 7'
const CODE = 'ABCD-EFGH-JKMN'
const DAY = 24 * 60 * 60
const MINUTE = 60

const keyFile = newKeyFile()
/** Hash of PASSWORD of each officer, made once. */
let hashes: (readonly [officer: string, hash: string])[]
beforeAll(async () => {
  const { signInSecret } = await openKeyring(keyFile)
  const hashing = { newSecret: (bits: number) => 'S'.repeat(bits / 5), hashCost: CHEAP }
  const hash = async (officer: string) =>
    [officer, await hashPassword(PASSWORD, signInSecret, officer, hashing)] as const
  hashes = await Promise.all(Object.values(world.officers).map(hash))
})

async function openWorld(options = {}): Promise<TestApp> {
  const t = await createTestApp({ store: await nodeStore(':memory:', keyFile), ...options })
  await buildWorld(t.store)
  const writes = hashes.map(([officer, hash]) => setPassword(t.store.read, officer, hash))
  expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })
  return t
}

async function invite(t: TestApp, officer: string, code = CODE): Promise<void> {
  const codeHash = await enrolmentHash(t.store.keys, officer, code)
  const at = t.clock.now()
  const row = { codeHash, officer, createdBy: null, createdAt: at, expiresAt: at + DAY }
  expect(await t.store.commit([insertEnrolment(t.store.read, row)], [])).toMatchObject({ ok: true })
}

const enter = (t: TestApp, name: string, password = PASSWORD, factor = '', cookie = '') =>
  t.post('/sign-in', { name, password, factor, next: '/sites' }, cookie)
const isSignedIn = async (t: TestApp, cookie: string) => (await t.get('/confirmation', cookie)).status === 200
const factorNow = (t: TestApp) => codeAt(TEST_FACTOR, stepOf(t.clock.now()))

describe('signing in', () => {
  test('with the right name and password leads on and sets one hashed, guarded session cookie', async () => {
    const t = await openWorld()
    const answer = await enter(t, 'Lan ')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/sites')
    const cookie = answer.headers.getSetCookie().find((text) => text.startsWith('pho-qr='))
    expect(cookie).toMatch(/^pho-qr=[0-9A-Z]{32}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    const rows = await t.store.read.select().from(sessions)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.idHash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(rows)).not.toContain(cookie?.slice(7, 39))
    expect(await isSignedIn(t, cookiesOf(answer))).toBe(true)
  })

  test('over https names the cookie __Host- and marks it Secure', async () => {
    const t = await openWorld({ origin: 'https://phoqr.example' })
    const set = (await enter(t, 'lan')).headers.getSetCookie()
    expect(set.filter((text) => !/^__Host-.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/.test(text))).toEqual([])
    expect(set).toHaveLength(2)
  })

  test('never leads off the site', async () => {
    const t = await openWorld()
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/\0',
      '/\x01a',
    ]) {
      const answer = await t.post('/sign-in', { name: 'lan', password: PASSWORD, next })
      expect(answer.headers.get('Location')).toBe('/')
    }
  })

  test('answers alike for someone unknown, someone without a password and a wrong password', async () => {
    const t = await openWorld()
    await t.store.commit([t.store.read.update(officers).set({ password: null }).where(eq(officers.id, 'tra'))], [])
    const answers = [await enter(t, 'nobody'), await enter(t, 'tra'), await enter(t, 'lan', 'sai mật khẩu')]
    const seen = await Promise.all(
      answers.map(async (answer) => ({
        status: answer.status,
        headers: [...answer.headers].filter(([name]) => name !== 'x-request-id'),
        body: (await answer.text()).replace(/value="(nobody|tra|lan)"/, ''),
      })),
    )
    expect(seen[0]?.status).toBe(422)
    expect(seen[0]?.body).toContain('Tên đăng nhập, mật khẩu hoặc mã 6 số chưa đúng.')
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  test('a password is never drawn again and never logged', async () => {
    const t = await openWorld()
    const answer = await enter(t, 'lan', 'sai-mat-khau-bi-mat')
    expect(await answer.text()).not.toContain('sai-mat-khau-bi-mat')
    expect(JSON.stringify(t.log)).not.toContain('sai-mat-khau-bi-mat')
    expect(t.log).toContainEqual(expect.objectContaining({ event: 'sign-in-refused' }))
  })

  test('a hash made at another cost is made anew, at OWASP’s cost', async () => {
    expect(HASH_COST).toEqual({ log2N: 15, r: 8, p: 3 })
    const t = await openWorld({ hashCost: HASH_COST })
    const derived = scryptSync('mật khẩu cũ'.normalize('NFC'), 'abc', 32, { N: 16, r: 8, p: 1 })
    const mac = createHmac('sha256', t.store.keys.signInSecret).update('password|lan|').update(derived)
    const old = `scrypt-hmac$4$8$1$abc$${mac.digest('base64url')}`
    await t.store.commit([setPassword(t.store.read, 'lan', old)], [])
    expect((await enter(t, 'lan', 'mật khẩu cũ')).status).toBe(303)
    const [lan] = await t.store.read.select().from(officers).where(eq(officers.id, 'lan'))
    expect(lan?.password).toMatch(/^scrypt-hmac\$15\$8\$3\$/)
    expect((await enter(t, 'lan', 'mật khẩu cũ')).status).toBe(303)
  })

  test('a cookie that cannot be decoded is an anonymous request', async () => {
    const t = await openWorld()
    for (const cookie of ['x=%E0%A4%A', 'pho-qr=%E0%A4%A', 'pho-qr="; pho-qr-device=%', '=;;=%%', 'pho-qr=\u00e9'])
      expect((await t.get('/', cookie)).headers.get('Location'), cookie).toBe('/sign-in')
  })
})

describe('too many tries', () => {
  const failTenTimes = async (t: TestApp, name: string) => {
    for (let tries = 0; tries < 10; tries++) expect((await enter(t, name, 'sai')).status).toBe(422)
  }

  test('are refused with how long to wait, for known and unknown names alike, and never store the name', async () => {
    const t = await openWorld()
    for (const name of ['lan', 'nobody']) {
      await failTenTimes(t, name)
      const answer = await enter(t, name)
      expect(answer.status).toBe(429)
      expect(answer.headers.get('Retry-After')).toBe('900')
      expect(await answer.text()).toContain('Hãy chờ 15 phút rồi thử lại.')
    }
    expect(JSON.stringify(await t.store.read.select().from(throttles))).not.toMatch(/lan\b|nobody/)
    t.clock.advance(15 * MINUTE)
    expect((await enter(t, 'lan')).status).toBe(303)
  })

  test('counted while the clock ran ahead lock nobody out once it is right again', async () => {
    const t = await openWorld()
    t.clock.advance(3650 * DAY)
    await failTenTimes(t, 'lan')
    expect((await enter(t, 'lan')).status).toBe(429)
    t.clock.advance(-3650 * DAY)
    expect((await enter(t, 'lan')).status).toBe(303)
  })

  test('made at once count like tries made one after another', async () => {
    const t = await openWorld()
    const answers = await Promise.all(Array.from({ length: 14 }, () => enter(t, 'lan', 'sai')))
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
  })

  test('from elsewhere do not lock out the device that signed in before', async () => {
    const t = await openWorld()
    const device = cookiesOf(await enter(t, 'lan'))
    await failTenTimes(t, 'lan')
    expect((await enter(t, 'lan')).status).toBe(429)
    expect((await enter(t, 'lan', PASSWORD, '', device)).status).toBe(303)
  })

  test('from elsewhere, many at once, do not make the device wait that signed in before', async () => {
    const t = await openWorld({ hashCost: HASH_COST })
    const device = cookiesOf(await enter(t, 'lan'))
    let answered = 0
    const flood = Array.from({ length: 20 }, async (_, at) => {
      await enter(t, `nobody-${at}`, 'sai')
      answered += 1
    })
    await Promise.race(flood)
    expect((await enter(t, 'lan', PASSWORD, '', device)).status).toBe(303)
    expect(answered).toBeLessThan(10)
    await Promise.all(flood)
  })

  test('a device that claims to be known is not believed', async () => {
    const t = await openWorld()
    await failTenTimes(t, 'lan')
    const claimed = `pho-qr-device=${'A'.repeat(26)}.${'B'.repeat(22)}`
    expect((await enter(t, 'lan', PASSWORD, '', claimed)).status).toBe(429)
  })

  test('from one device at many names are refused too', async () => {
    const t = await openWorld()
    const device = cookiesOf(await t.get('/sign-in'))
    const names = Array.from({ length: 31 }, (_, at) => `person-${at}`)
    const statuses = []
    for (const name of names) statuses.push((await enter(t, name, 'sai', '', device)).status)
    expect(statuses.slice(0, 30).every((status) => status === 422)).toBe(true)
    expect(statuses[30]).toBe(429)
  }, 120_000)
})

describe('a session', () => {
  test('ends after 14 idle days, slides when used, and never lives past 30 days', async () => {
    const t = await openWorld()
    const [idle, used] = [await t.signIn('lan'), await t.signIn('lan')]
    t.clock.advance(13 * DAY)
    expect(await isSignedIn(t, used)).toBe(true)
    t.clock.advance(2 * DAY)
    expect(await isSignedIn(t, idle)).toBe(false)
    expect(await isSignedIn(t, used)).toBe(true)
    t.clock.advance(13 * DAY)
    expect(await isSignedIn(t, used)).toBe(true)
    t.clock.advance(2 * DAY)
    expect(await isSignedIn(t, used)).toBe(false)
    expect(await t.store.read.select().from(sessions)).toEqual([])
  })

  test('is written at most once a day', async () => {
    const t = await openWorld()
    const cookie = await t.signIn('lan')
    const limit = async () => (await t.store.read.select().from(sessions))[0]?.expiresAt
    const first = await limit()
    t.clock.advance(DAY - 1)
    await isSignedIn(t, cookie)
    expect(await limit()).toBe(first)
    t.clock.advance(1)
    await isSignedIn(t, cookie)
    expect(await limit()).toBe((first ?? 0) + DAY)
  })

  test('ends at sign-out, for the copied cookie too', async () => {
    const t = await openWorld()
    const cookie = await t.signIn('lan')
    const answer = await t.post('/sign-out', {}, cookie)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^pho-qr=; Max-Age=0; Path=\//)
    expect(await isSignedIn(t, cookie)).toBe(false)
  })

  test('ends when somebody signs in anew in the same browser', async () => {
    const t = await openWorld()
    const before = await t.signIn('lan')
    expect((await enter(t, 'lan', PASSWORD, '', before)).status).toBe(303)
    expect(await isSignedIn(t, before)).toBe(false)
  })

  test('of a disabled officer is none, and a revoked role counts at once', async () => {
    const t = await openWorld()
    const [lan, ho] = [await t.signIn('lan'), await t.signIn('ho')]
    expect((await t.get('/', ho)).headers.get('Location')).toBe('/communes/21040')
    const revocation = { grant: 'grant-ho', revokedBy: 'dang', revokedAt: t.clock.now() }
    const disable = t.store.read.update(officers).set({ disabledAt: 1 }).where(eq(officers.id, 'lan'))
    await t.store.commit([t.store.read.insert(roleRevocations).values(revocation), disable], [])
    expect(await isSignedIn(t, lan)).toBe(false)
    expect((await enter(t, 'lan')).status).toBe(422)
    expect(await (await t.get('/', ho)).text()).toContain('Bạn chưa có vai trò nào')
  })

  test('gets a new id when the password is given again, and keeps its limits', async () => {
    const t = await openWorld()
    const cookie = await t.signIn('lan')
    t.clock.advance(10 * MINUTE)
    expect((await t.post('/confirmation', { password: 'sai', next: '/sites' }, cookie)).status).toBe(422)
    const answer = await t.post('/confirmation', { password: PASSWORD, next: '/sites' }, cookie)
    expect(answer.headers.get('Location')).toBe('/sites')
    expect(await isSignedIn(t, cookie)).toBe(false)
    expect(await isSignedIn(t, cookiesOf(answer))).toBe(true)
    const [row] = await t.store.read.select().from(sessions)
    expect(row).toMatchObject({ confirmedAt: t.clock.now(), endsAt: t.clock.now() - 10 * MINUTE + 30 * DAY })
  })
})

/** Somebody who can write to the database file, but has no key file. */
describe('a row written below the program', () => {
  const ID = 'INSIDERINSIDERINSIDERINSIDER2345'
  const raw = async (t: TestApp, ...writes: Parameters<TestApp['store']['commit']>[0]) =>
    expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })

  test('is no session, whichever hash of an id it is under', async () => {
    const t = await openWorld()
    await t.signIn('ho')
    const [genuine] = await t.store.read.select().from(sessions)
    const at = t.clock.now()
    const row = { officer: 'ho', createdAt: at, expiresAt: at + DAY, endsAt: at + DAY, confirmedAt: at }
    const unkeyed = createHash('sha256').update(ID).digest('hex')
    const ownKey = createHmac('sha256', 'own').update(`session|${ID}`).digest('hex')
    for (const idHash of [unkeyed, ownKey])
      await raw(t, t.store.read.insert(sessions).values({ ...row, idHash, mac: genuine?.mac ?? '' }))
    expect(await isSignedIn(t, `pho-qr=${ID}`)).toBe(false)
  })

  test('of a session of their own is a session no more once it names somebody else or another time', async () => {
    const t = await openWorld()
    const edits = [{ officer: 'ho' }, { confirmedAt: 1e10 }, { endsAt: 1e10 }, { createdAt: 1 }, { mac: '' }]
    for (const edit of edits) {
      const cookie = await t.signIn('lan')
      expect(await isSignedIn(t, cookie)).toBe(true)
      await raw(t, t.store.read.update(sessions).set(edit))
      expect(await isSignedIn(t, cookie), JSON.stringify(edit)).toBe(false)
      await raw(t, t.store.read.delete(sessions))
    }
    expect(t.log).toContainEqual({ event: 'session-forged', officer: 'ho' })
  })

  test('does not carry the MAC of one session over to another', async () => {
    const t = await openWorld()
    await t.signIn('ho')
    const [hers] = await t.store.read.select().from(sessions)
    const cookie = await t.signIn('lan')
    const { idHash: _idHash, ...copied } = hers ?? {}
    await raw(t, t.store.read.update(sessions).set(copied).where(eq(sessions.officer, 'lan')))
    expect(await isSignedIn(t, cookie)).toBe(false)
  })

  test('moves the idle limit of a session no further than its end', async () => {
    const t = await openWorld()
    const cookie = await t.signIn('lan')
    await raw(t, t.store.read.update(sessions).set({ expiresAt: 1e10 }))
    t.clock.advance(30 * DAY - 1)
    expect(await isSignedIn(t, cookie)).toBe(true)
    t.clock.advance(1)
    expect(await isSignedIn(t, cookie)).toBe(false)
  })

  test('is no password, made without the key, made short or copied from another officer', async () => {
    const t = await openWorld()
    const derived = scryptSync(PASSWORD.normalize('NFC'), 'abc', 32, { N: 16, r: 8, p: 1 }).toString('base64url')
    const [other] = hashes.filter(([officer]) => officer === 'lan')
    const lan = other?.[1] ?? ''
    const forged = [`scrypt$4$8$1$abc$${derived}`, `scrypt-hmac$4$8$1$abc$${derived}`, 'scrypt-hmac$4$8$1$abc$A', lan]
    for (const hash of forged) {
      await raw(t, setPassword(t.store.read, 'tra', hash))
      expect((await enter(t, 'tra')).status, hash).toBe(422)
    }
    expect((await enter(t, 'lan')).status).toBe(303)
  })
})

describe('a clock that was set back', () => {
  test('leaves no password recent that was given ahead of it', async () => {
    const t = await openWorld()
    const cookie = await t.signIn('dang')
    const makeCode = async () => (await t.post('/officers/lan/enrolment', {}, cookie)).headers.get('Location') ?? ''
    expect(await makeCode()).not.toMatch(/^\/confirmation/)
    t.clock.advance(-1)
    expect(await makeCode()).toMatch(/^\/confirmation/)
  })

  test('leaves no session that begins more than five minutes from now', async () => {
    const t = await openWorld()
    const cookie = await t.signIn('lan')
    t.clock.advance(-5 * MINUTE)
    expect(await isSignedIn(t, cookie)).toBe(true)
    t.clock.advance(-1)
    expect(await isSignedIn(t, cookie)).toBe(false)
  })
})

describe('a one-time code', () => {
  const fields = { name: 'lan', code: 'abcd efgh jkmn', password: 'gió mùa đông bắc', repeated: 'gió mùa đông bắc' }

  test('lets its officer set a password once, ends other sessions and signs in', async () => {
    const t = await openWorld()
    await invite(t, 'lan')
    const elsewhere = await t.signIn('lan')
    const answer = await t.post('/enrolment', fields)
    expect(answer.headers.get('Location')).toBe('/')
    expect(await isSignedIn(t, cookiesOf(answer))).toBe(true)
    expect(await isSignedIn(t, elsewhere)).toBe(false)
    expect((await enter(t, 'lan', fields.password)).status).toBe(303)
    expect((await t.post('/enrolment', fields)).status).toBe(422)
  })

  test('that is pointed at another officer below the program opens nothing', async () => {
    const t = await openWorld()
    await invite(t, 'lan')
    await t.store.read.run(sql`drop trigger enrolments_once`)
    await t.store.read.run(sql`update enrolments set officer = 'ho'`)
    expect((await t.post('/enrolment', { ...fields, name: 'ho' })).status).toBe(422)
    expect((await t.post('/enrolment', fields)).status).toBe(422)
  })

  test('is refused alike when wrong, late, retired or of another officer', async () => {
    const t = await openWorld()
    await invite(t, 'lan')
    await invite(t, 'tra', 'QQQQ-RRRR-SSSS')
    await t.store.commit([retireEnrolments(t.store.read, 'tra', t.clock.now())], [])
    const refusals = [
      await t.post('/enrolment', { ...fields, code: 'AAAA-BBBB-CCCC' }),
      await t.post('/enrolment', { ...fields, name: 'ho' }),
      await t.post('/enrolment', { ...fields, name: 'nobody' }),
      await t.post('/enrolment', { ...fields, name: 'tra', code: 'QQQQ-RRRR-SSSS' }),
    ]
    t.clock.advance(DAY)
    refusals.push(await t.post('/enrolment', fields))
    for (const refusal of refusals) {
      expect(refusal.status).toBe(422)
      expect(await refusal.text()).toContain('Tên đăng nhập hoặc mã một lần chưa đúng, hoặc mã đã hết hạn.')
    }
  })

  test('sent twice at the same moment opens once', async () => {
    const t = await openWorld()
    await invite(t, 'lan')
    const answers = await Promise.all([t.post('/enrolment', fields), t.post('/enrolment', fields)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  test('is no way around a second factor', async () => {
    const t = await openWorld()
    await t.signIn('ho')
    await invite(t, 'ho')
    expect((await t.post('/enrolment', { ...fields, name: 'ho' })).status).toBe(422)
    const factor = await factorNow(t)
    expect((await t.post('/enrolment', { ...fields, name: 'ho', factor })).status).toBe(303)
  })

  test.each([
    ['ngắn quá', 'Mật khẩu cần ít nhất 10 ký tự.'],
    ['mat khau 123', 'Mật khẩu này quá dễ đoán.'],
    ['1234567890', 'Mật khẩu này quá dễ đoán.'],
    ['Lê Thị Lan 1', 'Mật khẩu này quá dễ đoán.'],
    ['aaaaaaaaaaaaaa', 'Mật khẩu này quá dễ đoán.'],
    ['dài'.repeat(50), 'Mật khẩu dài nhất 128 ký tự.'],
  ])('refuses the password %s and stays good', async (password, sentence) => {
    const t = await openWorld()
    await invite(t, 'lan')
    const answer = await t.post('/enrolment', { ...fields, password, repeated: password })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
    expect((await t.post('/enrolment', fields)).status).toBe(303)
  })

  test('asks for the same password twice', async () => {
    const t = await openWorld()
    const answer = await t.post('/enrolment', { ...fields, repeated: 'gió mùa tây nam' })
    expect(await answer.text()).toContain('Hai lần nhập mật khẩu chưa giống nhau.')
  })
})

describe('the second factor', () => {
  test('makes the codes of RFC 6238, appendix B', async () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const vectors = [
      [59, '287082'],
      [1111111109, '081804'],
      [1234567890, '005924'],
      [20000000000, '353130'],
    ] as const
    for (const [at, code] of vectors) expect(await codeAt(secret, stepOf(at))).toBe(code)
  })

  test('is due for a coordinator, who sets it up with a code and loses other sessions', async () => {
    const t = await openWorld()
    const options = { secondFactor: false }
    const [cookie, elsewhere] = [await t.signIn('ho', options), await t.signIn('ho', options)]
    const page = await (await t.get('/second-factor', cookie)).text()
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
    expect(secret).toHaveLength(32)
    expect(page).toContain('<path d="M')
    expect(await (await t.get('/second-factor', cookie)).text()).toContain(secret.slice(0, 4))
    const sealed = JSON.stringify(await t.store.read.select().from(secondFactors))
    expect(sealed).not.toContain(secret)
    expect((await t.post('/second-factor', { factor: '000000' }, cookie)).status).toBe(422)
    const code = await codeAt(secret, stepOf(t.clock.now()))
    expect((await t.post('/second-factor', { factor: code }, cookie)).headers.get('Location')).toBe('/')
    expect(await isSignedIn(t, cookie)).toBe(true)
    expect(await isSignedIn(t, elsewhere)).toBe(false)
    expect(await (await t.get('/second-factor', cookie)).text()).not.toContain(secret.slice(0, 4))
    expect((await enter(t, 'ho', PASSWORD, code)).status).toBe(422)
    t.clock.advance(30)
    expect((await enter(t, 'ho', PASSWORD, await codeAt(secret, stepOf(t.clock.now())))).status).toBe(303)
  })

  test('is asked for at sign-in once set up, and one code opens one door', async () => {
    const t = await openWorld()
    await t.signIn('ho')
    const code = await factorNow(t)
    expect((await enter(t, 'ho')).status).toBe(422)
    const answers = await Promise.all([enter(t, 'ho', PASSWORD, code), enter(t, 'ho', PASSWORD, code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    t.clock.advance(90)
    expect((await enter(t, 'ho', PASSWORD, code)).status).toBe(422)
  })

  test('is not asked for in the demonstration', async () => {
    const t = await openWorld({ demo: true })
    expect((await enter(t, 'ho')).status).toBe(303)
    expect(await (await t.get('/sign-in')).text()).not.toContain('Mã 6 số')
  })
})

describe('a session that was read before', () => {
  test('ends at once when its officer is disabled or its row deleted, also by another connection', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'pho-qr-sessions-')), 'x.sqlite')
    const t = await createTestApp({ store: await nodeStore(file) })
    await buildWorld(t.store)
    const cookie = await t.signIn('ho')
    const isIn = async () => (await t.get('/account-approvals', cookie)).status
    expect([await isIn(), await isIn()]).toEqual([200, 200])
    const other = new SQLite(file)
    other.exec(`update officers set disabled_at = 1 where id = 'ho'`)
    expect(await isIn()).toBe(303)
    other.exec(`update officers set disabled_at = null where id = 'ho'`)
    expect(await isIn()).toBe(200)
    other.exec(`delete from sessions`)
    expect(await isIn()).toBe(303)
    other.close()
    t.store.close()
    rmSync(dirname(file), { recursive: true, force: true })
  })
})
