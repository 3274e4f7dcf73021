import { expect } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import type { Day } from '../../src/domain/day.ts'
import { fold } from '../../src/domain/names.ts'
import type { Side } from '../../src/domain/site.ts'
import type { Database, Store, Write } from '../../src/store/database.ts'
import * as schema from '../../src/store/schema.ts'
import { insertBlocks, insertRound, insertSite } from '../../src/store/sites.ts'
import { insertCensuses, insertStalls } from '../../src/store/stalls.ts'
import { insertFormerUnits, insertUnits } from '../../src/store/units.ts'

/** The day on which the world's tests look at it, and 09:00 of that day in Viet Nam. */
export const WORLD_DAY: Day = '2026-11-12'
export const WORLD_NOW = 1_794_448_800
/** When the world was set up: six weeks earlier. */
export const WORLD_BEGAN: Day = '2026-10-01'
const began = 1_790_820_000

/** Ids of the fixtures by name; stalls are listed in walking order. */
export const world = {
  province: '51',
  commune: '21040',
  otherCommune: '21250',
  officers: { dang: 'dang', thien: 'thien', ho: 'ho', anh: 'anh', lan: 'lan', tra: 'tra', ut: 'ut' },
  teHanh: 'te-hanh',
  teHanhRound: 'te-hanh-round-1',
  teHanhBlocks: ['te-hanh-1', 'te-hanh-2'],
  teHanhStalls: {
    n15: 'te-hanh-15',
    n17: 'te-hanh-17',
    n19: 'te-hanh-19',
    n16: 'te-hanh-16',
    n18: 'te-hanh-18',
    n21: 'te-hanh-21',
    n23: 'te-hanh-23',
    n20: 'te-hanh-20',
  },
  /** The one spot that is not in N: number 19 of Tế Hanh. */
  vacantStall: 'te-hanh-19',
  market: 'cho-chau-o',
  marketRound: 'cho-chau-o-round-1',
  marketBlocks: ['cho-chau-o-a', 'cho-chau-o-b'],
  marketStalls: {
    a1: 'cho-chau-o-a1',
    a2: 'cho-chau-o-a2',
    a3: 'cho-chau-o-a3',
    b1: 'cho-chau-o-b1',
    b2: 'cho-chau-o-b2',
    b3: 'cho-chau-o-b3',
  },
  /** A street of the other commune, which nobody of the first may see. */
  otherSite: 'nguyen-van-linh',
  otherStall: 'nguyen-van-linh-1',
  /** Gạo Nguyễn Thị Út at number 17 of Tế Hanh: no account, no consent yet. */
  merchant: 'gao-nguyen-thi-ut',
} as const

/** Fills an empty store: two communes, three sites, seven officers with approved roles, one merchant. */
export async function buildWorld(store: Store): Promise<typeof world> {
  const { sealedKey } = await store.keys.newDataKey(world.merchant)
  const db = store.read
  const built = [...unitWrites(db), ...officerWrites(db), ...streetWrites(db), ...marketWrites(db), ...otherWrites(db)]
  const writes = [...built, ...assignmentWrites(db), ...merchantWrites(db, sealedKey)]
  expect(await store.commit(writes, [])).toMatchObject({ ok: true })
  return world
}

const unit = (code: string, name: string, kind: 'province' | 'commune', parent?: string) => ({
  ...{ code, name, kind, folded: fold(name), fromDay: '2025-07-01' },
  parent: parent ?? null,
})

function unitWrites(db: Database): Write[] {
  const was = { unit: world.commune, kind: 'township', district: 'huyện Bình Sơn', untilDay: '2025-07-01' }
  return [
    insertUnits(db, [
      unit(world.province, 'Quảng Ngãi', 'province'),
      unit(world.commune, 'Bình Sơn', 'commune', world.province),
      unit(world.otherCommune, 'Nghĩa Giang', 'commune', world.province),
    ]),
    insertFormerUnits(db, [{ ...was, code: '21040', name: 'Châu Ổ', folded: 'chau o' }]),
  ]
}

const { dang, thien, ho } = world.officers

/** Officer, name as people say it, role, unit. The two administrators come first: they grant the others' roles. */
const people: [id: string, name: string, role: Role, unit: string][] = [
  [dang, 'Nguyễn Hải Đăng', 'admin', world.province],
  [thien, 'Phạm Đức Thiện', 'admin', world.province],
  [ho, 'Trần Văn Hổ', 'coordinator', world.commune],
  [world.officers.anh, 'Võ Thị Ánh', 'leader', world.commune],
  [world.officers.lan, 'Lê Thị Lan', 'volunteer', world.commune],
  [world.officers.tra, 'Bùi Thanh Trà', 'auditor', world.province],
  [world.officers.ut, 'Đỗ Văn Út', 'coordinator', world.otherCommune],
]

