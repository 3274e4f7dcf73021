import { only, type Route } from '../route.ts'
import { showTeams } from './list.tsx'
import { addTeam, showNewTeam } from './new-team.tsx'
import { showProvinceTeams } from './province.tsx'
import { TEAM_EDITORS } from './read.ts'
import { revise, showRevision } from './revision.tsx'
import { dissolve, endMembership, nameMember, showTeam } from './team.tsx'

const readers = only('coordinator', 'leader', 'auditor', 'admin')
const editors = only(...TEAM_EDITORS)

export const teamRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/teams', access: readers, respond: showTeams },
  { method: 'POST', path: '/communes/:commune/teams', access: editors, respond: addTeam },
  { method: 'GET', path: '/communes/:commune/teams/new', access: editors, respond: showNewTeam },
  { method: 'GET', path: '/teams/:team', access: readers, respond: showTeam },
  { method: 'GET', path: '/teams/:team/revision', access: editors, respond: showRevision },
  { method: 'POST', path: '/teams/:team/revision', access: editors, respond: revise },
  { method: 'POST', path: '/teams/:team/members', access: editors, respond: nameMember },
  { method: 'POST', path: '/teams/:team/departures', access: editors, respond: endMembership },
  { method: 'POST', path: '/teams/:team/dissolution', access: editors, respond: dissolve },
  { method: 'GET', path: '/provinces/:province/teams', access: only('auditor', 'admin'), respond: showProvinceTeams },
]
