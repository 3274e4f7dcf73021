import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { scopeOf } from '../../src/domain/access.ts'
import { isUnwilling } from '../../src/domain/adoption.ts'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import { sumResults } from '../../src/domain/campaign.ts'
import { dayOf } from '../../src/domain/day.ts'
import { figuresOf } from '../../src/domain/figures.ts'
import { funnelOf, reasonsOf, sumFunnels } from '../../src/domain/funnel.ts'
import { rankSites } from '../../src/domain/rank.ts'
import { showShare } from '../../src/domain/share.ts'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import { readFonts } from '../../src/entry/fonts.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import { listRecorded, listRecordedStalls, listResults } from '../../src/store/campaigns.ts'
import { listUnresolvedIncidents } from '../../src/store/incidents.ts'
import { listLiveCodes, openCode } from '../../src/store/payment-codes.ts'
import { listNewestPlans } from '../../src/store/reason-plans.ts'
import { stickerEvents, visits } from '../../src/store/schema.ts'
import { listFactsBySite } from '../../src/store/site-facts.ts'
import { listSites } from '../../src/store/sites.ts'
import { listStandings } from '../../src/store/standings.ts'
import { listTargets } from '../../src/store/targets.ts'
import { listTeams } from '../../src/store/teams.ts'
import { paths } from '../../src/web/paths.ts'
import { createPrinter } from '../../src/web/print/print.ts'
import { contenderOf, rankFactsOf } from '../../src/web/rank-facts.ts'
import { createTestApp } from '../support/app.ts'
import { pageOf } from '../support/pages.ts'

const leader = scopeOf('anh', [{ role: 'leader', unit: '21040' }], ['leader'])
if (leader === undefined) throw new Error('no scope')

/** N, A1–A5 and the evidence of each site: what the demo tells, all of it assumed. */
const TOLD = {
  'Chợ Châu Ổ': { N: 180, A: [162, 109, 101, 64, 58], bank: 14, observed: 44, said: 21 },
  'Chợ Châu Ổ 2': { N: 60, A: [60, 44, 41, 29, 25], bank: 4, observed: 21, said: 8 },
  'Hẻm chợ Châu Ổ': { N: 14, A: [14, 11, 10, 8, 6], bank: 2, observed: 4, said: 2 },
  'Phố Tế Hanh': { N: 34, A: [34, 30, 29, 24, 22], bank: 9, observed: 13, said: 3 },
}

