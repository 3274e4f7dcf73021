import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { addDays } from '../../src/domain/day.ts'
import { SPOTS_AT_MOST } from '../../src/domain/spot-numbers.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import type { Store } from '../../src/store/database.ts'
import type { Draft } from '../../src/store/draft.ts'
import { listHamlets } from '../../src/store/hamlets.ts'
import { hamlets, stalls } from '../../src/store/schema.ts'
import { draftRound, draftSite, draftStall, type NewSite } from '../../src/store/site-lists.ts'
import { findSite, insertBlocks, listBlocks, listRounds } from '../../src/store/sites.ts'
import { listStandings } from '../../src/store/standings.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_BEGAN, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }

describe.each(DRIVERS)('lists of stalls on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  let made = 0
  const act = { by: ho.officer, at: WORLD_NOW, newId: () => `made-${++made}` }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  const commit = ({ writes, entries }: Draft) => store.commit(writes, entries)
  const listed = (site: string, day = WORLD_DAY) => listStandings(store.read, ho, { site }, day)
  const positions = async (site: string) => (await listed(site)).map(({ number, position }) => `${position}:${number}`)

  const row = (name: string, count: number) => ({
    ...{ name, endsAt: null },
    spots: Array.from({ length: count }, (_, at) => ({ number: `${name}${at + 1}`, side: 'row' as const })),
  })
  const market = (id: string, rest: Partial<NewSite> = {}): NewSite => ({
    ...{ id, kind: 'market', name: `Chợ ${id}`, commune: world.commune, blocks: [row('A', 2), row('B', 1)] },
    ...rest,
  })

  describe('a site', () => {
    test('is stored whole: hamlet, blocks, stalls in walking order, all operating, round 1 today', async () => {
      const draft = draftSite(store.read, market('moi', { hamlet: { name: 'Thôn Đông' }, campaign: 'Chợ 4.0' }), act)
      expect(await commit(draft)).toMatchObject({ ok: true })
      expect(await findSite(store.read, ho, 'moi')).toMatchObject({
        ...{ kind: 'market', name: 'Chợ moi', campaign: 'Chợ 4.0', hamletName: 'Thôn Đông', commune: world.commune },
      })
      expect((await listBlocks(store.read, ho, 'moi')).map(({ position, name }) => [position, name])).toEqual([
        [1, 'A'],
        [2, 'B'],
      ])
      expect(await positions('moi')).toEqual(['1:A1', '2:A2', '3:B1'])
      expect((await listed('moi')).map(({ census, visited }) => [census, visited])).toEqual(
        Array(3).fill(['operating', false]),
      )
      expect(await listRounds(store.read, ho, 'moi')).toMatchObject([{ number: 1, openedOn: WORLD_DAY }])
      expect(await verifyAudit(store.read, store.keys)).toMatchObject({ ok: true, rows: 1 })
    })

    test('takes a hamlet that is known by its id', async () => {
      await commit(draftSite(store.read, market('xom', { hamlet: { id: 'hamlet-6' } }), act))
      expect(await findSite(store.read, ho, 'xom')).toMatchObject({ hamlet: 'hamlet-6', hamletName: 'Tổ dân phố 6' })
    })

    test('is refused whole when the commune has one of that name', async () => {
      const stored = async () => [
        await store.read.select().from(stalls),
        await listHamlets(store.read, world.commune, WORLD_DAY),
      ]
      const before = await stored()
      const again = market('again', { name: 'CHỢ CHÂU Ổ', hamlet: { name: 'Thôn Tây' } })
      expect(await commit(draftSite(store.read, again, act))).toEqual({
        ...{ ok: false, rule: 'unique: sites.commune, sites.folded' },
      })
      expect(await stored()).toEqual(before)
    })

    test('of as many stalls as there may be is stored in one commit', async () => {
      const blocks = [row('A', SPOTS_AT_MOST / 2), row('B', SPOTS_AT_MOST / 2)]
      expect(await commit(draftSite(store.read, market('lon', { blocks }), act))).toMatchObject({ ok: true })
      expect((await listed('lon')).map(({ position }) => position)).toEqual(
        Array.from({ length: SPOTS_AT_MOST }, (_, at) => at + 1),
      )
    })
  })

  describe('a stall', () => {
    /** A street of its own for every test: 1 3 on one side and 2 4 on the other, then a block of 5 and 6. */
    async function makeStreet() {
      const spots = (numbers: string) =>
        numbers
          .split(' ')
          .map((number) => ({ number, side: Number(number) % 2 ? ('odd' as const) : ('even' as const) }))
      const blocks = [
        { name: 'Từ đầu tuyến đến Hẻm 21', endsAt: 'Hẻm 21', spots: spots('1 3 2 4') },
        { name: 'Từ Hẻm 21 đến cuối tuyến', endsAt: null, spots: spots('5 6') },
      ]
      const street: NewSite = { ...market(act.newId()), kind: 'street', blocks }
      expect(await commit(draftSite(store.read, street, act))).toMatchObject({ ok: true })
      const ids = new Map((await listed(street.id)).map(({ number, stall }) => [number, stall]))
      const [first = '', second = ''] = (await listBlocks(store.read, ho, street.id)).map(({ id }) => id)
      const blockOf = (place: Where) => ('block' in place ? place.block : place.after > '4' ? 2 : 1)
      /** A draft of stall 7, or of the number given, put after that number or first in that block. */
      const draft = (place: Where, number = '7') => {
        const block = blockOf(place) === 1 ? first : second
        const at = 'after' in place ? { after: ids.get(place.after) ?? '' } : { startOf: block }
        const stall = { id: act.newId(), site: street.id, block, side: 'odd' as const, number, place: at }
        return draftStall(store.read, stall, act)
      }
      const order = async () => (await positions(street.id)).join(' ')
      return { site: street.id, order, draft }
    }
    type Where = { after: string } | { block: 1 | 2 }

    test.each<[string, Where, string]>([
      ['between two others', { after: '1' }, '1:1 2:7 3:3 4:2 5:4 6:5 7:6'],
      ['after the last of a block', { after: '4' }, '1:1 2:3 3:2 4:4 5:7 6:5 7:6'],
      ['after the very last', { after: '6' }, '1:1 2:3 3:2 4:4 5:5 6:6 7:7'],
      ['first in the first block', { block: 1 }, '1:7 2:1 3:3 4:2 5:4 6:5 7:6'],
      ['first in the second block', { block: 2 }, '1:1 2:3 3:2 4:4 5:7 6:5 7:6'],
    ])('stands %s, and positions have no gap', async (_sentence, where, expected) => {
      const { site, order, draft } = await makeStreet()
      expect(await commit(draft(where))).toMatchObject({ ok: true })
      expect(await order()).toBe(expected)
      const added = (await listed(site)).find(({ number }) => number === '7')
      expect(added).toMatchObject({ census: 'operating', visited: false, side: 'odd' })
    })

    test('stands where it was meant to when others were added before it meanwhile', async () => {
      const { order, draft } = await makeStreet()
      const late = draft({ after: '3' }, '3A')
      await commit(draft({ block: 1 }, '1B'))
      await commit(draft({ after: '1' }, '1A'))
      expect(await commit(late)).toMatchObject({ ok: true })
      expect(await order()).toBe('1:1B 2:1 3:1A 4:3 5:3A 6:2 7:4 8:5 9:6')
    })

    test('goes first in a block that has none yet', async () => {
      const { site, order } = await makeStreet()
      const empty = { id: act.newId(), site, position: 3, name: 'Hẻm cụt', endsAt: null }
      const place = { startOf: empty.id }
      const stall = { id: act.newId(), site, block: empty.id, side: 'odd' as const, number: '7', place }
      const { writes, entries } = draftStall(store.read, stall, act)
      expect(await store.commit([insertBlocks(store.read, [empty]), ...writes], entries)).toMatchObject({ ok: true })
      expect(await order()).toBe('1:1 2:3 3:2 4:4 5:5 6:6 7:7')
    })

    test('of a number that is there already moves nobody', async () => {
      const { order, draft } = await makeStreet()
      const before = await order()
      const refused = { ok: false, rule: 'unique: stalls.site, stalls.number' }
      expect(await commit(draft({ after: '1' }, '6'))).toEqual(refused)
      expect(await order()).toBe(before)
    })

    test('leaves the stalls of other sites where they are', async () => {
      const before = await positions(world.teHanh)
      const { draft } = await makeStreet()
      await commit(draft({ block: 1 }))
      expect(await positions(world.teHanh)).toEqual(before)
    })
  })

  test('a round opens today, and is refused when its number is taken', async () => {
    const openRound = () => commit(draftRound(store.read, { site: world.teHanh, number: 2 }, act))
    expect(await openRound()).toMatchObject({ ok: true })
    expect(await openRound()).toEqual({ ok: false, rule: 'unique: rounds.site, rounds.number' })
    expect((await listRounds(store.read, ho, world.teHanh)).map(({ number, openedOn }) => [number, openedOn])).toEqual([
      [2, WORLD_DAY],
      [1, WORLD_BEGAN],
    ])
    expect(await listRounds(store.read, ut, world.teHanh)).toEqual([])
  })

  test('hamlets of a commune are those in existence on the day', async () => {
    const ended = { id: 'old', commune: world.commune, name: 'Xóm cũ', fromDay: '2025-07-01', toDay: WORLD_DAY }
    await store.commit([store.read.insert(hamlets).values(ended)], [])
    const named = async (day: string) => (await listHamlets(store.read, world.commune, day)).map(({ name }) => name)
    expect(await named(WORLD_DAY)).toEqual(['Thôn Đông', 'Tổ dân phố 6'])
    expect(await named(addDays(WORLD_DAY, -1))).toEqual(['Tổ dân phố 6', 'Xóm cũ'])
    expect(await listHamlets(store.read, world.otherCommune, WORLD_DAY)).toEqual([])
  })
})
