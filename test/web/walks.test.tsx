import { asc, count, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { showSerial } from '../../src/domain/serial.ts'
import { decodePhoto } from '../../src/entry/decode-photo.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { insertIncident, insertIncidentEvent } from '../../src/store/incidents.ts'
import { openLiveCode } from '../../src/store/payment-codes.ts'
import { insertPrintRun } from '../../src/store/print-runs.ts'
import { arrivals, audit, censuses, incidents, stickerEvents, visits } from '../../src/store/schema.ts'
import { insertSticker, listStickers } from '../../src/store/stickers.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { multipart } from '../support/multipart.ts'
import { codePicture, jpegOf, turned } from '../support/photos.ts'
import { openShop, registerAccount } from '../support/registered.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const TODAY = '2026-11-12'
const SUBMISSION = 'submission-0000000001'
const { n15, n17, n18, n19, n20, n21 } = world.teHanhStalls

let t: TestApp
let lan: string
let payload: string
const send = (stall: string, fields: Record<string, string | Uint8Array>, cookie = lan) =>
  multipart(t, `/stalls/${stall}/visits`, { submission: SUBMISSION, ...fields }, cookie)
const listed = () => t.store.read.select().from(visits).orderBy(asc(visits.id))
const arrived = () => t.store.read.select().from(arrivals)

beforeEach(async () => {
  t = await createTestApp({ readPhoto: async (image) => decodePhoto(image) })
  await buildWorld(t.store)
  payload = await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
  lan = await t.signIn(world.officers.lan)
})

describe('the form of a visit', () => {
  test('shows where one stands, chooses nothing beforehand and asks for no amount', async () => {
    const page = await (await t.get(`/stalls/${n17}/visits/new`, lan)).text()
    expect(page).toContain('<b class="plate">17</b>')
    expect(page).toContain('<b>2</b>/8')
    expect(page).toContain('aria-label="Trước: số 15. Đang ở số 17. Tiếp theo: số 19, 16, 18."')
    expect(page).not.toMatch(/<input[^>]*\schecked/)
    expect(page).not.toMatch(/name="amount"|số tiền bao nhiêu/)
    expect(page).toContain(`name="arrivedOn" type="date" value="${TODAY}"`)
  })

  test('asks for sticker and code only where there is a code, and for money only where there is a merchant', async () => {
    const page = await (await t.get(`/stalls/${n15}/visits/new`, lan)).text()
    expect(page).toContain(vi.walks.noCode)
    expect(page).not.toMatch(/name="(code|photo|display|evidence)"/)
  })

  test('is not there for a stall of another commune, for one that does not exist, or for a leader', async () => {
    const missing = await t.get('/stalls/nowhere/visits/new', lan)
    const foreign = await t.get(`/stalls/${world.otherStall}/visits/new`, lan)
    expect([missing.status, foreign.status]).toEqual([404, 404])
    expect(await missing.text()).toBe(await foreign.text())
    expect((await send(world.otherStall, { outcome: 'agreed' })).status).toBe(404)
    const anh = await t.signIn(world.officers.anh)
    expect((await send(n17, { outcome: 'agreed' }, anh)).status).toBe(403)
    expect(await listed()).toEqual([])
  })
})

describe('a visit', () => {
  test('of a closed shop takes one choice and goes on to the next stall', async () => {
    const answer = await send(n17, { outcome: 'closed-today', act: 'next', arrivedOn: TODAY })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/stalls/${n19}`])
    expect(await listed()).toMatchObject([
      { stall: n17, merchant: world.merchant, officer: 'lan', day: TODAY, outcome: 'closed-today', reason: null },
    ])
    expect(await arrived()).toEqual([])
  })

  test('of a refusal takes a reason besides, and comes back to the stall', async () => {
    const answer = await send(n15, { outcome: 'refused', reason: 'tax' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/stalls/${n15}`])
    expect(await listed()).toMatchObject([{ outcome: 'refused', reason: 'tax', merchant: null }])
  })

  test('at the last stall goes on to the drawing of the site', async () => {
    const answer = await send(n20, { outcome: 'absent', act: 'next' })
    expect(answer.headers.get('Location')).toBe(`/sites/${world.teHanh}`)
  })

  test('keeps no answer to a question its outcome does not ask', async () => {
    await send(n15, { outcome: 'agreed', reason: 'tax', returnDay: '2026-11-20' })
    expect(await listed()).toMatchObject([{ outcome: 'agreed', reason: null, returnDay: null }])
  })

  test('is audited, and the chain holds', async () => {
    await send(n15, { outcome: 'agreed' })
    const [visit] = await listed()
    const entries = await t.store.read.select().from(audit).where(eq(audit.action, 'visit.recorded'))
    expect(entries).toMatchObject([{ actor: 'lan', subject: visit?.id }])
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('sent twice, or sent with the other button, is one visit with one answer', async () => {
    const fields = { outcome: 'postponed', returnDay: '2026-11-20' }
    const first = await send(n15, { ...fields, act: 'next' })
    const again = await send(n15, fields)
    expect([first.status, again.status]).toEqual([303, 303])
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
    expect(await listed()).toHaveLength(1)
    const altered = await send(n15, { ...fields, outcome: 'agreed' })
    expect(altered.status).toBe(409)
    expect(await listed()).toMatchObject([{ outcome: 'postponed', returnDay: '2026-11-20' }])
  })
})

describe('the census', () => {
  const states = async (stall: string) =>
    (await t.store.read.select().from(censuses).where(eq(censuses.stall, stall)).orderBy(asc(censuses.at))).map(
      ({ state }) => state,
    )

  test('gains a fact when a visit proves another state, and none when it does not', async () => {
    await send(n15, { outcome: 'closed-for-good' })
    expect(await states(n15)).toEqual(['operating', 'closed'])
    await send(n19, { submission: 'submission-0000000002', outcome: 'absent' })
    expect(await states(n19)).toEqual(['vacant'])
    await send(n19, { submission: 'submission-0000000003', outcome: 'agreed' })
    expect(await states(n19)).toEqual(['vacant', 'operating'])
    const counted = await t.store.read.select({ n: count() }).from(audit).where(eq(audit.action, 'census.counted'))
    expect(counted).toEqual([{ n: 2 }])
  })
})

describe('bad input', () => {
  test.each([
    ['no outcome', {}, 'outcome', vi.form.required],
    ['a refusal without a reason', { outcome: 'refused' }, 'reason', vi.walks.faults['reason-missing']],
    ['a made-up outcome', { outcome: 'eaten' }, 'outcome', vi.form.choose],
    [
      'a return day that has passed',
      { outcome: 'postponed', returnDay: TODAY },
      'returnDay',
      vi.walks.faults['return-day-not-ahead'],
    ],
    ['a day that is none', { outcome: 'postponed', returnDay: '31/02/2027' }, 'returnDay', vi.form.notADay],
    [
      'money without a payer',
      { outcome: 'agreed', evidence: 'observed', arrivedOn: TODAY },
      'payer',
      vi.walks.faults['payer-missing'],
    ],
    [
      'money of tomorrow',
      { outcome: 'agreed', evidence: 'said', payer: 'customer', arrivedOn: '2026-11-13' },
      'arrivedOn',
      vi.walks.faults['day-ahead'],
    ],
    [
      'money where nobody was met',
      { outcome: 'absent', evidence: 'said', payer: 'customer', arrivedOn: TODAY },
      'evidence',
      vi.walks.faults['nobody-met'],
    ],
    [
      'a bank’s notice from an officer',
      { outcome: 'agreed', evidence: 'bank', payer: 'customer', arrivedOn: TODAY },
      'evidence',
      vi.form.choose,
    ],
  ])('%s gets a 422, one sentence, and keeps what was typed', async (_what, fields, field, sentence) => {
    const answer = await send(n17, { code: 'kept as typed', ...fields })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(`<p id="${field}-error" role="alert">${sentence}</p>`)
    expect(page).toContain('>kept as typed</textarea>')
    expect(page).toContain(`name="submission" value="${SUBMISSION}"`)
    for (const [name, value] of Object.entries(fields)) {
      if (['evidence', 'payer'].includes(name) && value !== 'bank')
        expect(page).toMatch(new RegExp(`value="${value}" checked`))
    }
    expect(await listed()).toEqual([])
  })

  test('a sticker and a code where none is registered are refused', async () => {
    const page = await (await send(n15, { outcome: 'agreed', display: 'in-place', code: payload })).text()
    expect(page).toContain(vi.form.summary)
    expect(await listed()).toEqual([])
  })
})

describe('word of money', () => {
  const paid = { outcome: 'agreed', evidence: 'observed', payer: 'customer', arrivedOn: '2026-11-10' }

  test.each([
    ['observed', 'customer'],
    ['said', 'customer'],
    ['observed', 'officer-test'],
    ['said', 'holder'],
  ])('is kept by level and payer: %s, %s', async (evidence, payer) => {
    expect((await send(n17, { ...paid, evidence, payer })).status).toBe(303)
    const [visit] = await listed()
    expect(await arrived()).toMatchObject([
      { visit: visit?.id, stall: n17, merchant: world.merchant, level: evidence, payer, day: '2026-11-10' },
    ])
  })

  test('is nothing when there was none to be had', async () => {
    await send(n17, { ...paid, evidence: 'none' })
    expect(await arrived()).toEqual([])
    expect(await listed()).toHaveLength(1)
  })

  test('of long ago is kept, not refused', async () => {
    expect((await send(n17, { ...paid, arrivedOn: '2026-08-01' })).status).toBe(303)
    expect(await arrived()).toMatchObject([{ day: '2026-08-01' }])
  })
})

describe('the code on the wall', () => {
  const seen = { outcome: 'agreed', display: 'in-place' }
  const strangers = async () => {
    const { buildTransfer } = await import('../../src/domain/vietqr/build.ts')
    const built = buildTransfer({ bin: '970418', account: '5100005678' })
    return built.ok ? built.payload : ''
  }

  test('that matches is stored with the code it matched, and the walk goes on', async () => {
    const answer = await send(n17, { ...seen, code: ` ${payload}\n`, act: 'next' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/stalls/${n19}`])
    const [visit] = await listed()
    expect(visit).toMatchObject({ display: 'in-place', scan: 'match' })
    expect(visit?.code).toBe(`${world.merchant}-proposal-1-2`)
  })

  test('of a stranger interrupts the walk: what to do now, and both accounts by their last digits', async () => {
    const code = await strangers()
    const answer = await send(n17, { ...seen, code, act: 'next' })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Location')).toBeNull()
    expect(page).toContain(`<h1>${vi.walks.verdicts.stranger}</h1>`)
    expect(page).toContain('Nhờ chủ hộ che hoặc gỡ mã này ngay.')
    for (const cell of ['Ngân hàng MẪU', '…0017', 'NGUYEN T. UT']) expect(page).toContain(`<td>${cell}</td>`)
    for (const cell of ['BIDV', '…5678']) expect(page).toContain(`<td data-differs="true">${cell}</td>`)
    expect(page).not.toMatch(/900000017|5100005678/)
    expect(page).toContain(`href="/stalls/${n19}"`)
    expect(await listed()).toMatchObject([{ scan: 'stranger', code: null }])
  })

  test('of a stranger interrupts the walk where scripts run too', async () => {
    const sent = { submission: SUBMISSION, ...seen, code: await strangers(), act: 'next' }
    const answer = await multipart(t, `/stalls/${n17}/visits`, sent, lan, { 'HX-Request-Type': 'partial' })
    expect([answer.status, answer.headers.get('HX-Redirect')]).toEqual([200, null])
    expect(await answer.text()).toContain(`<h1>${vi.walks.verdicts.stranger}</h1>`)
  })

  test('of a stranger sent twice is one visit, and says the same again', async () => {
    const code = await strangers()
    const first = await (await send(n17, { ...seen, code })).text()
    const second = await (await send(n17, { ...seen, code })).text()
    expect(second).toBe(first)
    expect(await listed()).toHaveLength(1)
  })

  test('carried over from another stall is named so', async () => {
    const merchant = await openShop(t.store, 'com-ga', n18, 'Cơm gà')
    const other = await registerAccount(t.store, { merchant, account: '900000018' })
    const page = await (await send(n17, { ...seen, code: other })).text()
    expect(page).toContain(vi.walks.verdicts['other-stall'])
    expect(page).not.toContain('Cơm gà')
    expect(await listed()).toMatchObject([{ scan: 'other-stall' }])
  })

  test('of the vendor’s account that is not live yet is no alarm', async () => {
    const next = await registerAccount(t.store, { merchant: world.merchant, account: '900000217', at: WORLD_NOW })
    const page = await (await send(n17, { ...seen, code: next })).text()
    expect(page).toContain('data-state="changed"')
    expect(page).toContain(vi.walks.verdicts.changed)
    expect(page).not.toContain('class="alarm')
    expect(await listed()).toMatchObject([{ scan: 'changed' }])
  })

  test('that is none is told with the reason, and kept as such', async () => {
    const page = await (await send(n17, { ...seen, code: 'https://example.vn' })).text()
    expect(page).toContain(vi.code.refusals.link)
    expect(await listed()).toMatchObject([{ scan: 'not-payment' }])
  })

  test('may be compared before anything is stored', async () => {
    const answer = await send(n17, { outcome: 'agreed', code: payload, act: 'compare' })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(vi.walks.verdicts.match)
    expect(page).toMatch(/value="agreed" checked/)
    expect(await listed()).toEqual([])
  })

  test('is read from a photo with everything typed kept, and stored only when saved', async () => {
    const photo = jpegOf(turned(codePicture(payload), 8))
    const answer = await send(n17, { outcome: 'agreed', display: 'in-place', photo, act: 'read-photo' })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(`>${payload}</textarea>`)
    expect(page).toContain(vi.codeReadings.found)
    expect(page).toMatch(/value="in-place" checked/)
    expect(await listed()).toEqual([])
  })

  test('is read from a photo that came without its text, whichever button was pressed', async () => {
    const page = await (await send(n17, { outcome: 'agreed', photo: jpegOf(codePicture(payload)), act: 'next' })).text()
    expect(page).toContain(`>${payload}</textarea>`)
    expect(await listed()).toEqual([])
  })

  test('that a photo does not show is asked for again in a sentence', async () => {
    const answer = await send(n17, { outcome: 'agreed', photo: new TextEncoder().encode('text'), act: 'read-photo' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(vi.codeReadings.notAPhoto)
  })

  test('is never an identity card: it is refused and not drawn again', async () => {
    const card = '051099000123|212345678|Nguyễn Thị Út|01011990|Nữ|Bình Sơn|01012021'
    const answer = await send(n17, { outcome: 'agreed', code: card })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(vi.code.refusals['identity-card'])
    expect(page).not.toContain('051099000123')
    expect(await listed()).toEqual([])
  })

  test('moves the drawing: alarm after a stranger, verified after a match', async () => {
    const { listStandings } = await import('../../src/store/standings.ts')
    const { stepOf } = await import('../../src/domain/adoption.ts')
    const scope = { officer: 'ho', provinces: [], communes: [world.commune], assignedSites: false }
    const step = async () => {
      const all = await listStandings(t.store.read, scope, { site: world.teHanh }, TODAY)
      return all.filter(({ stall }) => stall === n17 || stall === n21).map((one) => stepOf(one, TODAY).step)
    }
    expect(await step()).toEqual(['code', 'none'])
    await send(n17, { ...seen, code: await strangers() })
    expect(await step()).toEqual(['alarm', 'none'])
    t.clock.advance(60)
    await send(n17, { ...seen, submission: 'submission-0000000002', code: payload })
    expect(await step()).toEqual(['verified', 'none'])
  })
})

describe('a sticker', () => {
  const matched = (more = {}) => send(n17, { outcome: 'agreed', display: 'in-place', code: payload, ...more })
  const printOne = async (serial: string) => {
    const live = await openLiveCode(t.store, scope, { stall: n17 })
    const run = { id: `run-${serial}`, site: world.teHanh, officer: 'ho', template: 'stall', count: 1 }
    const sticker = { serial, merchant: world.merchant, stall: n17, code: live?.code.id ?? '', run: run.id }
    const writes = [
      insertPrintRun(t.store.read, { ...run, fileDigest: 'f'.repeat(64), at: WORLD_NOW }),
      insertSticker(t.store.read, { ...sticker, printedAt: WORLD_NOW }),
    ]
    expect(await t.store.commit(writes, [])).toMatchObject({ ok: true })
  }
  const scope = { officer: 'ho', provinces: [], communes: [world.commune], assignedSites: false }
  const [ONE, TWO] = ['7K3MQ9TD52XAHV8E', '1000000000000AB9']
  const states = async () =>
    Object.fromEntries((await listStickers(t.store.read, scope, n17)).map(({ serial, state }) => [serial, state]))

  test('is placed by the scan that finds its code on its wall, in the same commit', async () => {
    await printOne(ONE)
    expect(await (await matched({ act: 'compare' })).text()).toContain(vi.walks.willBePlaced(showSerial(ONE)))
    expect(await states()).toEqual({ [ONE]: 'printed' })
    expect((await matched({ act: 'next' })).status).toBe(303)
    expect(await states()).toEqual({ [ONE]: 'placed' })
    const [visit] = await listed()
    expect(await t.store.read.select().from(stickerEvents)).toMatchObject([
      { serial: ONE, event: 'placed', officer: 'lan', visit: visit?.id },
    ])
    const entries = await t.store.read.select().from(audit).where(eq(audit.action, 'sticker.placed'))
    expect(entries).toMatchObject([{ actor: 'lan', subject: ONE }])
    // The same form again is the same answer, and a later scan places nothing twice.
    expect((await matched({ act: 'next' })).status).toBe(303)
    expect((await matched({ submission: 'submission-0000000009' })).status).toBe(303)
    expect(await t.store.read.select().from(stickerEvents)).toHaveLength(1)
  })

  test('is not placed where it was not seen, where the code is another, or where nothing was scanned', async () => {
    await printOne(ONE)
    await matched({ display: 'missing' })
    await send(n17, { submission: 'submission-0000000002', outcome: 'agreed', display: 'in-place' })
    await send(n17, { submission: 'submission-0000000003', outcome: 'agreed', code: 'https://example.vn' })
    expect(await listed()).toHaveLength(3)
    expect(await states()).toEqual({ [ONE]: 'printed' })
  })

  test('is asked for by the last group of its serial where several stand', async () => {
    await printOne(ONE)
    await printOne(TWO)
    const asked = await matched()
    const page = await asked.text()
    expect(asked.status).toBe(422)
    expect(page).toContain(vi.walks.stickerMissing)
    for (const end of ['HV8E', '0AB9']) expect(page).toContain(vi.walks.stickerEnd(end))
    expect(page).toContain(vi.walks.stickerUnread)
    expect(await listed()).toEqual([])
    expect((await matched({ sticker: TWO })).status).toBe(303)
    expect(await states()).toEqual({ [ONE]: 'printed', [TWO]: 'placed' })
    // One of the two was placed before: a scan alone does not tell which of them it saw.
    const again = await (await matched({ submission: 'submission-0000000002' })).text()
    expect(again).toContain(vi.walks.stickerBefore)
    await matched({ submission: 'submission-0000000002', sticker: 'none' })
    expect(await states()).toEqual({ [ONE]: 'printed', [TWO]: 'placed' })
  })

  test('of another stall is never placed by a serial that somebody made up', async () => {
    await printOne(ONE)
    await printOne(TWO)
    expect((await matched({ sticker: '0000000000000000' })).status).toBe(303)
    expect(await states()).toEqual({ [ONE]: 'printed', [TWO]: 'printed' })
  })

  test('asks for no more money once the stall has closed for good', async () => {
    await printOne(ONE)
    expect((await matched({ outcome: 'closed-for-good' })).status).toBe(303)
    expect(await t.store.read.select().from(stickerEvents)).toMatchObject([
      { serial: ONE, event: 'voided', reason: 'closed', officer: 'lan' },
    ])
    const entries = await t.store.read.select().from(audit).where(eq(audit.action, 'stickers.voided'))
    expect(entries).toMatchObject([{ actor: 'lan', subject: n17 }])
  })
})

describe('an alarm', () => {
  const code = async (account = '5100005678') => {
    const { buildTransfer } = await import('../../src/domain/vietqr/build.ts')
    const built = buildTransfer({ bin: '970418', account })
    return built.ok ? built.payload : ''
  }
  const opened = () => t.store.read.select().from(incidents)

  test('opens an incident in the same commit, and offers to add a photo at once', async () => {
    const page = await (await send(n17, { outcome: 'agreed', code: await code() })).text()
    const [visit] = await listed()
    const [incident] = await opened()
    expect(incident).toMatchObject({ commune: world.commune, source: 'scan', stall: n17, visit: visit?.id })
    expect(incident).toMatchObject({ openedBy: 'lan', openedAt: visit?.at, serial: null, place: null, note: null })
    expect(page).toContain(`action="/incidents/${incident?.id}/photos"`)
    const entries = await t.store.read.select().from(audit).where(eq(audit.action, 'incident.opened'))
    expect(entries).toMatchObject([{ actor: 'lan', subject: incident?.id }])
  })

  test('of a stall whose incident is still open belongs to it; after it was dismissed it opens another', async () => {
    await send(n17, { outcome: 'agreed', code: await code() })
    await send(n17, { submission: 'submission-0000000002', outcome: 'agreed', code: await code('5100005679') })
    const [first] = await opened()
    expect(await opened()).toHaveLength(1)
    const dismissed = {
      id: 'e1',
      incident: first?.id ?? '',
      event: 'false-alarm',
      officer: 'ho',
      at: WORLD_NOW,
    } as const
    await t.store.commit([insertIncidentEvent(t.store.read, dismissed)], [])
    await send(n17, { submission: 'submission-0000000003', outcome: 'agreed', code: await code() })
    expect(await opened()).toHaveLength(2)
  })

  test('joins no report of the public, whose end would be its own', async () => {
    const report = { id: 'r', commune: world.commune, source: 'public', stall: n17, openedAt: WORLD_NOW } as const
    await t.store.commit([insertIncident(t.store.read, report)], [])
    await send(n17, { outcome: 'agreed', code: await code() })
    expect((await opened()).map(({ source }) => source)).toEqual(['public', 'scan'])
  })

  test('opens one where the code is another stall’s, and where the shop has closed, and none where nothing is wrong', async () => {
    const merchant = await openShop(t.store, 'com-ga', n18, 'Cơm gà')
    const other = await registerAccount(t.store, { merchant, account: '900000018' })
    await send(n17, { outcome: 'closed-for-good', code: other })
    expect(await opened()).toMatchObject([{ stall: n17 }])
    await send(n18, { submission: 'submission-0000000002', outcome: 'agreed', code: other })
    await send(n18, { submission: 'submission-0000000003', outcome: 'agreed', code: 'https://example.vn' })
    expect(await opened()).toHaveLength(1)
  })
})

test("the id of a form that another officer has sent is no answer of one's own", async () => {
  const fields = { outcome: 'absent' }
  expect((await send(n19, fields)).status).toBe(303)
  expect((await send(n19, fields)).status).toBe(303)
  expect((await send(n19, fields, await t.signIn('ho'))).status).toBe(409)
  expect(await listed()).toHaveLength(1)
})
