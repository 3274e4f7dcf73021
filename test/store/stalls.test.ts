import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../src/domain/access.ts'
import { addDays, startOf } from '../../src/domain/day.ts'
import { fold } from '../../src/domain/names.ts'
import type { Store } from '../../src/store/database.ts'
import { findFreshness } from '../../src/store/freshness.ts'
import { merchants, visits } from '../../src/store/schema.ts'
import { type FoundPlace, searchPlaces } from '../../src/store/search.ts'
import { findStall, insertCensuses, insertStalls } from '../../src/store/stalls.ts'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld, WORLD_DAY, WORLD_NOW, world } from '../support/world.ts'

const nobody: Scope = { officer: 'nobody', provinces: [], communes: [], assignedSites: false }
const ho: Scope = { ...nobody, officer: world.officers.ho, communes: [world.commune] }
const ut: Scope = { ...nobody, officer: world.officers.ut, communes: [world.otherCommune] }
const lan: Scope = { ...nobody, officer: world.officers.lan, assignedSites: true }

const { n15, n17, n16, n18, n20, n21, n23 } = world.teHanhStalls

describe.each(DRIVERS)('stalls on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
  })
  afterAll(() => store.close())

  const trade = (stall: string, tradeName: string) =>
    store.read.insert(merchants).values({
      ...{ id: `trade-${stall}`, stall, tradeName, folded: fold(tradeName), kind: 'individual', category: 'food' },
      ...{ startedOn: WORLD_DAY, createdBy: world.officers.lan, createdAt: WORLD_NOW },
    })

  test('a stall comes with its site, block, commune and who trades there', async () => {
    expect(await findStall(store.read, lan, n17)).toMatchObject({
      stall: { number: '17', side: 'odd' },
      block: { endsAt: 'Hẻm 21' },
      site: { name: 'Tế Hanh' },
      unit: { name: 'Bình Sơn', kind: 'commune' },
      merchant: { tradeName: 'Gạo Nguyễn Thị Út' },
    })
    expect((await findStall(store.read, ho, n15))?.merchant).toBeNull()
  })

  test('a stall of another commune, or one that is nowhere, is not found', async () => {
    expect(await findStall(store.read, ut, n17)).toBeUndefined()
    expect(await findStall(store.read, lan, world.marketStalls.a1)).toBeUndefined()
    expect(await findStall(store.read, ho, 'nowhere')).toBeUndefined()
  })

  test('many stalls are inserted by one statement, and none when one of them breaks a rule', async () => {
    const block = world.marketBlocks[1]
    const many = Array.from({ length: 150 }, (_, at) => ({
      ...{
        id: `many-${at}`,
        site: world.market,
        block,
        side: 'row' as const,
        position: 100 + at,
        number: `B${100 + at}`,
      },
      createdAt: WORLD_NOW,
    }))
    const state = { day: WORLD_DAY, state: 'operating', officer: world.officers.ho, at: WORLD_NOW } as const
    const censuses = many.map(({ id }) => ({ id: `census-${id}`, stall: id, ...state }))
    const writes = () => [insertStalls(store.read, many), insertCensuses(store.read, censuses)]
    expect(await store.commit(writes(), [])).toMatchObject({ ok: true })
    const kept = await store.read.all(
      sql`select s.id from stalls s join censuses c on c.stall = s.id where s.id like 'many-%'`,
    )
    expect(kept).toHaveLength(many.length)
    const twice = [{ ...many[0], id: 'twice', position: 999 } as (typeof many)[0]]
    const refused = await store.commit([insertStalls(store.read, twice)], [])
    expect(refused).toEqual({ ok: false, rule: 'unique: stalls.site, stalls.number' })
  })

  describe('a search', () => {
    beforeAll(async () => {
      const named = [
        trade(n15, 'Bánh mì Hòa'),
        trade(n16, 'Bánh mì Hoà Bình'),
        trade(n18, 'Hoa tươi'),
        trade(n20, 'Hóa mỹ phẩm'),
      ]
      expect(await store.commit([...named, trade(n21, '50%_giảm'), trade(n23, 'Trà 17')], [])).toMatchObject({
        ok: true,
      })
    })

    const shown = (found: FoundPlace) => ('commune' in found ? found.commune.code : (found.stall?.id ?? found.site.id))
    const found = async (text: string, scope = ho) => (await searchPlaces(store.read, scope, text)).map(shown)

    test('finds a trading name without its marks', async () => {
      expect(await found('gao nguyen')).toEqual([n17])
      expect(await found('ÚT gạo')).toEqual([n17])
    })

    test('puts the very accents first, in either placement of the tone', async () => {
      expect((await found('hòa')).slice(0, 2)).toEqual([n15, n16])
      expect(await found('hòa')).toHaveLength(4)
      expect((await found('hoa tươi'))[0]).toBe(n18)
      expect((await found('hóa'))[0]).toBe(n20)
    })

    test('puts the stall of that very number first', async () => {
      expect((await found('17'))[0]).toBe(n17)
      expect(await found('17', lan)).toEqual([n17, n23])
      expect(await found('b101')).toEqual(['many-1'])
      expect(await found('tế hanh 16')).toEqual([n16])
    })

    test('names the site before its stalls', async () => {
      const hits = await found('te hanh')
      expect(hits[0]).toBe(world.teHanh)
      expect(hits).toHaveLength(9)
    })

    test('finds a commune by its name and by those it had before, for those who read it', async () => {
      expect((await found('châu ổ'))[0]).toBe(world.commune)
      expect((await found('thi tran chau o'))[0]).toBe(world.commune)
      expect(await found('xã Bình Sơn')).toEqual([world.commune])
      expect(await found('xa nghia giang')).toEqual([])
      expect(await found('thi tran chau o', lan)).toEqual([])
      const [commune] = await searchPlaces(store.read, ho, 'Châu Ổ')
      expect(commune).toMatchObject({ commune: { name: 'Bình Sơn', former: { name: 'Châu Ổ', kind: 'township' } } })
    })

    test('shows at most twenty', async () => {
      expect(await found('châu ổ')).toHaveLength(20)
      expect((await found('châu ổ')).slice(0, 2)).toEqual([world.commune, world.market])
    })

    test('finds nothing outside the viewer’s scope', async () => {
      expect(await found('gạo', ut)).toEqual([])
      expect(await found('gạo', lan)).toEqual([n17])
      expect(await found('châu ổ', lan)).toEqual([])
    })

    test.each([
      ['nothing typed', '', []],
      ['spaces', '  ', []],
      ['a wildcard is a character', '%', [n21]],
      ['an underscore is one too', '_', [n21]],
      ['a quotation mark', '"\'', []],
      ['more than a pattern may hold', `gạo ${'nguyễn '.repeat(40)}`, [n17]],
      ['a character outside the alphabet', '🍜', []],
    ])('takes %s', async (_sentence, text, expected) => {
      expect(await found(text)).toEqual(expected)
    })
  })

  test('freshness is the moment of the newest visit received, in scope', async () => {
    const newest = async (...of: Parameters<typeof findFreshness>) => (await findFreshness(...of)).at
    expect(await newest(store.read, ho, { site: world.teHanh })).toBeUndefined()
    const seen = (id: string, stall: string, at: number, day: string) =>
      store.read.insert(visits).values({ id, stall, officer: world.officers.lan, day, at, outcome: 'agreed' })
    const late = startOf(WORLD_DAY) + 60
    await store.commit(
      [
        seen('v1', n17, late, addDays(WORLD_DAY, -3)),
        seen('v2', n15, late - 10, WORLD_DAY),
        seen('v3', world.marketStalls.a1, late + 10, WORLD_DAY),
      ],
      [],
    )
    expect(await newest(store.read, lan, { site: world.teHanh })).toBe(late)
    expect(await newest(store.read, ho, { commune: world.commune })).toBe(late + 10)
    expect(await newest(store.read, lan, { commune: world.commune })).toBe(late)
    expect(await newest(store.read, ut, { commune: world.commune })).toBeUndefined()
  })
})
