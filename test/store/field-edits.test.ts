import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditField } from '../../src/domain/capture/record.ts'
import { verifyAudit } from '../../src/store/audit.ts'
import type { Store } from '../../src/store/database.ts'
import { type DraftedEdit, draftEdit, findFieldVersion, isEditRace } from '../../src/store/field-edits.ts'
import { audit, editConflicts, fieldEdits, merchants } from '../../src/store/schema.ts'
import { type FoundStall, findStall } from '../../src/store/stalls.ts'
import { act, hoScope } from '../support/accounts.ts'
import { openShop, registerAccount } from '../support/registered.ts'
import { DRIVERS, nodeStore } from '../support/stores.ts'
import { buildWorld, WORLD_NOW, world } from '../support/world.ts'

const { n15, n16, n17, n18, n20 } = world.teHanhStalls
const { ho, lan } = world.officers

async function foundStall(store: Store, stall: string): Promise<FoundStall> {
  const found = await findStall(store.read, hoScope, stall)
  if (found === undefined) throw new Error(`No stall ${stall}`)
  return found
}

type Given = {
  stall: string
  field: EditField
  base: number
  value: string
  subject?: string
  conflict?: string
  by?: string
}

async function drafted(store: Store, { stall, by = lan, ...given }: Given): Promise<DraftedEdit> {
  return draftEdit(store, { ...given, stall: await foundStall(store, stall) }, act(by))
}

async function edit(store: Store, given: Given): Promise<DraftedEdit> {
  const draft = await drafted(store, given)
  expect(await store.commit(draft.writes, draft.entries)).toMatchObject({ ok: true })
  return draft
}

