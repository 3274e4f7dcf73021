import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { destinationIdentity } from '../../src/domain/account.ts'
import { fromBase64, toBase64 } from '../../src/domain/base64.ts'
import type { Received } from '../../src/domain/capture/exchange.ts'
import type { VisitBody } from '../../src/domain/capture/record.ts'
import { findNewestProposal, openProposal } from '../../src/store/account-proposals.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import {
  arrivals,
  assignments,
  audit,
  captureRefusals,
  captures,
  consents,
  incidentPhotos,
  incidents,
  merchants,
  stallAliases,
  stalls,
  visitPhotos,
  visits,
} from '../../src/store/schema.ts'
import { openVisitPhoto } from '../../src/store/visit-photos.ts'
import { hoScope, typed } from '../support/accounts.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { phoneOf, postJson, type TestPhone } from '../support/phones.ts'
import { codePicture, jpegOf } from '../support/photos.ts'
import { registerAccount } from '../support/registered.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16, n17, n18 } = world.teHanhStalls
const DAY = 86_400
const absent = (stall: string): VisitBody => ({ kind: 'visit', stall, outcome: 'absent' })

let t: TestApp
let phone: TestPhone
let payload: string
const visited = () => t.store.read.select().from(visits).orderBy(asc(visits.at), asc(visits.id))
const received = () => t.store.read.select().from(captures)
const refusals = () => t.store.read.select().from(captureRefusals)
const acts = async () => (await t.store.read.select().from(audit)).map(({ action }) => action)

beforeEach(async () => {
  t = await createTestApp({ reencodePhoto: async (image) => image })
  await buildWorld(t.store)
  payload = await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
  phone = await phoneOf(t, world.officers.lan)
})

