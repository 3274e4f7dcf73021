import { createHash } from 'node:crypto'
import { desc, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeForAccount } from '../../src/domain/account.ts'
import { BANKS, DEMO_BANK } from '../../src/domain/banks.ts'
import { dayOf, showDay } from '../../src/domain/day.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { endMerchant } from '../../src/store/merchants.ts'
import {
  audit,
  backCheckAssignments,
  backCheckDraws,
  backCheckPicks,
  backChecks,
  censuses,
  incidents,
  sites,
  visits,
} from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, type Fields, type TestApp } from '../support/app.ts'
import { addMai, MAI, storeVisits, visited } from '../support/checks.ts'
import { pageOf } from '../support/pages.ts'
import { openShop, registerAccount } from '../support/registered.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const words = vi.backChecks
const { n15, n16, n17 } = world.teHanhStalls
const path = `/sites/${world.teHanh}/back-checks`

let t: TestApp
let ho: string
let lan: string
let mai: string
let count = 0
const sent = (fields: Fields = {}): Fields => ({
  submission: `submission-${String(++count).padStart(10, '0')}`,
  ...fields,
})

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  await addMai(t.store)
  ;[ho, lan, mai] = [await t.signIn(world.officers.ho), await t.signIn(world.officers.lan), await t.signIn(MAI.id)]
})

/** Lan's visits, drawn; answers the path of the draw. */
async function drawn(...made: Parameters<typeof storeVisits>[1][]): Promise<string> {
  await storeVisits(t.store, ...made)
  const answer = await t.post(path, sent(), ho)
  expect(answer.status).toBe(303)
  return answer.headers.get('Location') ?? ''
}
const checks = () => t.store.read.select().from(backChecks)
const check = (visit: string, fields: Fields, cookie = mai) => t.post(`/back-checks/${visit}`, sent(fields), cookie)

