import { beforeEach, describe, expect, test } from 'vitest'
import { insertIncident } from '../../src/store/incidents.ts'
import { assignments, visits } from '../../src/store/schema.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { between, linkedNumbers, pageOf, stallsIn } from '../support/pages.ts'
import { addVariedSite } from '../support/varied-site.ts'
import { buildWorld, world } from '../support/world.ts'

const COMMUNE = `/communes/${world.commune}/due`
const words = vi.due
const { n15, n17, n18 } = world.teHanhStalls

let t: TestApp
const cookies: Record<string, string> = {}

/** A market with every state, appointments at 15 (due) and 18 (ahead), an incident at 17 and one of no stall. */
beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  await addVariedSite(t.store, 'cho-lon', 26)
  const { read } = t.store
  const promised = (stall: string, returnDay: string) =>
    read.insert(visits).values({
      ...{ id: `promised-${stall}`, stall, officer: 'lan', day: '2026-11-09', at: START, outcome: 'postponed' },
      returnDay,
    })
  const incident = (id: string, of: object) =>
    insertIncident(read, { id, commune: world.commune, source: 'public', openedAt: START, ...of })
  const writes = [promised(n15, '2026-11-12'), promised(n18, '2026-11-13'), incident('i17', { stall: n17 })]
  const committed = await t.store.commit([...writes, incident('i0', { place: 'Quán nước đầu hẻm' })], [])
  expect(committed).toMatchObject({ ok: true })
  for (const officer of ['lan', 'ho', 'anh', 'tra', 'dang', 'ut']) cookies[officer] = await t.signIn(officer)
})

const page = (path: string, officer = 'ho') => pageOf(t, path, cookies[officer] ?? '')
const numberOf = (html: string, kind: keyof typeof words.kinds): string | undefined =>
  new RegExp(`<dt>${words.kinds[kind]}</dt><dd>(?:<a [^>]*>)?(\\d+)<`).exec(html)?.[1]
const tasksOf = (html: string, kind: string) => html.match(new RegExp(`<li data-kind="${kind}"`, 'g'))?.length ?? 0

describe('what is due in a commune', () => {
  test('is told site by site, in walking order, with what to do and a way to the stall', async () => {
    const html = await page(COMMUNE)
    const street = between(html, `id="site-${world.teHanh}"`, '</section>')
    expect(stallsIn(street)).toEqual([n15, n17])
    expect(street).toContain(words.what.appointment('12/11/2026'))
    expect(street).toContain(words.what.incident('12/11/2026'))
    expect(street).toContain('href="/incidents/i17"')
    const market = stallsIn(between(html, 'id="site-cho-lon"', '</section>'))
    const order = market.map((id) => Number(id.replace('cho-lon-', '')))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(between(html, words.elsewhere, '</section>')).toContain('Quán nước đầu hẻm')
  })

  test('counts each kind as often as it lists it', async () => {
    const html = await page(COMMUNE)
    for (const kind of ['appointment', 'return-visit', 're-scan'] as const)
      expect([kind, numberOf(html, kind)]).toEqual([kind, String(tasksOf(html, kind))])
    expect(tasksOf(html, 'return-visit')).toBeGreaterThan(2)
    expect(numberOf(html, 'incident')).toBe(String(tasksOf(html, 'incident') + 1))
  })

  test('has as many re-scans as the list of stale stalls, and the same ones', async () => {
    const html = await page(COMMUNE)
    const list = await page(`/communes/${world.commune}/figures/stale`)
    expect(html).toContain(`href="/communes/${world.commune}/figures/stale"`)
    expect(linkedNumbers(html, `/communes/${world.commune}`).get('stale')).toBe(stallsIn(list).length)
    const rows = html.split('<tr>').filter((row) => row.includes('data-kind="re-scan"'))
    expect(rows.flatMap(stallsIn)).toEqual(stallsIn(list))
    expect(rows.length).toBeGreaterThan(0)
  })

  test('is named by commune, day and who carries it, in the title too, for paper', async () => {
    const html = await page(COMMUNE)
    expect(html).toContain('<title>Việc đến hạn · xã Bình Sơn · 12/11/2026 · Trần Văn Hổ · Phố QR</title>')
    expect(html).toContain(words.by('Trần Văn Hổ'))
    const rows = html.match(/<tr>(?!<th)/g)?.length
    expect(html.match(/<i class="tick">/g)).toHaveLength(rows ?? 0)
  })

  test('is done when somebody was there, and comes back when the next day comes', async () => {
    const visit = { submission: 'submission-due-000001', outcome: 'absent' }
    expect((await t.post(`/stalls/${n15}/visits`, visit, cookies.ho)).status).toBe(303)
    expect(stallsIn(between(await page(COMMUNE), `id="site-${world.teHanh}"`, '</section>'))).toEqual([n17])
    t.clock.advance(86_400)
    const cookie = await t.signIn('ho')
    const street = between(await pageOf(t, COMMUNE, cookie), `id="site-${world.teHanh}"`, '</section>')
    expect(stallsIn(street)).toEqual([n17, n18])
  })
})

describe('what is due for one volunteer', () => {
  test('is of the sites they were sent to, on their own page and on the one the coordinator prints for them', async () => {
    const own = await page('/due', 'lan')
    expect(stallsIn(own)).toEqual([n15, n17])
    expect(own).toContain(words.assignedTo('Lê Thị Lan'))
    expect(own).toContain('<title>Việc đến hạn · xã Bình Sơn · 12/11/2026 · Lê Thị Lan · Phố QR</title>')
    expect(await page(COMMUNE)).toContain(`href="${COMMUNE}?officer=lan"`)
    const printed = await page(`${COMMUNE}?officer=lan`)
    expect(stallsIn(printed)).toEqual(stallsIn(own))
    expect(printed).toContain(words.assignedTo('Lê Thị Lan'))
    expect(printed).not.toContain('Quán nước đầu hẻm')
    expect((await t.get(`${COMMUNE}?officer=ut`, cookies.ho)).status).toBe(404)
  })

  test('is nothing where nothing is, and says so where no site was given', async () => {
    const committed = await t.store.commit([t.store.read.delete(assignments)], [])
    expect(committed).toMatchObject({ ok: true })
    const html = await page('/due', 'lan')
    expect(html).toContain(words.noSites)
    expect(stallsIn(html)).toEqual([])
  })
})

describe('the way there', () => {
  test('leads from the commune’s page and from the volunteer’s sites', async () => {
    const commune = await page(`/communes/${world.commune}`)
    for (const part of ['due', 'teams', 'campaigns'])
      expect(commune).toContain(`href="/communes/${world.commune}/${part}"`)
    expect(await page('/sites', 'lan')).toContain('href="/due"')
    expect(await page('/sites', 'ho')).not.toContain('href="/due"')
  })

  test('is open to who reads the commune, and found by nobody else', async () => {
    for (const officer of ['anh', 'tra', 'dang']) expect(await page(COMMUNE, officer)).toContain(words.title)
    expect(await page(COMMUNE, 'dang')).not.toContain('href="/incidents/')
    expect((await t.get(COMMUNE, cookies.lan)).status).toBe(403)
    expect((await t.get('/due', cookies.ho)).status).toBe(403)
    expect((await t.get(COMMUNE, cookies.ut)).status).toBe(404)
    expect(await page(`/communes/${world.otherCommune}/due`, 'ut')).toContain(words.none)
  })
})
