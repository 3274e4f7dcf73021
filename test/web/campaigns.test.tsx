import { beforeEach, describe, expect, test } from 'vitest'
import { audit, campaignResults, campaignSites, campaigns, campaignTeams } from '../../src/store/schema.ts'
import { insertTeam } from '../../src/store/teams.ts'
import { vi } from '../../src/web/messages/vi.ts'
import { createTestApp, START, type TestApp } from '../support/app.ts'
import { between, pageOf, stallsIn } from '../support/pages.ts'
import { buildWorld, world } from '../support/world.ts'

const LIST = `/communes/${world.commune}/campaigns`
const words = vi.campaigns

let t: TestApp
let ho: string
let sent = 0
const submission = () => `submission-campaign-${String(++sent).padStart(6, '0')}`

beforeEach(async () => {
  t = await createTestApp()
  await buildWorld(t.store)
  const team = { id: 'to-6', commune: world.commune, kind: 'digital', name: 'Tổ 6', officer: 'ho', at: START } as const
  expect(await t.store.commit([insertTeam(t.store.read, team)], [])).toMatchObject({ ok: true })
  ho = await t.signIn(world.officers.ho)
})

type Given = Record<string, string | string[]>
const typed = {
  ...{ name: 'Ra quân phố Tế Hanh', from: '2026-11-10', to: '2026-11-14', plan: 'Hướng dẫn 120 lượt' },
  ...{ sites: [world.teHanh, world.market], teams: ['to-6'] },
}
const make = (given: Given = {}, cookie = ho, id = submission()) =>
  t.post(LIST, { submission: id, ...typed, ...given }, cookie)
async function made(given: Given = {}): Promise<string> {
  const answer = await make(given)
  expect(answer.status).toBe(303)
  return answer.headers.get('Location') ?? ''
}
const told = { day: '2026-11-11', team: 'to-6', turns: '40', people: '31', note: '' }
const tell = (at: string, given: Given = {}, cookie = ho, id = submission()) =>
  t.post(`${at}/results`, { submission: id, ...told, ...given }, cookie)
const results = () => t.store.read.select().from(campaignResults)
const errorsIn = (html: string) =>
  [...html.matchAll(/<p id="(\w+)-error" role="alert">([^<]+)</g)].map(([, field, text]) => [field, text])

