import type { Role } from '../../domain/access.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { findTeam, type ListedTeam, listTeamMembers, type TeamMember } from '../../store/teams.ts'
import { findUnit, type Unit } from '../../store/units.ts'
import { actsFor } from '../commune.ts'
import type { Ctx } from '../route.ts'

/** Who writes down teams; whoever reads the commune's figures reads them. */
export const TEAM_EDITORS = ['coordinator', 'leader', 'admin'] as const satisfies readonly Role[]

/** A team of the viewer's scope with everybody who was ever named in it. */
export interface TeamReading {
  readonly unit: Unit
  readonly team: ListedTeam
  readonly members: readonly TeamMember[]
  readonly day: Day
  readonly mayEdit: boolean
}

/** The team in the path; undefined when there is none or it is not the viewer's. */
export async function readTeam(c: Ctx): Promise<TeamReading | undefined> {
  const { store, clock } = c.var.services
  const team = await findTeam(store.read, c.var.scope, c.req.param('team') ?? '')
  const day = dayOf(clock())
  const unit = team && (await findUnit(store.read, team.commune, day))
  if (!team || !unit) return undefined
  const members = await listTeamMembers(store.read, c.var.scope, team.id)
  return { unit, team, members, day, mayEdit: actsFor(c, unit, TEAM_EDITORS) && team.endedOn === null }
}

export const isCurrent = ({ toDay }: Pick<TeamMember, 'toDay'>): boolean => toDay === null
