import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, startOf } from '../../src/domain/day.ts'
import {
  bandOf,
  type Contender,
  obstacleOf,
  RANKED_FROM,
  type Rank,
  rankAlone,
  rankedShare,
  rankSites,
} from '../../src/domain/rank.ts'
import { share } from '../../src/domain/share.ts'

const today = '2026-11-12'
const received = (days: number) => startOf(addDays(today, -days)) + 3_600
const site = (id: string, active: number, total: number, more: Partial<Contender> = {}): Contender => ({
  ...{
    site: id,
    active: share(active, total),
    leavings: 0,
    checked: share(4, 40),
    lately: share(4, 40),
    receivedAt: received(1),
  },
  ...more,
})
const placesOf = (sites: Contender[]) =>
  [...rankSites(sites, today)].map(([id, rank]) => [id, rank.kind === 'ranked' ? `${rank.place}/${rank.of}` : 'none'])

describe('a size band', () => {
  test.each([
    [0, 'small'],
    [19, 'small'],
    [20, 'medium'],
    [49, 'medium'],
    [50, 'large'],
    [149, 'large'],
    [150, 'huge'],
    [6000, 'huge'],
  ])('of %i stalls is %s', (stalls, band) => {
    expect(bandOf(stalls)).toBe(band)
  })
})

describe('a site has no rank', () => {
  test.each<[sentence: string, contender: Contender, why: string | undefined]>([
    ['with 19 stalls, however well they do', site('s', 19, 19), 'few'],
    ['but has one with 20', site('s', 20, 20), undefined],
    ['when nothing was received for 15 days', site('s', 9, 30, { receivedAt: received(15) }), 'silent'],
    ['but has one after 14', site('s', 9, 30, { receivedAt: received(14) }), undefined],
    ['when nothing was ever received', site('s', 9, 30, { receivedAt: undefined }), 'silent'],
    ['when 9 of 99 visits were checked', site('s', 9, 30, { checked: share(9, 99) }), 'unchecked'],
    ['but has one when 10 of 100 were', site('s', 9, 30, { checked: share(10, 100) }), undefined],
    [
      'when the one visit of a new round was checked, and of those before it too few',
      site('s', 9, 30, { checked: share(1, 1), lately: share(1, 101) }),
      'unchecked-lately',
    ],
    [
      'when enough were checked of the round before, and none of this one',
      site('s', 9, 30, { checked: share(0, 5), lately: share(20, 45) }),
      'unchecked',
    ],
    ['when the round has no visit', site('s', 9, 30, { checked: share(0, 0) }), 'unchecked'],
  ])('%s', (_sentence, contender, why) => {
    expect(obstacleOf(contender, today)?.why).toBe(why)
    const [rank] = rankSites([contender], today).values()
    expect(rank?.kind).toBe(why === undefined ? 'ranked' : 'unranked')
    expect(rankAlone(contender, today).kind).toBe(why === undefined ? 'comparable' : 'unranked')
  })
})

describe('ranks', () => {
  test('go by the share of A5, and equal shares share a place', () => {
    const sites = [site('a', 10, 40), site('b', 20, 40), site('c', 11, 22), site('d', 39, 40), site('e', 0, 40)]
    expect(placesOf(sites)).toEqual([
      ['a', '4/5'],
      ['b', '2/5'],
      ['c', '2/5'],
      ['d', '1/5'],
      ['e', '5/5'],
    ])
  })

  test('are given within a band, and count the ranked alone', () => {
    const sites = [
      ...[site('a', 10, 40), site('b', 5, 40), site('large', 5, 60)],
      ...[site('few', 19, 19), site('silent', 40, 40, { receivedAt: received(40) })],
    ]
    expect(placesOf(sites)).toEqual([
      ['a', '1/2'],
      ['b', '2/2'],
      ['large', '1/1'],
      ['few', 'none'],
      ['silent', 'none'],
    ])
  })

  test('compare shares in whole numbers, exact where fractions would be rounded', () => {
    const [one, other] = [site('a', 33, 149), site('b', 31, 140)]
    expect(placesOf([one, other])).toEqual([
      ['a', '1/2'],
      ['b', '2/2'],
    ])
  })
})

describe('a site cannot rise by shrinking N', () => {
  /** Stalls that are not active are counted as closed: N and its rest shrink, what left is known. */
  const shrunk = (contender: Contender, by: number): Contender => ({
    ...contender,
    active: share(contender.active.count, contender.active.total - by),
    leavings: contender.leavings + by,
  })

  test('ten stalls closed without cause: A5 looks better, the rank does not', () => {
    const [honest, sly] = [site('honest', 22, 40), site('sly', 20, 40)]
    const after = shrunk(sly, 10)
    expect(after.active).toEqual({ count: 20, total: 30 })
    expect(rankedShare(after)).toEqual({ count: 20, total: 40 })
    expect(placesOf([honest, after])).toEqual(placesOf([honest, sly]))
  })

  test('it does not slip into a smaller band, nor under the least size of a rank', () => {
    expect(placesOf([shrunk(site('sly', 30, 60), 30), site('a', 40, 45)])).toEqual([
      ['sly', '1/1'],
      ['a', '1/1'],
    ])
    expect(obstacleOf(shrunk(site('poor', 1, RANKED_FROM), 15), today)).toBeUndefined()
  })

  test('whatever the sites, and however many stalls are taken out', () => {
    const some = fc
      .record({ total: fc.integer({ min: 1, max: 200 }), active: fc.nat(200), out: fc.nat(200) })
      .map(({ total, active, out }) => ({ total, active: Math.min(active, total), out }))
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), (sites) => {
        const before = sites.map(({ total, active }, at) => site(String(at), active, total))
        const [sly, ...others] = before
        if (sly === undefined) return
        const idle = sly.active.total - sly.active.count
        const after = [shrunk(sly, Math.min(sites[0]?.out ?? 0, idle)), ...others]
        const plain = (ranks: ReadonlyMap<string, Rank>) => [...ranks]
        expect(plain(rankSites(after, today))).toEqual(plain(rankSites(before, today)))
      }),
    )
  })
})