describe('making a campaign', () => {
  test('keeps name, days, plan, sites and teams, with who, when and an audit entry', async () => {
    const at = await made()
    const [row] = await t.store.read.select().from(campaigns)
    expect(at).toBe(`/campaigns/${row?.id}`)
    const kept = { name: typed.name, plan: typed.plan, fromDay: '2026-11-10', toDay: '2026-11-14', officer: 'ho' }
    expect(row).toMatchObject({ ...kept, commune: world.commune, at: START })
    expect((await t.store.read.select().from(campaignSites)).map(({ site }) => site).sort()).toEqual(
      [world.teHanh, world.market].sort(),
    )
    expect((await t.store.read.select().from(campaignTeams)).map(({ team }) => team)).toEqual(['to-6'])
    const entries = await t.store.read.select().from(audit)
    expect(entries.map(({ action, subject }) => [action, subject])).toContainEqual(['campaign.made', row?.id])
    expect(await pageOf(t, LIST, ho)).toContain(words.noResults)
  })

  test('is one campaign when sent twice, and needs no team', async () => {
    const id = submission()
    const without = { teams: [] as string[] }
    expect((await make(without, ho, id)).status).toBe(303)
    expect((await make(without, ho, id)).status).toBe(303)
    expect(await t.store.read.select().from(campaigns)).toHaveLength(1)
  })

  test('keeps what was typed and says by each field what is wrong', async () => {
    const empty = await make({ name: '1', from: 'mai', plan: '' })
    expect(empty.status).toBe(422)
    expect(errorsIn(await empty.text())).toEqual([
      ['name', words.noLetter],
      ['from', vi.form.notADay],
      ['plan', 'Hãy điền ô này.'],
    ])
    const answer = await make({ to: '2026-11-09', sites: [], teams: ['to-la'] })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(errorsIn(html)).toEqual([
      ['to', words.faults['ends-before']],
      ['sites', words.sitesMissing],
      ['teams', 'Hãy chọn một mục.'],
    ])
    expect(html).toContain(`value="${typed.name}"`)
    expect(html).toContain(typed.plan)
    const kept = await (await make({ name: '' })).text()
    expect(kept.match(/name="sites" value="[^"]+" checked/g)).toHaveLength(2)
    expect(await t.store.read.select().from(campaigns)).toEqual([])
  })

  test('masks whole account and phone numbers in the plan', async () => {
    const at = await made({ plan: 'Gọi 0905123456 trước' })
    expect(await pageOf(t, at, ho)).not.toContain('0905123456')
  })
})

describe('changing a campaign', () => {
  const seenIn = (html: string) => /name="seen" value="(\w+)"/.exec(html)?.[1] ?? ''
  const revise = (at: string, seen: string, given: Given = {}, cookie = ho, id = submission()) =>
    t.post(`${at}/revision`, { submission: id, seen, ...typed, ...given }, cookie)

  test('keeps what is written anew, with its sites and teams and an audit entry; sent twice it is one change', async () => {
    const at = await made()
    const form = await pageOf(t, `${at}/revision`, ho)
    expect(form).toContain(`value="${typed.name}"`)
    const [seen, id] = [seenIn(form), submission()]
    const anew = { name: 'Ra quân tháng Mười một', to: '20/11/2026', sites: [world.market], teams: [] as string[] }
    for (const _ of [1, 2]) {
      const answer = await revise(at, seen, anew, ho, id)
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, at])
    }
    const [row] = await t.store.read.select().from(campaigns)
    expect(row).toMatchObject({ name: anew.name, fromDay: '2026-11-10', toDay: '2026-11-20', officer: 'ho' })
    expect((await t.store.read.select().from(campaignSites)).map(({ site }) => site)).toEqual([world.market])
    expect(await t.store.read.select().from(campaignTeams)).toEqual([])
    const revised = (await t.store.read.select().from(audit)).filter(({ action }) => action === 'campaign.revised')
    expect(revised.map(({ actor, subject }) => [actor, subject])).toEqual([['ho', row?.id]])
  })

  test('overwrites nothing that another wrote meanwhile, and loses nothing that was typed', async () => {
    const at = await made()
    const seen = seenIn(await pageOf(t, `${at}/revision`, ho))
    expect((await revise(at, seen, { name: 'Của người khác' })).status).toBe(303)
    const late = await revise(at, seen, { name: 'Của tôi', plan: 'Đi hai buổi' })
    const html = await late.text()
    expect(late.status).toBe(422)
    for (const text of [words.revisedMeanwhile, 'value="Của tôi"', 'Đi hai buổi']) expect(html).toContain(text)
    expect((await t.store.read.select().from(campaigns)).map(({ name }) => name)).toEqual(['Của người khác'])
    expect((await revise(at, seenIn(html), { name: 'Của tôi' })).status).toBe(303)
  })

  test('leaves no outcome outside its days, and drops no team that told one', async () => {
    const at = await made()
    expect((await tell(at)).status).toBe(303)
    const seen = seenIn(await pageOf(t, `${at}/revision`, ho))
    const answer = await revise(at, seen, { from: '2026-11-12', teams: [], plan: '' })
    expect(answer.status).toBe(422)
    expect(errorsIn(await answer.text())).toEqual([['plan', vi.form.required]])
    const again = await revise(at, seen, { from: '2026-11-12', teams: [] })
    expect(errorsIn(await again.text())).toEqual([
      ['to', words.toldOutside],
      ['teams', words.toldBy],
    ])
  })

  test('is for its commune’s editors', async () => {
    const at = await made()
    expect((await t.get(`${at}/revision`, await t.signIn(world.officers.lan))).status).toBe(403)
  })
})

