import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { EVIDENCE_AT_MOST } from '../../src/domain/incident.ts'
import { readPhotoHeader } from '../../src/domain/photo.ts'
import { buildTransfer } from '../../src/domain/vietqr/build.ts'
import { reencodePhoto } from '../../src/entry/evidence.ts'
import { insertIncident } from '../../src/store/incidents.ts'
import { audit, incidentEvents, incidentPhotos, incidents } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { multipart } from '../support/multipart.ts'
import { codePicture, jpegOf } from '../support/photos.ts'
import { registerAccount } from '../support/registered.ts'
import { buildWorld, world } from '../support/world.ts'

const { n17 } = world.teHanhStalls
const words = vi.incidents
const FORM = 'submission-0000000001'

let t: TestApp
let cookies: Record<'lan' | 'ho' | 'anh' | 'tra' | 'ut', string>
/** Of number 17, opened by a scan of Lan's. */
let incident: string

beforeEach(async () => {
  t = await createTestApp({ reencodePhoto: async (image) => reencodePhoto(image) })
  await buildWorld(t.store)
  await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
  const signIn = (name: string) => t.signIn(name)
  cookies = {
    ...{ lan: await signIn('lan'), ho: await signIn('ho'), anh: await signIn('anh') },
    ...{ tra: await signIn('tra'), ut: await signIn('ut') },
  }
  const built = buildTransfer({ bin: '970418', account: '5100005678' })
  const seen = { submission: FORM, outcome: 'agreed', display: 'in-place', code: built.ok ? built.payload : '' }
  expect((await multipart(t, `/stalls/${n17}/visits`, seen, cookies.lan)).status).toBe(200)
  const [opened] = await t.store.read.select().from(incidents)
  incident = opened?.id ?? ''
})

const page = async (path: string, cookie = cookies.ho) => {
  const answer = await t.get(path, cookie)
  return { status: answer.status, html: await answer.text() }
}
const shown = (cookie?: string) => page(`/incidents/${incident}`, cookie)
let sent = 0
const act = (event: string, fields: Record<string, string> = {}, cookie = cookies.ho) =>
  t.post(
    `/incidents/${incident}/events`,
    { submission: `submission-act-${++sent}`.padEnd(20, '0'), event, ...fields },
    cookie,
  )
const photo = (picture = jpegOf(codePicture('evidence', 4)), fields = {}, cookie = cookies.lan) =>
  multipart(
    t,
    `/incidents/${incident}/photos`,
    { submission: `submission-photo-${++sent}`.padEnd(20, '0'), photo: picture, ...fields },
    cookie,
  )
const events = () => t.store.read.select().from(incidentEvents)
const photos = () => t.store.read.select().from(incidentPhotos)

describe('an incident', () => {
  test('shows what was seen beside the register, masked, and who looks after it', async () => {
    const { status, html } = await shown()
    expect(status).toBe(200)
    for (const told of [
      'Số 17, Tế Hanh',
      vi.walks.verdicts.stranger,
      'Lê Thị Lan quét mã trên tường',
      '14:05 ngày 12/11/2026',
    ])
      expect(html).toContain(told)
    for (const cell of ['Ngân hàng MẪU', '…0017', 'NGUYEN T. UT']) expect(html).toContain(`<td>${cell}</td>`)
    expect(html).toContain(vi.walks.holders.stranger)
    expect(html).toContain(words.nobody)
    // The scanned text was never kept, and nobody's whole account is shown.
    expect(html).not.toMatch(/5678|900000017|5100005678|NGUYEN THI UT/)
  })

  test('is told at once to those who look after it, at the head of every page', async () => {
    for (const cookie of [cookies.ho, cookies.anh])
      expect((await page('/sites', cookie)).html).toContain('<a href="/incidents">Sự cố (1)</a>')
    expect((await page('/sites', cookies.lan)).html).toContain('<a href="/incidents">Sự cố</a>')
    expect((await page('/sites', cookies.ut)).html).toContain('<a href="/incidents">Sự cố</a>')
    await act('false-alarm', { note: 'Chủ hộ tự đổi mã' })
    expect((await page('/sites')).html).toContain('<a href="/incidents">Sự cố</a>')
  })

  test('stands on the page of its stall, with who looks after it, until it is over', async () => {
    const link = `<a href="/incidents/${incident}">`
    for (const cookie of [cookies.lan, cookies.anh]) {
      const { html } = await page(`/stalls/${n17}`, cookie)
      expect([html.includes(link), html.includes(words.nobody)]).toEqual([true, true])
    }
    await act('false-alarm', { note: 'Chủ hộ tự đổi mã' })
    expect((await page(`/stalls/${n17}`)).html).not.toContain(link)
  })

  test('is listed for who may read it, those not over first', async () => {
    const other = { id: 'somewhere', source: 'public', place: 'Quán đầu hẻm', openedAt: START - 60 } as const
    await t.store.commit([insertIncident(t.store.read, { ...other, commune: world.commune })], [])
    const { html } = await page('/incidents')
    expect(html).toContain(words.open(2))
    expect(html.indexOf('Số 17, Tế Hanh')).toBeLessThan(html.indexOf('Quán đầu hẻm'))
    expect((await page('/incidents', cookies.lan)).html).not.toContain('Quán đầu hẻm')
    expect((await page('/incidents', cookies.tra)).html).toContain('Quán đầu hẻm')
    expect((await page('/incidents', cookies.ut)).html).toContain(words.none)
    await act('confirmed')
    await act('resolved')
    const later = (await page('/incidents')).html
    expect(later.indexOf('Số 17, Tế Hanh')).toBeGreaterThan(later.indexOf(words.over))
  })

  test('is not there for another commune, and read only by who walks or inspects', async () => {
    const missing = await page('/incidents/nothing', cookies.ut)
    expect(await shown(cookies.ut)).toEqual(missing)
    expect(missing.status).toBe(404)
    for (const cookie of [cookies.lan, cookies.tra]) {
      const { status, html } = await shown(cookie)
      expect([status, html.includes(words.onlyActors), html.includes('/events"')]).toEqual([200, true, false])
    }
    expect((await act('taken', {}, cookies.lan)).status).toBe(403)
    expect((await act('taken', {}, cookies.ut)).status).toBe(404)
  })
})

