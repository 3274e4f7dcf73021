import { beforeEach, describe, expect, test } from 'vitest'
import { toBase64 } from '../../src/domain/base64.ts'
import { HANDOVER_RECORDS, type HandedOver, writeHandover } from '../../src/domain/capture/handover.ts'
import { audit, captures, visits } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { walkAppWords } from '../../src/web/messages/walk-app.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { multipart } from '../support/multipart.ts'
import { phoneOf, type TestPhone } from '../support/phones.ts'
import { codePicture, jpegOf } from '../support/photos.ts'
import { buildWorld, world } from '../support/world.ts'

const { n15, n16, n18 } = world.teHanhStalls

let t: TestApp
let phone: TestPhone
let ho: string

beforeEach(async () => {
  t = await createTestApp({ reencodePhoto: async (image) => image })
  await buildWorld(t.store)
  phone = await phoneOf(t, world.officers.lan)
  ho = await t.signIn(world.officers.ho)
})

const absent = (stall: string) => ({ kind: 'visit', stall, outcome: 'absent' }) as const

async function handed(stall: string, number: string): Promise<HandedOver> {
  const label = { kind: 'visit', site: world.teHanh, stall, number, outcome: 'absent' } as const
  return { envelope: await phone.seal(phone.record(absent(stall))), label, age: 3600 }
}
const fileOf = async (): Promise<string> =>
  writeHandover([await handed(n15, '15'), await handed(n16, '16'), await handed(n18, '18')], START)

const send = (file: string, cookie = ho) => multipart(t, '/handovers', { file: new TextEncoder().encode(file) }, cookie)
const visited = async () => (await t.store.read.select().from(visits)).map(({ stall, officer }) => [stall, officer])

describe('a file of a phone’s unsent records, brought to the coordinator’s computer', () => {
  test('is asked for by a plain form', async () => {
    const page = await (await t.get('/handovers', ho)).text()
    expect(page).toContain('enctype="multipart/form-data"')
    expect(page).toContain(vi.captures.handover)
  })

  test('is brought from the page of a site, by whoever walks there', async () => {
    const link = 'href="/handovers"'
    const site = async (cookie: string) => (await t.get(`/sites/${world.teHanh}`, cookie)).text()
    expect([(await site(ho)).includes(link), (await site(phone.cookie)).includes(link)]).toEqual([true, true])
    expect(await site(await t.signIn(world.officers.anh))).not.toContain(link)
  })

  test('is taken in as its officer’s, once', async () => {
    const file = await fileOf()
    expect(await (await send(file)).text()).toContain(vi.captures.stored(3))
    const again = await (await send(file)).text()
    expect(again).toContain(vi.captures.stored(0))
    expect(again).toContain(vi.captures.known(3))
    expect(await visited()).toEqual([n15, n16, n18].map((stall) => [stall, 'lan']))
    expect((await t.store.read.select().from(captures)).map(({ sentBy }) => sentBy)).toEqual(['ho', 'ho', 'ho'])
  })

  test('and sent by the phone itself afterwards, is the same three', async () => {
    const records = [await handed(n15, '15')]
    await send(writeHandover(records, START))
    const answer = await phone.post(records.map(({ envelope, age }) => ({ envelope, age })))
    expect(await answer.json()).toMatchObject({ receipts: [{ state: 'stored', at: START }] })
    expect(await visited()).toHaveLength(1)
  })

  test('that is damaged gives what can be read of it, and names the rest', async () => {
    const lines = (await fileOf()).split('\n')
    const damaged = [lines[0], lines[1]?.slice(0, 200), lines[2], lines[3]].join('\n')
    const page = await (await send(damaged)).text()
    expect(page).toContain(vi.captures.stored(2))
    expect(page).toContain(vi.captures.damaged('2'))
    expect(page).toContain(vi.captures.missing(3, 2))
    expect(await visited()).toEqual([n16, n18].map((stall) => [stall, 'lan']))
  })

  test('with a record that says what cannot be true says what of it', async () => {
    const one = await handed(n15, '15')
    const record = phone.record({ kind: 'visit', stall: n15, outcome: 'refused' })
    const page = await (await send(writeHandover([{ ...one, envelope: await phone.seal(record) }], START))).text()
    const { refusals, faults } = walkAppWords.records
    expect(page).toContain(`${refusals.faulty} ${faults['reason-missing']}`)
    expect(page).toContain(vi.captures.keepPhone)
  })

  test('with a letter changed inside a record says which place and why', async () => {
    const file = await fileOf()
    const at = file.indexOf('"sealed":"', file.indexOf('"number":"15"')) + 60
    const flipped = file.slice(0, at) + (file[at] === 'A' ? 'B' : 'A') + file.slice(at + 1)
    const page = await (await send(flipped)).text()
    expect(page).toContain(vi.captures.stored(2))
    expect(page).toContain(vi.captures.aside(1))
    expect(page).toContain('Số 16')
    expect(page).toContain(walkAppWords.records.refusals.unsigned)
  })

  test('of more records than a phone makes is refused before any is looked at', async () => {
    const line = JSON.stringify(await handed(n15, '15'))
    const answer = await send(Array.from({ length: HANDOVER_RECORDS + 1 }, () => line).join('\n'))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(vi.captures.tooMany(HANDOVER_RECORDS))
    expect(await visited()).toEqual([])
  })

  test('shows what stands in its labels as text', async () => {
    const one = await handed(n15, '<img src=x onerror=alert(1)>')
    const page = await (
      await send(writeHandover([{ ...one, envelope: { ...one.envelope, id: 'other' } }], START))
    ).text()
    expect(page).toContain('&lt;img')
    expect(page).not.toContain('<img src=x')
  })

  test.each([
    ['of something else', 'Danh sách hộ kinh doanh\nNguyễn Thị Út'],
    ['that is empty', ''],
  ])('%s is refused with what to do', async (_name, file) => {
    const answer = await send(file)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(file === '' ? vi.captures.fileMissing : vi.captures.notOurs)
  })
})