describe.each(DRIVERS)('edits of fields on %s', (_name, open) => {
  let store: Store & { close(): unknown }
  beforeAll(async () => {
    store = await open()
    await buildWorld(store)
    for (const [id, stall] of [
      ['bun', n15],
      ['com', n16],
      ['pho', n18],
      ['che', n20],
    ] as const)
      await openShop(store, id, stall, 'Bún bò Mỹ Lệ')
  }, 60_000)
  afterAll(() => store.close())

  test('store the value, its history and an entry that does not tell the value', async () => {
    expect(await findFieldVersion(store.read, 'bun', 'trade-name')).toBe(0)
    const name = { stall: n15, field: 'trade-name', base: 0, value: '  Bún  Lệ ' } as const
    expect(await edit(store, name)).toMatchObject({ kind: 'edited', version: 1 })
    expect((await foundStall(store, n15)).merchant).toMatchObject({ tradeName: 'Bún Lệ', folded: 'bun le' })
    expect(await findFieldVersion(store.read, 'bun', 'trade-name')).toBe(1)
    const [row] = await store.read.select().from(fieldEdits).where(eq(fieldEdits.subject, 'bun'))
    expect(row).toMatchObject({ version: 1, value: 'Bún Lệ', former: 'Bún bò Mỹ Lệ', officer: lan, at: WORLD_NOW })
    const [entry] = await store.read.select().from(audit).where(eq(audit.action, 'field.edited'))
    expect(entry).toMatchObject({ subject: 'bun', digest: 'trade-name 1', actor: lan })
  })

  test.each([
    ['merchant-kind', 'household-business', { kind: 'household-business' }],
    ['category', 'fresh', { category: 'fresh' }],
  ] as const)('reach the %s', async (field, value, expected) => {
    expect(await edit(store, { stall: n15, field, base: 0, value })).toMatchObject({ kind: 'edited' })
    expect((await foundStall(store, n15)).merchant).toMatchObject(expected)
  })

  test('reach the number of a stall, written as plates carry it', async () => {
    const number = { stall: n16, field: 'number', base: 0, value: '16a' } as const
    expect(await edit(store, number)).toMatchObject({ kind: 'edited' })
    expect((await foundStall(store, n16)).stall.number).toBe('16A')
  })

  test('that say what stands already change nothing, whatever they were made from', async () => {
    const same = { stall: n15, field: 'trade-name', base: 0, value: 'Bún Lệ' } as const
    expect(await drafted(store, same)).toEqual({ kind: 'unchanged', writes: [], entries: [] })
  })

  test('made from a value that is no longer so are a conflict, and change nothing', async () => {
    const stale = { stall: n15, field: 'trade-name', base: 0, value: 'Bún Huế', conflict: 'c1', by: ho } as const
    expect(await edit(store, stale)).toMatchObject({ kind: 'conflict', id: 'c1' })
    expect((await foundStall(store, n15)).merchant?.tradeName).toBe('Bún Lệ')
    const [row] = await store.read.select().from(editConflicts)
    expect(row).toMatchObject({ id: 'c1', stall: n15, subject: 'bun', base: 0, value: 'Bún Huế', officer: ho })
    const [entry] = await store.read.select().from(audit).where(eq(audit.action, 'field.conflict'))
    expect(entry).toMatchObject({ subject: 'bun', digest: 'trade-name 0' })
  })

  test('of a version that the field never had, or of another merchant, are refused', async () => {
    const other = { stall: n15, field: 'trade-name', base: 1, value: 'Bún Huế' } as const
    const refused = { kind: 'refused', reason: 'other-subject' }
    expect(await drafted(store, { ...other, base: 7 })).toMatchObject(refused)
    expect(await drafted(store, { ...other, subject: 'com' })).toMatchObject(refused)
    expect(await drafted(store, { ...other, subject: 'bun' })).toMatchObject({ kind: 'edited' })
  })

  test.each([
    [world.vacantStall, 'trade-name', 'Bún', 'no-merchant'],
    [n15, 'trade-name', '', 'bad-value'],
    [n15, 'trade-name', '123', 'bad-value'],
    [n15, 'trade-name', 'B'.repeat(61), 'bad-value'],
    [n15, 'category', 'gold', 'bad-value'],
    [n15, 'merchant-kind', 'food', 'bad-value'],
    [n15, 'number', 'không', 'bad-value'],
    [n15, 'number', '17', 'number-taken'],
  ] as const)('of %s, %s to “%s” are refused: %s', async (stall, field, value, reason) => {
    const base = 0
    expect(await drafted(store, { stall, field, base, value })).toEqual({
      ...{ kind: 'refused', reason, writes: [], entries: [] },
    })
  })

  test('of a name or number that was approved with an account are refused; of its goods they are not', async () => {
    const base = 0
    await registerAccount(store, { merchant: 'pho', account: '1900555555' })
    const approved = { kind: 'refused', reason: 'approved' }
    expect(await drafted(store, { stall: n18, field: 'trade-name', base, value: 'Phở' })).toMatchObject(approved)
    expect(await drafted(store, { stall: n18, field: 'number', base, value: '18A' })).toMatchObject(approved)
    expect(await edit(store, { stall: n18, field: 'category', base, value: 'other' })).toMatchObject({ kind: 'edited' })
  })

  test('that were drafted before the approval are refused by the schema', async () => {
    const name = await drafted(store, { stall: n20, field: 'trade-name', base: 0, value: 'Chè' })
    const number = await drafted(store, { stall: n20, field: 'number', base: 0, value: '20A' })
    await registerAccount(store, { merchant: 'che', account: '1900666666' })
    for (const { writes, entries } of [name, number])
      expect(await store.commit(writes, entries)).toEqual({ ok: false, rule: 'name-approved' })
  })

  test('of one version at the same time have one winner; drafted anew the other is a conflict', async () => {
    const of = (value: string, by: string) => ({ stall: n17, field: 'trade-name', base: 0, value, by }) as const
    const drafts = [await drafted(store, of('Gạo Út', lan)), await drafted(store, of('Gạo Bé', ho))]
    const committed = await Promise.all(drafts.map(({ writes, entries }) => store.commit(writes, entries)))
    expect(committed).toMatchObject([{ ok: true }, { ok: false, rule: 'edit-stale' }])
    expect(isEditRace('edit-stale')).toBe(true)
    expect(await edit(store, of('Gạo Bé', ho))).toMatchObject({ kind: 'conflict' })
    expect((await foundStall(store, n17)).merchant?.tradeName).toBe('Gạo Út')
  })

  test('of two stalls to one number at the same time have one winner; drafted anew the other is refused', async () => {
    const of = (stall: string) => ({ stall, field: 'number', base: stall === n16 ? 1 : 0, value: '99' }) as const
    const drafts = [await drafted(store, of(n16)), await drafted(store, of(n15))]
    const committed = await Promise.all(drafts.map(({ writes, entries }) => store.commit(writes, entries)))
    const rule = 'unique: stalls.site, stalls.number'
    expect([committed, isEditRace(rule)]).toMatchObject([[{ ok: true }, { ok: false, rule }], true])
    expect(await drafted(store, of(n15))).toMatchObject({ kind: 'refused', reason: 'number-taken' })
  })

  test('have all been written down in one chain', async () => {
    expect(await verifyAudit(store.read, store.keys)).toMatchObject({ ok: true })
  })
})

const [EDITORS, EDITS] = [16, 40]

test('of sixteen people who edit one name again and again, each version has one winner', async () => {
  const store = await nodeStore()
  await buildWorld(store)
  const won: string[] = []
  const editing = async (editor: number) => {
    for (let turn = 0; turn < EDITS; turn++) {
      const value = `Gạo ${editor} lần ${turn}`
      const base = await findFieldVersion(store.read, world.merchant, 'trade-name')
      const draft = await drafted(store, { stall: n17, field: 'trade-name', base, value })
      if (draft.kind !== 'edited') continue
      const committed = await store.commit(draft.writes, draft.entries)
      if (committed.ok) won.push(`${draft.version} ${value}`)
      else expect(committed.rule).toBe('edit-stale')
    }
  }
  await Promise.all(Array.from({ length: EDITORS }, (_, editor) => editing(editor)))
  const rows = await store.read.select().from(fieldEdits).orderBy(asc(fieldEdits.version))
  expect(rows.map(({ version, value }) => `${version} ${value}`)).toEqual(won)
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, at) => at + 1))
  expect(rows.length).toBeGreaterThanOrEqual(EDITS)
  for (const [at, row] of rows.slice(1).entries()) expect(row.former).toBe(rows[at]?.value)
  const [merchant] = await store.read.select().from(merchants).where(eq(merchants.id, world.merchant))
  expect(merchant?.tradeName).toBe(rows.at(-1)?.value)
  store.close()
})