describe('an act upon an incident', () => {
  test('is stored once, audited, and told in the history', async () => {
    expect((await act('taken', {}, cookies.anh)).headers.get('Location')).toBe(`/incidents/${incident}`)
    const fields = { submission: 'submission-once-0000', note: 'Đã gỡ mã lạ' }
    for (let time = 0; time < 2; time++) expect((await act('confirmed', fields)).status).toBe(303)
    expect(await events()).toMatchObject([
      { event: 'taken', officer: 'anh', note: null },
      { event: 'confirmed', officer: 'ho', note: 'Đã gỡ mã lạ' },
    ])
    const entries = await t.store.read.select().from(audit).where(eq(audit.subject, incident))
    expect(entries.map(({ action }) => action)).toEqual(['incident.opened', 'incident.taken', 'incident.confirmed'])
    const { html } = await shown()
    for (const told of ['Võ Thị Ánh đang xử lý', words.states.confirmed, 'Đã gỡ mã lạ']) expect(html).toContain(told)
    expect((await act('resolved')).status).toBe(303)
    expect((await shown()).html).toContain(words.next.resolved)
    expect((await shown()).html).not.toContain('/events"')
    expect((await shown()).html).toContain('Võ Thị Ánh đã nhận việc')
    expect((await shown()).html).not.toContain('đang xử lý')
  })

  test.each([
    ['resolved', {}, words.refusals['incident-not-judged']],
    ['false-alarm', {}, words.noteMissing],
    ['eaten', {}, vi.form.choose],
  ])('out of turn or incomplete is explained: %s', async (event, fields, sentence) => {
    const answer = await act(event, { ...fields, note: '' })
    expect(answer.status).toBe(422)
    if (event !== 'eaten') expect(await answer.text()).toContain(sentence)
    expect(await events()).toEqual([])
  })

  test('after the end, or a second judgement, is explained and keeps what was typed', async () => {
    await act('confirmed')
    const again = await act('false-alarm', { note: 'Nhìn nhầm' })
    expect([again.status, (await again.text()).includes(words.refusals['incident-judged'])]).toEqual([422, true])
    const typed = await act('confirmed', { note: 'gõ rồi' })
    expect(await typed.text()).toContain('gõ rồi</textarea>')
    await act('resolved')
    expect(await (await act('taken')).text()).toContain(words.refusals['incident-ended'])
    expect(await events()).toHaveLength(2)
  })

  test('does not dismiss what oneself has opened', async () => {
    const built = buildTransfer({ bin: '970418', account: '5100005678' })
    await act('false-alarm', { note: 'Nhìn nhầm' })
    const seen = { submission: 'submission-0000000002', outcome: 'agreed', code: built.ok ? built.payload : '' }
    await multipart(t, `/stalls/${n17}/visits`, seen, cookies.ho)
    incident = (await t.store.read.select().from(incidents)).find(({ openedBy }) => openedBy === 'ho')?.id ?? ''
    const { html } = await shown()
    expect(html).toContain(words.ownIncident)
    expect(html).not.toContain('value="false-alarm"')
    const refused = await act('false-alarm', { note: 'Không sao' })
    expect([refused.status, (await refused.text()).includes(words.refusals['own-incident'])]).toEqual([422, true])
    expect((await act('false-alarm', { note: 'Không sao' }, cookies.anh)).status).toBe(303)
  })

  test('and later scans of the stall stand in the history', async () => {
    t.clock.advance(3600)
    const seen = { submission: 'submission-0000000003', outcome: 'agreed', code: 'https://example.vn' }
    await multipart(t, `/stalls/${n17}/visits`, seen, cookies.lan)
    expect((await shown()).html).not.toContain(words.scannedAgain)
    const live = await registerAccount(t.store, { merchant: world.merchant, account: '900000017', at: START })
    await multipart(
      t,
      `/stalls/${n17}/visits`,
      { ...seen, submission: 'submission-0000000004', code: live },
      cookies.lan,
    )
    const { html } = await shown()
    expect(html).toContain(`<b>Lê Thị Lan</b> ${words.scannedAgain}`)
    expect(html).toContain(vi.stalls.scans.match)
  })
})