describe('what was not taken', () => {
  const aside = async (cookie = ho) => (await t.get('/captures/set-aside', cookie)).text()

  test('is shown to the coordinator with whose it is and why, until it comes in', async () => {
    const record = phone.record({ kind: 'visit', stall: n15, outcome: 'refused' })
    await phone.send(record)
    expect(await aside()).toContain(walkAppWords.records.refusals.faulty)
    expect(await (await t.get(`/communes/${world.commune}`, ho)).text()).toContain(vi.captures.countSetAside(1))
  })

  test('is an alarm when a record came again with another content, for good', async () => {
    const record = phone.record(absent(n15))
    await phone.send(record)
    await phone.send({ ...record, body: absent(n16) })
    expect(await aside()).toContain(vi.captures.altered)
    expect(await (await t.get(`/communes/${world.commune}`, ho)).text()).toContain(vi.captures.countAltered(1))
    expect((await t.store.read.select().from(audit)).filter(({ action }) => action === 'capture.altered')).toHaveLength(
      1,
    )
  })

  test('is nobody else’s to read', async () => {
    const record = phone.record({ kind: 'visit', stall: n15, outcome: 'refused' })
    await phone.send(record)
    expect(await aside(await t.signIn(world.officers.ut))).not.toContain(walkAppWords.records.refusals.faulty)
    expect((await t.get('/captures/set-aside', phone.cookie)).status).toBe(403)
  })
})

describe('the photo of a visit', () => {
  test('is linked from the history of its stall, and opens where that does', async () => {
    const jpeg = jpegOf(codePicture('photo', 2))
    await phone.send(phone.record({ ...absent(n15), photo: toBase64(jpeg) }))
    const [visit] = await t.store.read.select().from(visits)
    const path = `/visits/${visit?.id}/photo`
    expect(await (await t.get(`/stalls/${n15}`, ho)).text()).toContain(`href="${path}"`)
    const answer = await t.get(path, ho)
    expect(answer.headers.get('Content-Type')).toBe('image/jpeg')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(jpeg)
    expect((await t.get(path, await t.signIn(world.officers.ut))).status).toBe(404)
    expect((await t.get('/visits/none/photo', ho)).status).toBe(404)
  })

  test('that was not taken is not linked', async () => {
    await phone.send(phone.record(absent(n15)))
    expect(await (await t.get(`/stalls/${n15}`, ho)).text()).not.toContain('/photo"')
  })
})
