import { ROLES, type Role } from '../../src/domain/access.ts'
import { insertAssignment } from '../../src/store/assignments.ts'
import { draftCampaign } from '../../src/store/campaigns.ts'
import { draftEdit } from '../../src/store/field-edits.ts'
import { insertIncident } from '../../src/store/incidents.ts'
import { insertOfficer } from '../../src/store/officers.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../src/store/roles.ts'
import { findStall } from '../../src/store/stalls.ts'
import { insertTeam } from '../../src/store/teams.ts'
import type { Route } from '../../src/web/route.ts'
import type { TestApp } from './app.ts'
import { buildWorld, world } from './world.ts'

/** What stands for each parameter of a path. Ids that the world has are real ones; the others are well-formed. */
export const PARAMETERS: Readonly<Record<string, string>> = {
  commune: world.commune,
  code: world.commune,
  province: world.province,
  site: world.teHanh,
  stall: world.teHanhStalls.n17,
  merchant: world.merchant,
  officer: world.officers.lan,
  grant: `grant-${world.officers.lan}`,
  incident: 'incident-17',
  conflict: 'conflict-17',
  team: 'team-6',
  campaign: 'campaign-6',
  photo: 'no-such-photo',
  visit: 'no-such-visit',
  draw: 'no-such-draw',
  maker: 'nobody-drawn',
  proposal: 'no-such-proposal',
  run: 'no-such-run',
  round: 'no-such-round',
  programme: 'no-such-programme',
  correction: 'no-such-correction',
  figure: 'A1',
  kind: 'word-committee',
  month: '2026-10',
  reason: 'tax',
  list: 'P4',
  hamlet: 'no-such-hamlet',
  secret: '0'.repeat(26),
}

/** The route's path with real ids in it; throws for a parameter this table does not know, so that it grows with the app. */
export const pathOf = ({ path }: Route): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const value = PARAMETERS[name]
    if (value === undefined) throw new Error(`test/support/access.ts does not know the parameter :${name}`)
    return value
  })

const PLACES = ['own', 'other'] as const
export type Place = (typeof PLACES)[number]
export const holder = (role: Role, place: Place): string => `${role}-${place}`

/** Roles of a province, as the world grants them; the others are of a commune. */
const PROVINCIAL: readonly Role[] = ['auditor', 'admin']
const unitOf = (role: Role, place: Place): string => {
  if (PROVINCIAL.includes(role)) return place === 'own' ? world.province : '48'
  return place === 'own' ? world.commune : world.otherCommune
}

/** The named world, and one officer for every role in its own unit and in another. */
export async function buildHolders(t: TestApp): Promise<void> {
  await buildWorld(t.store)
  const [{ read }, at] = [t.store, t.clock.now()]
  const writes = ROLES.flatMap((role) =>
    PLACES.flatMap((place) => {
      const officer = holder(role, place)
      const grant = { id: `grant-${officer}`, officer, role, unit: unitOf(role, place), grantedAt: at }
      const granted = [
        insertOfficer(read, { id: officer, name: `Người ${officer}`, signInName: officer, createdAt: at }),
        insertRoleGrant(read, { ...grant, grantedBy: role === 'admin' ? null : 'dang' }),
      ]
      const approval = { grant: grant.id, decision: 'approved', decidedBy: 'thien', decidedAt: at } as const
      return role === 'admin' ? granted : [...granted, insertRoleGrantDecision(read, approval)]
    }),
  )
  const assigned = { officer: holder('volunteer', 'own'), site: world.teHanh, assignedBy: 'ho', assignedAt: at }
  const reported = { id: PARAMETERS.incident ?? '', source: 'public', stall: world.teHanhStalls.n17 } as const
  const incident = insertIncident(read, { ...reported, commune: world.commune, openedAt: at })
  const made = { commune: world.commune, officer: 'ho', at }
  const team = insertTeam(read, { id: PARAMETERS.team ?? '', kind: 'digital', name: 'Tổ 6', ...made })
  const days = { fromDay: '2026-11-10', toDay: '2026-11-14', sites: [world.teHanh], teams: [PARAMETERS.team ?? ''] }
  const named = { id: PARAMETERS.campaign ?? '', commune: world.commune, name: 'Ra quân', plan: '120 lượt' }
  const campaign = draftCampaign(read, { ...named, ...days }, { by: 'ho', at, newId: t.services.newId })
  const built = [insertAssignment(read, assigned), incident, team, ...campaign.writes]
  const committed = await t.store.commit([...writes, ...built], [])
  if (!committed.ok) throw new Error(committed.rule)
  await makeConflict(t, holder('volunteer', 'own'))
}

/** Two edits of one name: the officer's came second, and waits for a choice. */
async function makeConflict(t: TestApp, officer: string): Promise<void> {
  for (const [by, value] of [
    ['ho', 'Gạo Út'],
    [officer, 'Gạo Bà Út'],
  ] as const) {
    const stall = await findStall(t.store.read, everywhere, world.teHanhStalls.n17)
    if (stall === undefined) throw new Error('The world has no stall 17')
    const edit = { stall, field: 'trade-name', base: 0, value, conflict: PARAMETERS.conflict ?? '' } as const
    const act = { by, at: t.clock.now(), newId: () => `edit-of-${by}` }
    const { writes, entries } = await draftEdit(t.store, edit, act)
    const committed = await t.store.commit(writes, entries)
    if (!committed.ok) throw new Error(committed.rule)
  }
}

const everywhere = { officer: 'test', provinces: [world.province], communes: [], assignedSites: false }