/** A6, A8, A9 and Q1 of each site. */
const LASTING = {
  'Chợ Châu Ổ': ['8/180', '15/24', '15/16', '7/9'],
  'Chợ Châu Ổ 2': ['4/60', '3/3', 'none', 'none'],
  'Hẻm chợ Châu Ổ': ['1/14', 'none', 'none', 'none'],
  'Phố Tế Hanh': ['6/34', '8/8', '8/9', '8/8'],
}

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the demo world', () => {
  let world: Awaited<ReturnType<typeof createTestApp>>
  beforeAll(async () => {
    world = await createTestApp({ demo: true, printer: createPrinter(readFonts(), sha256) })
    await loadDemoWorld(world.services)
  })
  const standings = (site: string) => listStandings(world.store.read, leader, { site }, dayOf(world.services.clock()))

  test('tells of every site exactly the funnel it was made to tell', async () => {
    const day = dayOf(world.services.clock())
    const told: Record<string, unknown> = {}
    for (const { id, name } of await listSites(world.store.read, leader)) {
      const { operating, shares, evidence } = funnelOf(await standings(id), day)
      told[name] = { N: operating, A: Object.values(shares).map(({ count }) => count), ...evidence }
    }
    expect(told).toEqual(TOLD)
  })

  test('has every lasting figure at one place and none of it at another, and ranks one place and not the other', async () => {
    const day = dayOf(world.services.clock())
    const told: Record<string, unknown> = {}
    const contenders = []
    const sites = await listSites(world.store.read, leader)
    const facts = await listFactsBySite(world.store.read, leader, { commune: '21040' }, day)
    for (const { id, name } of sites) {
      const here = facts.get(id)
      if (here === undefined) throw new Error(`no facts of ${name}`)
      const { A5, A6, A8, A9, Q1 } = figuresOf(here, day).shares
      told[name] = [A6, A8, A9, Q1].map((share) => (share.total === 0 ? 'none' : showShare(share)))
      contenders.push(contenderOf(id, A5, rankFactsOf(here)))
    }
    expect(told).toEqual(LASTING)
    const ranks = rankSites(contenders, day)
    const kinds = sites.map(({ id, name }) => {
      const rank = ranks.get(id)
      return [name, rank?.kind === 'unranked' ? rank.obstacle.why : rank?.kind]
    })
    expect(Object.fromEntries(kinds)).toEqual({
      ...{ 'Phố Tế Hanh': 'ranked', 'Chợ Châu Ổ': 'unchecked' },
      ...{ 'Chợ Châu Ổ 2': 'unchecked', 'Hẻm chợ Châu Ổ': 'few' },
    })
  })

  test('shows targets with a sample document and without one, and a plan that is late', async () => {
    const { read } = world.store
    const targets = await listTargets(read, leader, '21040')
    expect(targets.map(({ siteName, document }) => [siteName, document])).toEqual([
      [null, 'Mẫu 01/KH-UBND'],
      ['Chợ Châu Ổ', null],
      ['Phố Tế Hanh', 'Mẫu 01/KH-UBND'],
    ])
    const today = dayOf(world.services.clock())
    const late = (await listNewestPlans(read, leader, '21040')).filter(
      ({ dueDay }) => dueDay !== null && dueDay < today,
    )
    expect(late.map(({ reason }) => reason)).toEqual(['elderly'])
  })

  test('sums to the commune: 111 of 288 active, 64 reasons why not', async () => {
    const day = dayOf(world.services.clock())
    const sites = await listSites(world.store.read, leader)
    const all = await Promise.all(sites.map(({ id }) => standings(id)))
    expect(
      sumFunnels(
        all.map((one) => funnelOf(one, day)),
        day,
      ).shares.A5,
    ).toEqual({ count: 111, total: 288 })
    expect(reasonsOf(all.flat()).reduce((sum, { count }) => sum + count, 0)).toBe(64)
  })

  test('gives every place of many refusals several reasons, as often as the commune tells them', async () => {
    const sites = await listSites(world.store.read, leader)
    const all = await Promise.all(sites.map(({ id }) => standings(id)))
    const told = Object.fromEntries(reasonsOf(all.flat()).map(({ reason, count }) => [reason, count]))
    expect(told).toEqual({
      ...{ tax: 17, 'cash-customers': 14, elderly: 12, fraud: 7, 'no-smartphone': 7 },
      ...{ 'relative-account': 4, 'weak-signal': 2, other: 1 },
    })
    const kinds = all.map((one) => [one.filter(isUnwilling).length, reasonsOf(one).length] as const)
    expect(kinds.filter(([unwilling, reasons]) => unwilling >= 3 && reasons < 3)).toEqual([])
  })

  test('pays only the bank that does not exist, and every code opens', async () => {
    const bins = new Set<string | undefined>()
    for (const { id } of await listSites(world.store.read, leader))
      for (const sealed of await listLiveCodes(world.store.read, leader, id))
        bins.add((await openCode(world.store, sealed)).content.bin)
    expect([...bins]).toEqual([DEMO_BANK.bin])
  })

  test('has an incident for each alarm, one of them in hand, and every sticker that was scanned is placed', async () => {
    const open = await listUnresolvedIncidents(world.store.read, leader, '21040')
    expect(open.map(({ stall, holder }) => [stall?.number, holder])).toEqual([
      [expect.stringMatching(/^[A-Z]\d+$/), null],
      ['21', 'Phạm Văn Hơ'],
    ])
    const placed = await world.store.read.select().from(stickerEvents).where(eq(stickerEvents.event, 'placed'))
    const matched = await world.store.read.select().from(visits).where(eq(visits.scan, 'match'))
    const placing = new Set(placed.map(({ visit }) => visit))
    expect(matched.filter(({ id }) => placing.has(id))).toHaveLength(placed.length)
    // A scan that finds the same sticker again places nothing.
    expect(new Set(matched.map(({ stall }) => stall)).size).toBe(placed.length)
  })

  test('has two teams and a campaign of theirs, one row of its outcome corrected', async () => {
    const teams = await listTeams(world.store.read, leader, '21040')
    expect(teams.map(({ named, declared }) => [named, declared])).toEqual([
      [4, 7],
      [3, 12],
    ])
    const results = await listResults(world.store.read, leader, { campaign: 'campaign-1' })
    expect([results.length, sumResults(results)]).toEqual([5, { turns: 142, people: 106 }])
    const recorded = await listRecorded(world.store.read, leader, 'campaign-1')
    expect(recorded.map(({ name, visits }) => [name, visits])).toEqual([
      ['Phố Tế Hanh', 11],
      ['Chợ Châu Ổ', 20],
    ])
    const stalls = await listRecordedStalls(world.store.read, leader, 'campaign-1')
    for (const { site, visits, visited, registered } of recorded) {
      const here = stalls.filter((one) => one.site === site)
      const sum = (of: 'visits' | 'registered') => here.reduce((total, one) => total + one[of], 0)
      const met = here.filter((one) => one.visits > 0).length
      expect([sum('visits'), met, sum('registered')]).toEqual([visits, visited, registered])
    }
  })

  test('has a flag of either kind on its page: the rally that was asked about, and one photo of two stalls that was not', async () => {
    const page = await pageOf(world, paths.flags('21040'), await world.signIn('ho'))
    const [burst = '', photo = ''] = ['lượt khảo sát trong', 'lượt khảo sát chung một tấm ảnh'].map(
      (title) => page.split('<section').find((card) => card.includes(`${title}`) && card.includes('<h2>')) ?? '',
    )
    expect(burst).toContain('số liệu giả định')
    expect(burst).not.toContain('name="finding"')
    expect(photo).toContain('name="finding"')
    expect(page.match(/<h2>\d+ lượt khảo sát/g)).toHaveLength(2)
    const [shown = ''] =
      /visits\/[^"]+\/photo/.exec(await pageOf(world, paths.stall('site-2-stall-A2'), await world.signIn('ho'))) ?? []
    const picture = await world.get(`/${shown}`, await world.signIn('ho'))
    expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
  })

  test('leaves an audit chain that is whole', async () => {
    expect(await verifyAudit(world.store.read, world.store.keys)).toMatchObject({ ok: true })
  })
})
