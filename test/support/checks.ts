import { expect } from 'vitest'
import type { Store } from '../../src/store/database.ts'
import { insertOfficer } from '../../src/store/officers.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../src/store/roles.ts'
import { insertVisit } from '../../src/store/visits.ts'
import { WORLD_DAY, WORLD_NOW, world } from './world.ts'

type Visit = Parameters<typeof insertVisit>[1]

/** A second volunteer of the commune, who is sent to no site. */
export const MAI = { id: 'mai', name: 'Hồ Thị Mai' }

export async function addMai(store: Store): Promise<void> {
  const { read } = store
  const grant = { id: 'grant-mai', officer: MAI.id, role: 'volunteer', unit: world.commune } as const
  const approval = { grant: grant.id, decision: 'approved', decidedBy: world.officers.thien } as const
  const writes = [
    insertOfficer(read, { ...MAI, signInName: MAI.id, createdBy: world.officers.dang, createdAt: 1 }),
    insertRoleGrant(read, { ...grant, grantedBy: world.officers.dang, grantedAt: 1 }),
    insertRoleGrantDecision(read, { ...approval, decidedAt: 1 }),
  ]
  expect(await store.commit(writes, [])).toMatchObject({ ok: true })
}

/** A visit by Lan at nine o'clock, unless it says otherwise. */
export const visited = (id: string, stall: string, more: Partial<Visit> = {}): Visit => ({
  ...{ id, stall, officer: world.officers.lan, day: WORLD_DAY, at: WORLD_NOW, outcome: 'agreed' as const },
  ...more,
})

export async function storeVisits(store: Store, ...visits: Visit[]): Promise<void> {
  const writes = visits.map((visit) => insertVisit(store.read, visit))
  expect(await store.commit(writes, [])).toMatchObject({ ok: true })
}