describe('a draw', () => {
  test('is made by the coordinator with a seed of the server’s, and leads to its seed and list', async () => {
    const location = await drawn(visited('v1', n15), visited('v2', n16), visited('v3', n17))
    const [row] = await t.store.read.select().from(backCheckDraws)
    expect(row).toMatchObject({ number: 1, percent: 20, officer: 'ho', site: world.teHanh })
    expect(row?.seed).toMatch(/^[0-9A-Z]{13}$/)
    const page = await pageOf(t, location, ho)
    expect(page).toContain(row?.seed)
    expect(page).toContain(words.askedOf(MAI.name))
    expect(await t.store.read.select().from(audit).where(eq(audit.action, 'back-check.drawn'))).toMatchObject([
      { actor: 'ho', subject: row?.id, digest: row?.seed },
    ])
    expect(await verifyAudit(t.store.read, t.store.keys)).toMatchObject({ ok: true })
  })

  test('can be recomputed from its page alone', async () => {
    const made = [n15, n16, n17].flatMap((stall) => [1, 2].map((at) => visited(`${stall}-v${at}`, stall)))
    const page = await pageOf(t, await drawn(...made), ho)
    const [row] = await t.store.read.select().from(backCheckDraws)
    const rankOf = (id: string) => createHash('sha256').update(`${row?.seed} ${id}`).digest('hex')
    const ranked = made.map(({ id }) => ({ id, rank: rankOf(id) })).sort((a, b) => (a.rank < b.rank ? -1 : 1))
    for (const { id, rank } of ranked) expect(page).toMatch(new RegExp(`<code>${id}</code><br/><code>${rank}</code>`))
    const picks = await t.store.read.select({ id: backCheckPicks.visit }).from(backCheckPicks)
    expect(picks.map(({ id }) => id).sort()).toEqual(
      ranked
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    )
  })

  test('whose stored picks are not those of its seed says so at once, and which they are', async () => {
    const location = await drawn(visited('v1', n15), visited('v2', n16), visited('v3', n17))
    expect(await pageOf(t, location, ho)).toContain(words.recompute.same)
    const [pick] = await t.store.read.select().from(backCheckPicks)
    const other = ['v1', 'v2', 'v3'].find((id) => id !== pick?.visit) ?? ''
    const numbers: Readonly<Record<string, string>> = { v1: '15', v2: '16', v3: '17' }
    await t.store.read.insert(backCheckPicks).values({ visit: other, draw: pick?.draw ?? '' })
    const more = await pageOf(t, location, ho)
    expect(more).toContain(words.recompute.differs)
    expect(more).toContain(words.recompute.added(`Số ${numbers[other]}`))
    expect(more).not.toContain(words.recompute.same)
    for (const table of ['back_check_picks', 'back_check_assignments'])
      await t.store.read.run(sql.raw(`drop trigger ${table}_no_delete`))
    await t.store.read.delete(backCheckAssignments)
    await t.store.read.delete(backCheckPicks).where(eq(backCheckPicks.visit, pick?.visit ?? ''))
    const less = await pageOf(t, location, await t.signIn('anh'))
    expect(less).toContain(words.recompute.lacking(`Số ${numbers[pick?.visit ?? '']}`))
  })

  test('sent twice is one draw, and another one waits for new visits', async () => {
    await storeVisits(t.store, visited('v1', n15))
    const form = sent()
    const [first, again] = [await t.post(path, form, ho), await t.post(path, form, ho)]
    expect([first.status, again.status]).toEqual([303, 303])
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
    const third = await t.post(path, sent(), ho)
    expect([third.status, (await third.text()).includes(words.draw.nothing)]).toEqual([422, true])
    expect(await t.store.read.select().from(backCheckDraws)).toHaveLength(1)
  })

  test('is read by leader and auditor, who draw nothing, and by no volunteer', async () => {
    const location = await drawn(visited('v1', n15))
    for (const officer of [world.officers.anh, world.officers.tra]) {
      const cookie = await t.signIn(officer)
      expect(await pageOf(t, location, cookie)).not.toContain(words.reassign)
      expect(await pageOf(t, path, cookie)).not.toContain(words.draw.now)
      expect((await t.post(path, sent(), cookie)).status).toBe(403)
    }
    expect((await t.get(path, lan)).status).toBe(403)
    expect((await t.get(location, lan)).status).toBe(403)
  })
})

describe('a clock that was wrong', () => {
  const YEAR = 365 * 86_400
  const written = async () => {
    await storeVisits(t.store, visited('v1', n15), visited('v2', n16))
    const entry = { at: WORLD_NOW, actor: 'lan', action: 'visit.recorded', subject: 'v1' }
    expect(await t.store.commit([], [entry])).toMatchObject({ ok: true })
  }
  const refused = vi.form.clockJumped(showDay(dayOf(WORLD_NOW)), showDay(dayOf(WORLD_NOW + YEAR)))

  test('draws nothing on the day it jumped by weeks, and makes no site', async () => {
    await written()
    t.clock.advance(YEAR)
    const cookie = await t.signIn('ho')
    const answer = await t.post(path, sent(), cookie)
    expect([answer.status, (await answer.text()).includes(refused)]).toEqual([422, true])
    const site = {
      commune: world.commune,
      kind: 'street',
      name: 'Phố mới',
      hamlet: '',
      campaign: '',
      spots: 'Hẻm 21: 1-3 | 2-4',
      act: 'save',
    }
    const made = await t.post('/sites', sent(site), cookie)
    expect([made.status, (await made.text()).includes(refused)]).toEqual([422, true])
    expect(await t.store.read.select().from(backCheckDraws)).toEqual([])
    expect(await t.store.read.select().from(sites).where(eq(sites.name, 'Phố mới'))).toEqual([])
  })

  test('and drew a year ahead stops no draw once it is right again, and says that what it drew from cannot be told', async () => {
    await written()
    const ahead = { id: 'ahead', site: world.teHanh, number: 1, seed: 'S', percent: 20, since: 0, officer: 'ho' }
    const { read } = t.store
    await read.insert(backCheckDraws).values({ ...ahead, at: t.clock.now() + YEAR })
    await read.insert(backCheckPicks).values({ visit: 'v1', draw: 'ahead' })
    await storeVisits(t.store, visited('v3', n17))
    const answer = await t.post(path, sent(), ho)
    expect(answer.status).toBe(303)
    const next = answer.headers.get('Location') ?? ''
    expect(await pageOf(t, next, ho)).toContain(words.recompute.same)
    const picked = (await read.select().from(backCheckPicks)).map(({ visit }) => visit)
    expect([picked.length, new Set(picked).size]).toEqual([2, 2])
    expect(await pageOf(t, `${path}/ahead`, ho)).toContain(words.recompute.ahead)
    t.clock.advance(2 * YEAR)
    expect(await pageOf(t, `${path}/ahead`, await t.signIn('ho'))).toContain(words.recompute.ahead)
  })
})