describe('a record that a phone sends', () => {
  test('is a visit of whoever made it, on the day the server learns of it', async () => {
    const record = phone.record({ kind: 'visit', stall: n15, outcome: 'refused', reason: 'tax' }, { at: 0 })
    expect(await phone.send(record)).toEqual([{ id: record.id, state: 'stored', at: START }])
    expect(await visited()).toMatchObject([
      { stall: n15, officer: 'lan', day: '2026-11-12', at: START, outcome: 'refused', reason: 'tax' },
    ])
    expect(await received()).toMatchObject([
      { id: record.id, officer: 'lan', sentBy: 'lan', device: phone.device, deviceAt: 0, at: START, stall: n15 },
    ])
    expect(await acts()).toContain('capture.received')
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('sent again, or sealed again, gets the answer it got, and is stored once', async () => {
    const record = phone.record(absent(n15))
    const first = await phone.send(record)
    t.clock.advance(3600)
    expect(await phone.send(record)).toEqual(first)
    expect([(await visited()).length, (await received()).length]).toEqual([1, 1])
  })

  test('sent twice at once is stored once', async () => {
    const sent = [{ envelope: await phone.seal(phone.record(absent(n15))), age: 0 }]
    const answers = await Promise.all([phone.post(sent), phone.post(sent), phone.post(sent)])
    const [one, ...others] = await Promise.all(answers.map(async (answer) => (await answer.json()) as Received))
    for (const other of others) expect(other.receipts).toEqual(one?.receipts)
    expect((await visited()).length).toBe(1)
  })

  test('with another content under its id is refused, audited and named, and the first one stands', async () => {
    const record = phone.record(absent(n15))
    await phone.send(record)
    const altered = { ...record, body: absent(n16) }
    expect(await phone.send(altered)).toEqual([{ id: record.id, state: 'altered', at: START }])
    expect(await phone.send(altered)).toEqual([{ id: record.id, state: 'altered', at: START }])
    expect((await visited()).map(({ stall }) => stall)).toEqual([n15])
    expect(await refusals()).toMatchObject([{ capture: record.id, reason: 'altered', officer: 'lan', sentBy: 'lan' }])
    expect(await acts()).toContain('capture.altered')
  })

  test('that is wrong is set aside, and holds up none of the others', async () => {
    const records = Array.from({ length: 25 }, (_, at) =>
      phone.record(at === 7 ? { kind: 'visit', stall: n16, outcome: 'refused' } : absent(at % 2 ? n15 : n18)),
    )
    const receipts = await phone.send(...records)
    expect(receipts.filter(({ state }) => state === 'stored')).toHaveLength(24)
    expect(receipts[7]).toEqual({
      ...{ id: records[7]?.id, state: 'refused', reason: 'faulty', fault: 'reason-missing', at: START },
    })
    expect((await visited()).length).toBe(24)
  })

  test('is not one of twenty-six: a sending has its limit', async () => {
    const envelope = await phone.seal(phone.record(absent(n15)))
    const answer = await phone.post(Array.from({ length: 26 }, () => ({ envelope, age: 0 })))
    expect([answer.status, await answer.json()]).toEqual([422, { refused: 422 }])
    expect(await received()).toEqual([])
  })
})

describe('whose record it is', () => {
  test('stays whose it was when somebody else sends it', async () => {
    const other = await phoneOf(t, world.officers.ho)
    const record = phone.record(absent(n15))
    const answer = await other.post([{ envelope: await phone.seal(record), age: 60 }])
    expect(((await answer.json()) as Received).receipts).toMatchObject([{ id: record.id, state: 'stored' }])
    expect(await visited()).toMatchObject([{ officer: 'lan' }])
    expect(await received()).toMatchObject([{ officer: 'lan', sentBy: 'ho', device: phone.device }])
  })

  test('is told by the phone that signed it: neither another phone nor another name passes', async () => {
    const other = await phoneOf(t, world.officers.ho)
    const forged = await other.seal({ ...phone.record(absent(n15)) })
    const renamed = { ...(await phone.seal(phone.record(absent(n15)))), officer: 'ho' }
    const unknown = { ...(await phone.seal(phone.record(absent(n15)))), device: 'nobodys-phone' }
    const answer = await phone.post([forged, renamed, unknown].map((envelope) => ({ envelope, age: 0 })))
    const { receipts } = (await answer.json()) as Received
    expect(receipts.map(({ reason }) => reason)).toEqual(['unsigned', 'unsigned', 'unsigned'])
    expect(await visited()).toEqual([])
  })

  test('is what the sealed record says: a signed envelope around another one is no record', async () => {
    const inside = { ...phone.record(absent(n15)), officer: 'ho' }
    const envelope = await phone.seal(inside)
    const key = phone.key.privateKey
    const { signedText, SIGNATURE } = await import('../../src/domain/capture/envelope.ts')
    const renamed = { ...envelope, officer: 'lan' }
    const signature = await crypto.subtle.sign(SIGNATURE, key, new TextEncoder().encode(signedText(renamed)))
    const signed = { ...renamed, signature: toBase64(new Uint8Array(signature)) }
    const answer = await phone.post([{ envelope: signed, age: 0 }])
    expect(((await answer.json()) as Received).receipts).toMatchObject([{ state: 'refused', reason: 'unreadable' }])
  })

  test('one flipped bit and it does not open, or is not signed', async () => {
    const envelope = await phone.seal(phone.record(absent(n15)))
    const flipped = fromBase64(envelope.sealed)
    flipped[3] = (flipped[3] ?? 0) ^ 1
    const answer = await phone.post([{ envelope: { ...envelope, sealed: toBase64(flipped) }, age: 0 }])
    expect(((await answer.json()) as Received).receipts).toMatchObject([{ state: 'refused', reason: 'unsigned' }])
  })

  test('of a stall that is not theirs, that is none, or that is no longer theirs, it is answered alike', async () => {
    const [foreign, none, mine] = [world.otherStall, 'no-such-stall', n15].map((stall) => phone.record(absent(stall)))
    if (!foreign || !none || !mine) throw new Error('three records')
    const [one, two] = await phone.send(foreign, none)
    expect([
      { ...one, id: '' },
      { ...two, id: '' },
    ]).toEqual(Array.from({ length: 2 }, () => ({ id: '', state: 'refused', reason: 'not-yours', at: START })))
    await t.store.read.delete(assignments).where(eq(assignments.officer, 'lan'))
    expect(await phone.send(mine)).toMatchObject([{ reason: 'not-yours' }])
  })

  test('nobody sends without a session, and a leader does not walk', async () => {
    const sent = [{ envelope: await phone.seal(phone.record(absent(n15))), age: 0 }]
    expect((await phone.post(sent, '')).status).toBe(401)
    expect((await phone.post(sent, await t.signIn(world.officers.anh))).status).toBe(403)
    expect(await received()).toEqual([])
  })
})

describe('a record that replaces another', () => {
  const replacing = (order: (first: ReturnType<TestPhone['record']>) => Promise<void>) => async () => {
    await order(phone.record(absent(n15)))
    expect(await visited()).toMatchObject([{ outcome: 'postponed', stall: n15 }])
    expect((await received()).map(({ state }) => state).sort()).toEqual(['stored', 'superseded'])
  }
  const instead = (of: string) => phone.record({ kind: 'visit', stall: n15, outcome: 'postponed' }, { supersedes: of })

  test(
    'sent with it, counts alone',
    replacing(async (first) => void (await phone.send(first, instead(first.id)))),
  )
  test(
    'sent with it in the other order, counts alone',
    replacing(async (first) => void (await phone.send(instead(first.id), first))),
  )
  test(
    'received before it, counts alone',
    replacing(async (first) => {
      await phone.send(instead(first.id))
      expect(await phone.send(first)).toMatchObject([{ state: 'superseded' }])
      expect(await phone.send(first)).toMatchObject([{ state: 'superseded' }])
    }),
  )

  test('received after that one counts already, is a visit of its own: facts are only added', async () => {
    const first = phone.record(absent(n15))
    await phone.send(first)
    expect(await phone.send(instead(first.id))).toMatchObject([{ state: 'stored' }])
    expect((await visited()).map(({ outcome }) => outcome).sort()).toEqual(['absent', 'postponed'])
    expect((await received()).map(({ supersedes }) => supersedes)).toEqual([null, null])
  })

  test('replaces nobody else’s', async () => {
    const first = phone.record(absent(n15))
    const other = await phoneOf(t, world.officers.ho)
    await other.send(other.record({ kind: 'visit', stall: n15, outcome: 'postponed' }, { supersedes: first.id }))
    expect(await phone.send(first)).toMatchObject([{ state: 'stored' }])
  })
})

describe('days, whatever the clock of the phone says', () => {
  const money = { level: 'observed', payer: 'customer', ago: 1, days: 'regular' } as const
  const met: VisitBody = { kind: 'visit', stall: n17, outcome: 'postponed', returnIn: 3, evidence: money }

  test.each([
    ['right', 0],
    ['ten years ahead', 3650 * DAY],
    ['ten years behind', -3650 * DAY],
  ])('with a clock that is %s, they are counted back from when it was received', async (_name, off) => {
    const envelope = await phone.seal(phone.record(met, { at: START - 2 * DAY + off }))
    const answer = await phone.post([{ envelope, age: 2 * DAY }])
    expect(((await answer.json()) as Received).receipts).toMatchObject([{ state: 'stored' }])
    expect(await visited()).toMatchObject([{ day: '2026-11-12', returnDay: '2026-11-13' }])
    expect(await t.store.read.select().from(arrivals)).toMatchObject([
      { day: '2026-11-09', level: 'observed', payer: 'customer', days: 'regular' },
    ])
  })

  test('a day promised that is over by then is kept: it is overdue', async () => {
    const answer = await phone.post([{ envelope: await phone.seal(phone.record(met)), age: 9 * DAY }])
    expect(((await answer.json()) as Received).receipts).toMatchObject([{ state: 'stored' }])
    expect(await visited()).toMatchObject([{ returnDay: '2026-11-06' }])
  })

  test('no record is said to be older than sixty days', async () => {
    await phone.post([{ envelope: await phone.seal(phone.record(met)), age: 1e12 }])
    expect(await t.store.read.select().from(arrivals)).toMatchObject([{ day: '2026-09-12' }])
  })
})

describe('the code on the wall', () => {
  test('is compared again by the server, whose word it is', async () => {
    const seen = (code: string): VisitBody => ({
      kind: 'visit',
      stall: n17,
      outcome: 'agreed',
      display: 'in-place',
      code,
    })
    const [match, alarm] = await phone.send(phone.record(seen(payload)), phone.record(seen(typed('55667788').payload)))
    expect(match).toMatchObject({ state: 'stored', scan: 'match' })
    expect(alarm).toMatchObject({ state: 'stored', scan: 'stranger' })
    const [incident] = await t.store.read.select().from(incidents)
    expect(alarm?.incident).toBe(incident?.id)
    expect(incident).toMatchObject({ stall: n17, openedBy: 'lan' })
  })

  test('where nothing is registered any more, is left out, and the visit stands', async () => {
    const body: VisitBody = { kind: 'visit', stall: n15, outcome: 'agreed', display: 'in-place', code: payload }
    expect(await phone.send(phone.record(body))).toMatchObject([{ state: 'stored' }])
    expect(await visited()).toMatchObject([{ scan: null, display: null }])
  })

  test('is never that of an identity card', async () => {
    const code = '012345678901||Nguyễn Thị Út|01011970|Nữ|Bình Sơn|01012021'
    const body: VisitBody = { kind: 'visit', stall: n17, outcome: 'agreed', code }
    expect(await phone.send(phone.record(body))).toMatchObject([{ state: 'refused', reason: 'shape' }])
    const rows = await refusals()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('012345678901')
  })
})

describe('a vendor met without a signal', () => {
  const registration = {
    ...({ kind: 'individual', category: 'food', consents: ['sticker'], consentText: '2026-10' } as const),
    account: { destination: { bin: '970436', account: '0011 0041 58273' }, relation: 'own' } as const,
  }
  const met = (more = {}): VisitBody => ({
    kind: 'visit',
    stall: n15,
    outcome: 'agreed',
    registration: { ...registration, ...more },
  })
  const trader = async (stall = n15) =>
    (await t.store.read.select().from(merchants).where(eq(merchants.stall, stall)))[0]
  const proposed = async (merchant: string) => {
    const found = await findNewestProposal(t.store.read, hoScope, merchant, 'sticker')
    return (
      found && {
        version: found.proposal.version,
        by: found.proposal.proposedBy,
        content: await openProposal(t.store, found),
      }
    )
  }

  test('is registered with what was sold and where for a name, and an account that waits for its holder’s', async () => {
    expect(await phone.send(phone.record(met()))).toMatchObject([{ state: 'stored' }])
    const merchant = await trader()
    expect(merchant).toMatchObject({ tradeName: 'Ăn uống số 15', category: 'food', createdBy: 'lan' })
    const { content, by } = (await proposed(merchant?.id ?? '')) ?? {}
    expect(content).toMatchObject({ bin: '970436', account: '0011004158273', holder: '', relation: 'own' })
    expect(by).toBe('lan')
    expect(await t.store.read.select().from(consents)).toContainEqual(
      expect.objectContaining({
        merchant: merchant?.id,
        purpose: 'sticker',
        textVersion: '2026-10',
        officer: 'lan',
        method: 'spoken',
      }),
    )
    expect(await visited()).toMatchObject([{ merchant: merchant?.id, outcome: 'agreed' }])
  })

  test('keeps the name and the holder that were typed', async () => {
    const account = { ...registration.account, holder: 'NGUYỄN THỊ LỆ' }
    await phone.send(phone.record(met({ tradeName: 'Bún bò Mỹ Lệ', account })))
    const merchant = await trader()
    expect(merchant).toMatchObject({ tradeName: 'Bún bò Mỹ Lệ', folded: 'bun bo my le' })
    expect((await proposed(merchant?.id ?? ''))?.content.holder).toBe('NGUYỄN THỊ LỆ')
  })

  test('and by a second volunteer too, has one account proposed; another one is a further proposal', async () => {
    const ho = await phoneOf(t, world.officers.ho)
    await phone.send(phone.record(met()))
    const merchant = (await trader())?.id ?? ''
    expect(await ho.send(ho.record(met()))).toMatchObject([{ state: 'stored' }])
    expect((await proposed(merchant))?.version).toBe(1)
    const account = { destination: { bin: '970436', account: '99887766' }, relation: 'own' }
    await ho.send(ho.record(met({ account })))
    expect(await proposed(merchant)).toMatchObject({ version: 2, by: 'ho', content: { account: '99887766' } })
    expect((await visited()).length).toBe(3)
    expect((await t.store.read.select().from(merchants).where(eq(merchants.stall, n15))).length).toBe(1)
  })

  test('who names the holder later, has the same account proposed with it', async () => {
    await phone.send(phone.record(met()))
    await phone.send(phone.record(met({ account: { ...registration.account, holder: 'LE THI MY' } })))
    expect(await proposed((await trader())?.id ?? '')).toMatchObject({ version: 2, content: { holder: 'LE THI MY' } })
  })

  test.each([
    ['an account without leave to keep it', { consents: [] }, 'consent-missing'],
    ['a phone without leave to keep it', { phone: '0905123456' }, 'consent-missing'],
    ['a phone that is none', { phone: '12', consents: ['sticker', 'phone'] }, 'phone-unreadable'],
    [
      'a bank that is none',
      { account: { destination: { bin: '123456', account: '1' }, relation: 'own' } },
      'account-unreadable',
    ],
    ['a code that is none', { account: { destination: { code: 'hello' }, relation: 'own' } }, 'account-unreadable'],
  ])('is not stored with %s', async (_name, more, reason) => {
    expect(await phone.send(phone.record(met(more)))).toMatchObject([{ state: 'refused', reason }])
    expect([await trader(), await visited()]).toEqual([undefined, []])
  })

  test('gives the code of their own, which is taken over to the letter', async () => {
    const account = { destination: { code: ` ${payload}\n` }, relation: 'relative' }
    await phone.send(phone.record(met({ account })))
    const { content } = (await proposed((await trader())?.id ?? '')) ?? {}
    expect(content).toMatchObject({ source: 'imported', payload, relation: 'relative' })
    expect(content && destinationIdentity(content)).toBe(destinationIdentity(typed('900000017')))
  })
})

describe('a stall added in place', () => {
  const add = (stall: string, number = '17A') =>
    ({
      kind: 'stall',
      stall,
      site: world.teHanh,
      block: world.teHanhBlocks[0],
      side: 'odd',
      number,
      after: n17,
    }) as const
  const order = async () =>
    (await t.store.read.select().from(stalls).where(eq(stalls.site, world.teHanh)).orderBy(asc(stalls.position))).map(
      ({ number }) => number,
    )

  test('stands where it was put, and is visited in the same sending', async () => {
    const receipts = await phone.send(phone.record(add('new-stall-1')), phone.record(absent('new-stall-1')))
    expect(receipts.map(({ state }) => state)).toEqual(['stored', 'stored'])
    expect((await order()).slice(0, 4)).toEqual(['15', '17', '17A', '19'])
    expect(await visited()).toMatchObject([{ stall: 'new-stall-1' }])
  })

  test('by two people is one stall, and what either met there is of that one', async () => {
    const ho = await phoneOf(t, world.officers.ho)
    await phone.send(phone.record(add('new-stall-1')))
    const receipts = await ho.send(ho.record(add('new-stall-2', '17a')), ho.record(absent('new-stall-2')))
    expect(receipts.map(({ state }) => state)).toEqual(['stored', 'stored'])
    expect(await visited()).toMatchObject([{ stall: 'new-stall-1', officer: 'ho' }])
    expect(await t.store.read.select().from(stallAliases)).toMatchObject([
      { id: 'ho new-stall-2', stall: 'new-stall-1' },
    ])
    expect((await order()).filter((number) => number === '17A')).toHaveLength(1)
  })

  test('beside one that somebody added a moment before, on another phone, goes behind it', async () => {
    const ho = await phoneOf(t, world.officers.ho)
    await phone.send(phone.record(add('new-stall-1')))
    await ho.send(ho.record(add('new-stall-2')), ho.record({ ...add('new-stall-3', '17B'), after: 'new-stall-2' }))
    expect((await order()).slice(0, 5)).toEqual(['15', '17', '17A', '17B', '19'])
  })

  test('leads nobody else’s records to it: not those of a stall that stands where its officer sees nothing', async () => {
    const ut = await phoneOf(t, world.officers.ut)
    const [there] = await t.store.read.select().from(stalls).where(eq(stalls.site, world.otherSite))
    const over = { ...add(n18, there?.number), site: world.otherSite, block: there?.block ?? '' }
    await ut.send(ut.record(over))
    expect(await phone.send(phone.record(absent(n18)))).toMatchObject([{ state: 'stored' }])
    expect(await visited()).toMatchObject([{ stall: n18, officer: 'lan' }])
  })

  test('under an id that another commune’s stall has, is refused for good, as beside a stall that is seen', async () => {
    const ut = await phoneOf(t, world.officers.ut)
    const [there] = await t.store.read.select().from(stalls).where(eq(stalls.site, world.otherSite))
    const over = { ...add(n18, '999'), site: world.otherSite, block: there?.block ?? '' }
    expect(await ut.send(ut.record(over))).toMatchObject([{ state: 'refused', reason: 'shape' }])
  })

  test.each([
    ['on the side of a market’s row', { side: 'row' as const }, 'shape'],
    ['on another commune’s site', { site: world.otherSite }, 'not-yours'],
    ['in a block of another site', { block: world.marketBlocks[0] }, 'shape'],
    ['with a number that no plate bears', { number: 'mười bảy' }, 'shape'],
    ['under the id of a stall that stands', { stall: n18 }, 'shape'],
  ])('is not added %s', async (_name, more, reason) => {
    const before = await order()
    expect(await phone.send(phone.record({ ...add('new-stall-1'), ...more }))).toMatchObject([{ reason }])
    expect(await order()).toEqual(before)
  })
})

describe('a field edited without a signal', () => {
  const rename = (value: string, base = 0) => ({ kind: 'edit', stall: n16, field: 'number', base, value }) as const
  const numberOf = async () => (await t.store.read.select().from(stalls).where(eq(stalls.id, n16)))[0]?.number

  test('is set when nobody was quicker, and else is somebody’s to choose', async () => {
    const ho = await phoneOf(t, world.officers.ho)
    expect(await phone.send(phone.record(rename('16A')))).toMatchObject([{ state: 'stored' }])
    const late = ho.record(rename('16B'))
    expect(await ho.send(late)).toEqual([{ id: late.id, state: 'conflict', merge: `/merges/${late.id}`, at: START }])
    expect(await ho.send(late)).toEqual([{ id: late.id, state: 'conflict', merge: `/merges/${late.id}`, at: START }])
    expect(await numberOf()).toBe('16A')
  })

  test('is refused with its reason when the number is another’s', async () => {
    expect(await phone.send(phone.record(rename('18')))).toMatchObject([{ state: 'refused', reason: 'number-taken' }])
  })
})

describe('the photo of a visit', () => {
  const photo = toBase64(jpegOf(codePicture('photo', 2)))

  test('is kept sealed, and opens in its scope', async () => {
    await phone.send(phone.record({ ...absent(n15), photo }))
    const [visit] = await visited()
    const [row] = await t.store.read.select().from(visitPhotos)
    expect(row?.visit).toBe(visit?.id)
    expect(row?.sealedPhoto).not.toContain(photo.slice(0, 40))
    expect(toBase64((await openVisitPhoto(t.store, hoScope, visit?.id ?? '')) ?? new Uint8Array())).toBe(photo)
  })

  test('of an alarm is the evidence of its incident', async () => {
    const code = typed('55667788').payload
    await phone.send(phone.record({ kind: 'visit', stall: n17, outcome: 'agreed', code, photo }))
    expect(await t.store.read.select().from(incidentPhotos)).toHaveLength(1)
    expect(await t.store.read.select().from(visitPhotos)).toEqual([])
  })

  test('that is no picture is left out, and the visit stands', async () => {
    expect(await phone.send(phone.record({ ...absent(n15), photo: 'bm8gcGljdHVyZQ' }))).toMatchObject([
      { state: 'stored' },
    ])
    expect(await t.store.read.select().from(visitPhotos)).toEqual([])
  })
})

describe('the reconciliation', () => {
  const ask = (device: string, ids: string[], cookie = phone.cookie) =>
    postJson(t, '/walk/reconciliation', { device, ids }, cookie)

  test('says which records of the phone are here, and how many', async () => {
    const [one, two] = [phone.record(absent(n15)), phone.record(absent(n16))]
    await phone.send(one, two)
    const answer = await ask(phone.device, [one.id, 'never-sent-0001'])
    expect(await answer.json()).toEqual({ known: [one.id], count: 2 })
  })

  test('is the phone’s own officer’s to ask', async () => {
    const other = await phoneOf(t, world.officers.ho)
    expect((await ask(phone.device, [], other.cookie)).status).toBe(404)
    expect((await ask('no-such-phone', [])).status).toBe(404)
    expect((await ask(phone.device, [], '')).status).toBe(401)
  })
})