const officerWrites = (db: Database): Write[] =>
  people.flatMap(([id, name, role, at]) => {
    const isAdmin = role === 'admin'
    const grant = { id: `grant-${id}`, officer: id, role, unit: at, grantedAt: began }
    const signIn = { signInName: id, createdAt: began, createdBy: isAdmin ? null : dang }
    const granted = [
      db.insert(schema.officers).values({ id, name, ...signIn }),
      db.insert(schema.roleGrants).values({ ...grant, grantedBy: isAdmin ? null : dang }),
    ]
    const approval = { grant: grant.id, decision: 'approved', decidedBy: thien, decidedAt: began } as const
    return isAdmin ? granted : [...granted, db.insert(schema.roleGrantDecisions).values(approval)]
  })

interface Spot {
  id: string
  block: string
  side: Side
  number: string
}

function siteWrites(db: Database, site: typeof schema.sites.$inferInsert, round: string, blocks: string[][]): Write[] {
  const rows = blocks.map(([id = '', name = '', endsAt], at) => ({ id, site: site.id, position: at + 1, name, endsAt }))
  return [
    insertSite(db, site),
    insertBlocks(db, rows),
    insertRound(db, { id: round, site: site.id, number: 1, openedOn: WORLD_BEGAN }),
  ]
}

const stallWrites = (db: Database, site: string, spots: Spot[]): Write[] => [
  insertStalls(
    db,
    spots.map((spot, at) => ({ ...spot, site, position: at + 1, createdAt: began })),
  ),
  insertCensuses(
    db,
    spots.map(({ id }) => ({
      ...{ id: `census-${id}`, stall: id, day: WORLD_BEGAN, officer: ho, at: began },
      state: id === world.vacantStall ? 'vacant' : 'operating',
    })),
  ),
]

const named = (id: string, kind: 'street' | 'market', name: string, commune: string) => ({
  ...{ id, kind, name, commune, folded: fold(name), createdAt: began },
})

function streetWrites(db: Database): Write[] {
  const { teHanhBlocks: blocks, teHanhStalls: stalls } = world
  const spot = (id: string, block: 0 | 1): Spot => {
    const number = id.slice(-2)
    return { id, number, block: blocks[block], side: Number(number) % 2 ? 'odd' : 'even' }
  }
  const { n15, n17, n19, n16, n18, n21, n23, n20 } = stalls
  const spots = [...[n15, n17, n19, n16, n18].map((id) => spot(id, 0)), ...[n21, n23, n20].map((id) => spot(id, 1))]
  const site = { ...named(world.teHanh, 'street', 'Tế Hanh', world.commune), hamlet: 'hamlet-6' }
  const hamlet = { id: 'hamlet-6', commune: world.commune, name: 'Tổ dân phố 6', fromDay: '2025-07-01' }
  return [
    db.insert(schema.hamlets).values(hamlet),
    ...siteWrites(db, site, world.teHanhRound, [
      [blocks[0], 'Đầu đường đến Hẻm 21', 'Hẻm 21'],
      [blocks[1], 'Hẻm 21 đến cuối đường'],
    ]),
    ...stallWrites(db, site.id, spots),
  ]
}

function marketWrites(db: Database): Write[] {
  const [a, b] = world.marketBlocks
  const site = named(world.market, 'market', 'Chợ Châu Ổ', world.commune)
  const spots = Object.entries(world.marketStalls).map(
    ([key, id]): Spot => ({ id, number: key.toUpperCase(), block: key.startsWith('a') ? a : b, side: 'row' }),
  )
  const rows = [
    [a, 'A', 'Lối đi 1'],
    [b, 'B'],
  ]
  return [...siteWrites(db, site, world.marketRound, rows), ...stallWrites(db, site.id, spots)]
}

function otherWrites(db: Database): Write[] {
  const site = named(world.otherSite, 'street', 'Nguyễn Văn Linh', world.otherCommune)
  const block = `${site.id}-block`
  return [
    ...siteWrites(db, site, `${site.id}-round-1`, [[block, 'Cả tuyến']]),
    ...stallWrites(db, site.id, [{ id: world.otherStall, block, side: 'odd', number: '1' }]),
  ]
}

const assignmentWrites = (db: Database): Write[] => [
  db
    .insert(schema.assignments)
    .values({ officer: world.officers.lan, site: world.teHanh, assignedBy: ho, assignedAt: began }),
]

function merchantWrites(db: Database, sealedKey: string): Write[] {
  const tradeName = 'Gạo Nguyễn Thị Út'
  const kind = { kind: 'individual', category: 'groceries' } as const
  const opened = { startedOn: WORLD_BEGAN, createdBy: world.officers.lan, createdAt: began }
  return [
    db.insert(schema.merchants).values({
      id: world.merchant,
      stall: world.teHanhStalls.n17,
      tradeName,
      folded: fold(tradeName),
      ...kind,
      ...opened,
    }),
    db.insert(schema.merchantKeys).values({ merchant: world.merchant, sealedKey }),
  ]
}