describe('who looks again', () => {
  test('finds the stall in a list of their own, and others find nothing', async () => {
    await drawn(visited('v1', n17, { merchant: world.merchant }))
    const list = await pageOf(t, '/back-checks', mai)
    expect(list).toContain('href="/back-checks/v1"')
    expect(list).toContain('Gạo Nguyễn Thị Út')
    expect(list).not.toContain('Lê Thị Lan')
    expect(await pageOf(t, '/sites', mai)).toContain(words.mine.toDo(1))
    expect(await pageOf(t, '/back-checks', lan)).toContain(words.mine.none)
    for (const cookie of [lan, ho]) expect((await t.get('/back-checks/v1', cookie)).status).toBe(404)
    expect((await check('v1', { outcome: 'agreed', recall: 'came' }, lan)).status).toBe(404)
    expect((await t.get('/back-checks/nothing', mai)).status).toBe(404)
  })

  test('may be another than was drawn, but never who made the visit', async () => {
    const location = await drawn(visited('v1', n15))
    const assign = (officer: string, cookie = ho) =>
      t.post(`${location}/assignments`, sent({ visit: 'v1', officer }), cookie)
    expect((await assign('ho')).headers.get('Location')).toBe(location)
    expect((await t.get('/back-checks/v1', mai)).status).toBe(404)
    expect((await t.get('/back-checks/v1', ho)).status).toBe(200)
    const own = await assign('lan')
    expect([own.status, (await own.text()).includes(words.rules['own-visit'])]).toEqual([422, true])
    expect((await assign(world.officers.ut)).status).toBe(404)
    expect((await assign('lan', mai)).status).toBe(403)
    expect(await t.store.read.select().from(backCheckAssignments)).toHaveLength(2)
  })

  test('is told nothing of the first visit: its form is the same whatever that says and whoever made it', async () => {
    const shown: string[] = []
    for (const first of [
      visited('first', n17, { merchant: world.merchant, outcome: 'agreed', display: 'in-place' }),
      visited('first', n17, { officer: 'anh', outcome: 'refused', reason: 'tax' }),
      visited('first', n17, { outcome: 'closed-for-good' }),
    ]) {
      t = await createTestApp()
      await buildWorld(t.store)
      await addMai(t.store)
      await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
      ho = await t.signIn(world.officers.ho)
      const location = await drawn(first)
      await t.post(`${location}/assignments`, sent({ visit: 'first', officer: MAI.id }), ho)
      shown.push(await pageOf(t, '/back-checks/first', await t.signIn(MAI.id)))
    }
    const same = shown.map((page) => page.replace(/name="submission" value="[^"]+"/, ''))
    expect(new Set(same).size).toBe(1)
    expect(same[0]).not.toMatch(/Lê Thị Lan|Võ Thị Ánh|<input[^>]*\schecked/)
    expect(same[0]).toContain(words.form.recall('05/11/2026'))
    expect(same[0]).not.toContain(`href="/stalls/${n17}"`)
  })
})

test('who made a visit sends nobody to check it, be it the coordinator', async () => {
  const location = await drawn(visited('own', n17, { officer: 'ho' }))
  const before = await t.store.read.select().from(backCheckAssignments)
  const answer = await t.post(`${location}/assignments`, sent({ visit: 'own', officer: MAI.id }), ho)
  expect(answer.status).toBe(422)
  expect(await t.store.read.select().from(backCheckAssignments)).toEqual(before)
})

describe('an answer', () => {
  test('is a visit like any other, and agrees with the first one in the same commit', async () => {
    await drawn(visited('v1', n15))
    const answer = await check('v1', { outcome: 'closed-for-good', recall: 'came' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/back-checks'])
    const [made] = await t.store.read.select().from(visits).where(eq(visits.officer, MAI.id))
    expect(made).toMatchObject({ stall: n15, outcome: 'closed-for-good', at: t.clock.now() })
    expect(await checks()).toEqual([{ visit: 'v1', answer: made?.id, agrees: true, differs: '[]', at: t.clock.now() }])
    const [newest] = await t.store.read
      .select()
      .from(censuses)
      .where(eq(censuses.stall, n15))
      .orderBy(desc(censuses.at))
    expect(newest).toMatchObject({ state: 'closed', officer: MAI.id })
    const acts = await t.store.read.select({ action: audit.action }).from(audit).where(eq(audit.actor, MAI.id))
    expect(acts.map(({ action }) => action)).toEqual(['visit.recorded', 'census.counted', 'back-check.answered'])
    expect(await pageOf(t, '/back-checks', mai)).toContain(words.mine.none)
  })

  test('that differs says in what, to those who look after the site and to nobody else', async () => {
    const location = await drawn(visited('v1', n15))
    await check('v1', { outcome: 'agreed', recall: 'nobody' })
    expect(await checks()).toMatchObject([{ agrees: false, differs: '["outcome"]' }])
    expect(await pageOf(t, location, ho)).toContain(`Khác ở: ${words.facets.outcome}.`)
    const page = await pageOf(t, path, ho)
    expect(page).toContain(words.interval('0–79,3\u00a0%'))
    expect(page).toContain(words.noRanking)
    expect(await pageOf(t, '/back-checks', lan)).toContain(words.interval('0–79,3\u00a0%'))
    expect(await pageOf(t, '/back-checks', mai)).not.toContain('khoảng tin cậy')
  })

  test('opens as a list: of each volunteer for who looks after the site, and to themselves of what was checked', async () => {
    await drawn(visited('v1', n15), visited('v2', n16))
    const [pick] = await t.store.read.select().from(backCheckPicks)
    const theirs = `/sites/${world.teHanh}/officers/lan/back-checks`
    expect(await pageOf(t, theirs, ho)).toContain(words.ofOfficer.parts.waiting(1))
    expect(await pageOf(t, '/checked-visits', lan)).not.toContain('href="/stalls/')
    await check(pick?.visit ?? '', { outcome: 'agreed', recall: 'nobody' })
    expect(await pageOf(t, theirs, ho)).toContain(words.ofOfficer.parts.rest(1))
    const own = await pageOf(t, '/checked-visits', lan)
    expect(own).toContain(`${vi.lasting.failed.Q1}, lượt khảo sát ngày `)
    expect(own).not.toMatch(new RegExp(`${MAI.name}|${words.facets.outcome}`))
    expect(await pageOf(t, '/checked-visits', mai)).not.toContain(vi.lasting.failed.Q1)
    expect((await t.get(theirs, lan)).status).toBe(403)
    expect((await t.get(`/sites/${world.teHanh}/officers/mai/back-checks`, ho)).status).toBe(404)
  })

  test('is taken once: the same form again is the same answer, and another one is refused', async () => {
    await drawn(visited('v1', n15))
    const form = sent({ outcome: 'agreed', recall: 'came' })
    const [first, again] = [await t.post('/back-checks/v1', form, mai), await t.post('/back-checks/v1', form, mai)]
    expect([first.status, again.status, again.headers.get('Location')]).toEqual([303, 303, '/back-checks'])
    const other = await check('v1', { outcome: 'agreed', recall: 'nobody' })
    expect([other.status, (await other.text()).includes(words.form.answered)]).toEqual([409, true])
    expect((await t.get('/back-checks/v1', mai)).status).toBe(409)
    expect(await checks()).toMatchObject([{ agrees: true }])
    expect(await t.store.read.select().from(visits)).toHaveLength(2)
  })

  test('of nobody who could tell is kept as a visit, counts for nothing, and the check stays', async () => {
    await drawn(visited('v1', n15))
    expect((await check('v1', { outcome: 'absent', recall: 'unsure' })).status).toBe(303)
    expect(await checks()).toEqual([])
    expect(await t.store.read.select().from(visits)).toHaveLength(2)
    const list = await pageOf(t, '/back-checks', mai)
    expect(list).toContain(words.mine.tried('14:05 ngày 12/11/2026'))
    expect((await check('v1', { outcome: 'agreed', recall: 'came' })).status).toBe(303)
    expect(await checks()).toMatchObject([{ agrees: true }])
  })

  test('of somebody who has taken over the shop since speaks of another time, whatever they remember', async () => {
    await drawn(visited('v1', n17, { merchant: world.merchant }))
    await t.store.commit([endMerchant(t.store.read, world.merchant, WORLD_DAY)], [])
    await openShop(t.store, 'banh-mi', n17, 'Bánh mì')
    expect((await check('v1', { outcome: 'agreed', recall: 'nobody' })).status).toBe(303)
    expect(await checks()).toEqual([])
  })

  test.each([
    ['no outcome', { recall: 'came' }, 'outcome', vi.form.required],
    ['nothing remembered', { outcome: 'agreed' }, 'recall', vi.form.required],
    ['a refusal without a reason', { outcome: 'refused', recall: 'came' }, 'reason', vi.walks.faults['reason-missing']],
    ['a wall of no day', { outcome: 'agreed', recall: 'came', display: 'missing' }, 'wall', words.form.wallMissing],
    ['a made-up memory', { outcome: 'agreed', recall: 'perhaps' }, 'recall', vi.form.choose],
  ])('with %s gets one sentence, and keeps what was typed', async (_name, fields, field, sentence) => {
    await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
    await drawn(visited('v1', n17))
    const answer = await check('v1', fields)
    const html = await answer.text()
    expect([answer.status, html.includes(`id="${field}-error"`), html.includes(sentence)]).toEqual([422, true, true])
    for (const [name, value] of Object.entries(fields))
      if (value !== 'perhaps') expect(html).toMatch(new RegExp(`name="${name}" value="${value}" checked`))
    expect(await checks()).toEqual([])
  })

  test('that finds a stranger’s code interrupts, opens an incident, and contradicts a match of the same wall', async () => {
    const payload = await registerAccount(t.store, { merchant: world.merchant, account: '900000017' })
    const made = codeForAccount(DEMO_BANK.bin, '900000999', [...BANKS, DEMO_BANK])
    const strange = made.ok ? made.destination.payload : ''
    await t.post(`/stalls/${n17}/visits`, sent({ outcome: 'agreed', display: 'in-place', code: payload }), lan)
    t.clock.advance(3_600)
    await drawn()
    const [first] = await t.store.read.select().from(visits)
    const fields = { outcome: 'agreed', recall: 'came', display: 'in-place', wall: 'unchanged', code: strange }
    const answer = await check(first?.id ?? '', fields)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain(vi.walks.verdicts.stranger)
    // Mai is not sent to walk here: the incident is not hers to open.
    expect(html).not.toContain('/incidents/')
    expect(await t.store.read.select().from(incidents)).toMatchObject([{ source: 'scan', stall: n17 }])
    expect(await checks()).toMatchObject([{ agrees: false, differs: '["scan"]' }])
  })
})