describe('a photo of an incident', () => {
  test('is made anew, sealed, and shown to those in scope with no cache', async () => {
    const picture = jpegOf(codePicture('evidence', 4))
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 12]), Buffer.from('Exif\0\0GPS!')])
    const before = Buffer.concat([picture.subarray(0, 2), exif, picture.subarray(2)])
    expect((await photo(before)).headers.get('Location')).toBe(`/incidents/${incident}`)
    const [row] = await photos()
    expect(row).toMatchObject({ incident, officer: 'lan' })
    const src = `/incidents/${incident}/photos/${row?.id}`
    expect((await shown()).html).toContain(`src="${src}"`)
    const answer = await t.get(src, cookies.ho)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([answer.headers.get('Content-Type'), answer.headers.get('Cache-Control')]).toEqual([
      'image/jpeg',
      'no-store',
    ])
    expect([readPhotoHeader(bytes)?.kind, Buffer.from(bytes).includes('GPS')]).toEqual(['jpeg', false])
    expect(row?.sealedPhoto).not.toContain(Buffer.from(bytes).toString('base64url').slice(0, 60))
    for (const [cookie, status] of [
      [cookies.lan, 200],
      [cookies.tra, 200],
      [cookies.ut, 404],
      ['', 303],
    ] as const)
      expect((await t.get(src, cookie)).status).toBe(status)
    const entries = await t.store.read.select().from(audit).where(eq(audit.action, 'incident.photographed'))
    expect(entries).toMatchObject([{ actor: 'lan', subject: incident, digest: row?.id }])
  })

  test('sent twice is one, and another by the same form is refused rather than lost', async () => {
    const form = { submission: 'submission-photo-again' }
    const one = jpegOf(codePicture('one', 4))
    expect([(await photo(one, form)).status, (await photo(one, form)).status]).toEqual([303, 303])
    expect(await photos()).toHaveLength(1)
    expect((await photo(jpegOf(codePicture('two', 4)), form)).status).toBe(409)
  })

  test('that is none, or one too many, is explained', async () => {
    const nothing = await photo(new TextEncoder().encode('text'))
    expect([nothing.status, (await nothing.text()).includes(vi.codeReadings.notAPhoto)]).toEqual([422, true])
    const none = await multipart(t, `/incidents/${incident}/photos`, { submission: FORM }, cookies.lan)
    expect(await none.text()).toContain(words.photoMissing)
    for (let at = 0; at < EVIDENCE_AT_MOST; at++) await photo(jpegOf(codePicture(`photo ${at}`, 4)))
    const more = await photo(jpegOf(codePicture('one more', 4)))
    expect([more.status, (await more.text()).includes(words.enoughPhotos(EVIDENCE_AT_MOST))]).toEqual([422, true])
    expect(await photos()).toHaveLength(EVIDENCE_AT_MOST)
    expect((await photo(undefined, {}, cookies.tra)).status).toBe(403)
    expect((await photo(undefined, {}, cookies.ut)).status).toBe(404)
  })
})

describe('the record on paper', () => {
  test('gives facts with times, the register masked, the photos and room to sign, and accuses nobody', async () => {
    await act('confirmed', { note: 'Chủ hộ không biết mã này' })
    await photo()
    const { status, html } = await page(`/incidents/${incident}/print`)
    expect(status).toBe(200)
    for (const told of [
      'Số 17, Tế Hanh',
      'xã Bình Sơn',
      '…0017',
      'NGUYEN T. UT',
      'Chủ hộ không biết mã này',
      words.paper.neutral,
    ])
      expect(html).toContain(told)
    expect(html).toMatch(/<img src="\/incidents\/[^"]+\/photos\//)
    expect(html.match(/class="blank"/g)).toHaveLength(4)
    expect(html).not.toMatch(/900000017|lừa đảo|kẻ gian|thủ phạm|hợp lệ/i)
    expect((await page(`/incidents/${incident}/print`, cookies.ut)).status).toBe(404)
  })
})