describe('the outcome', () => {
  test('is told by day and team; turns and people are two counts, added up apart', async () => {
    const at = await made()
    expect((await tell(at)).status).toBe(303)
    expect((await tell(at, { day: '2026-11-12', team: '', turns: '1.200', people: '900' })).status).toBe(303)
    const html = await pageOf(t, at, ho)
    expect(html).toContain(`<dt>${words.turns}</dt><dd>1.240</dd>`)
    expect(html).toContain(`<dt>${words.people}</dt><dd>931</dd>`)
    expect(html).toContain(words.allTeams)
    expect(await pageOf(t, LIST, ho)).toContain(words.guided('1.240', '931'))
  })

  test('is refused for more people than turns, a day outside or ahead, a team that does not take part', async () => {
    const at = await made()
    const answer = await tell(at, { day: '2026-11-09', people: '41', team: 'to-la' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(errorsIn(html)).toEqual([
      ['day', words.faults['day-outside']],
      ['team', 'Hãy chọn một mục.'],
      ['people', words.faults['people-exceed']],
    ])
    expect(html).toContain('name="people" type="text" value="41"')
    expect(await (await tell(at, { day: '2026-11-13' })).text()).toContain(words.faults['day-ahead'])
    expect(errorsIn(await (await tell(at, { turns: 'nhiều', people: '' })).text())).toEqual([
      ['turns', words.badCount('99.999')],
      ['people', 'Hãy điền ô này.'],
    ])
    expect(await results()).toEqual([])
  })

  test('is corrected by a row in its place; the old one stays, struck through, with why', async () => {
    const at = await made()
    await tell(at)
    const [old] = await results()
    const form = await pageOf(t, `${at}?correct=${old?.id}`, ho)
    expect(form).toContain(words.correcting('11/11/2026', 'Tổ 6'))
    expect(form).toContain('value="40"')
    const correct = (given: Given = {}) => tell(at, { replaces: old?.id ?? '', turns: '35', people: '30', ...given })
    const silent = await correct()
    expect([silent.status, errorsIn(await silent.text())]).toEqual([422, [['note', words.whyMissing]]])
    expect((await correct({ note: 'Cộng nhầm một buổi' })).status).toBe(303)
    const html = await pageOf(t, at, ho)
    const struck = between(html, 'data-replaced', '</tr>')
    for (const text of ['11/11/2026', 'Tổ 6', '40', '31']) expect(struck).toContain(`<s>${text}</s>`)
    expect(struck).toContain(words.replacedBy('Trần Văn Hổ', 'Cộng nhầm một buổi'))
    expect(struck).not.toContain('correct=')
    expect(html).toContain(`<dt>${words.turns}</dt><dd>35</dd>`)
    const late = await correct({ note: 'Lần nữa' })
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining(words.replacedNow)])
    expect(await results()).toHaveLength(2)
    const acts = (await t.store.read.select().from(audit)).map(({ action }) => action)
    expect(acts.filter((action) => action.startsWith('campaign.result'))).toEqual([
      'campaign.result-told',
      'campaign.result-replaced',
    ])
  })

  test('sent twice is one row, and before the first day there is no form', async () => {
    const at = await made()
    const id = submission()
    await tell(at, {}, ho, id)
    expect((await tell(at, {}, ho, id)).status).toBe(303)
    expect(await results()).toHaveLength(1)
    const coming = await made({ from: '2026-11-20', to: '2026-11-21' })
    const html = await pageOf(t, coming, ho)
    expect(html).toContain(words.notBegun)
    expect(html).not.toContain(words.addResult)
  })

  test('of another campaign is not corrected here', async () => {
    const [at, other] = [await made(), await made({ name: 'Đợt khác' })]
    await tell(at)
    const [old] = await results()
    expect((await t.get(`${other}?correct=${old?.id}`, ho)).status).toBe(404)
    expect((await tell(other, { replaces: old?.id ?? '', note: 'Nhầm' })).status).toBe(422)
  })
})

test('what was recorded on the sites within the days stands beside the plan', async () => {
  const at = await made()
  const visit = { submission: submission(), outcome: 'absent' }
  expect((await t.post(`/stalls/${world.teHanhStalls.n15}/visits`, visit, ho)).status).toBe(303)
  const row = between(await pageOf(t, at, ho), `href="/sites/${world.teHanh}"`, '</tr>')
  const stalls = `${at}/stalls#site-${world.teHanh}`
  expect(row).toContain(`${words.recordedColumns.visits}: </span><a href="${stalls}">1</a>`)
  expect(row).toContain(`${words.recordedColumns.visited}: </span><a href="${stalls}">1</a>`)
  expect(row).toContain(`${words.recordedColumns.registered}: </span>0<`)
  const list = await pageOf(t, `${at}/stalls`, ho)
  expect(stallsIn(list)).toEqual([world.teHanhStalls.n15])
  expect(list).toContain(words.stallVisits(1))
  expect(await pageOf(t, `${await made({ from: '2026-11-01', to: '2026-11-02' })}/stalls`, ho)).toContain(
    words.noStalls,
  )
})

describe('who reads and who writes', () => {
  test('the leader does as the coordinator does; auditor and administrator only read', async () => {
    const at = await made()
    expect((await tell(at, {}, await t.signIn('anh'))).status).toBe(303)
    for (const officer of ['tra', 'dang']) {
      const cookie = await t.signIn(officer)
      const html = await pageOf(t, at, cookie)
      expect(html).not.toContain(words.addResult)
      expect(html).not.toContain('correct=')
      expect(await pageOf(t, LIST, cookie)).not.toContain(`href="${LIST}/new"`)
      expect((await tell(at, {}, cookie)).status).toBe(403)
    }
    expect((await t.get(LIST, await t.signIn('lan'))).status).toBe(403)
  })

  test('elsewhere nothing of it is found', async () => {
    const at = await made()
    const ut = await t.signIn('ut')
    for (const path of [LIST, `${LIST}/new`, at, `${at}/stalls`, '/campaigns/none'])
      expect([path, (await t.get(path, ut)).status]).toEqual([path, 404])
    expect((await make({}, ut)).status).toBe(404)
    expect((await tell(at, {}, ut)).status).toBe(404)
  })
})
