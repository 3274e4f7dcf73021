import { insertOfficer } from '../../src/store/officers.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../src/store/roles.ts'
import { START, type TestApp } from './app.ts'
import { world } from './world.ts'

/** An officer of payouts in the world's commune. */
export async function grantPayouts({ store }: TestApp, id: string): Promise<void> {
  const { read } = store
  const grant = { id: `grant-${id}`, officer: id, role: 'payouts', unit: world.commune, grantedAt: START } as const
  const decided = { grant: grant.id, decision: 'approved', decidedBy: 'thien', decidedAt: START } as const
  const writes = [
    insertOfficer(read, { id, name: 'Huỳnh Thị Sen', signInName: id, createdAt: START }),
    insertRoleGrant(read, { ...grant, grantedBy: 'dang' }),
    insertRoleGrantDecision(read, decided),
  ]
  const committed = await store.commit(writes, [])
  if (!committed.ok) throw new Error(committed.rule)
}
