import { only, PHOTO_LIMIT, type Route } from '../route.ts'
import { showCheck, takeCheck } from './check.tsx'
import { showCoverage } from './coverage.tsx'
import { reassign, showDraw } from './draw.tsx'
import { showOfficerChecks, showOwnChecked, showUndrawn } from './lists.tsx'
import { showMine } from './mine.tsx'
import { draw, showSiteChecks } from './site.tsx'

const readers = only('coordinator', 'leader', 'auditor')
const walkers = only('volunteer', 'coordinator')
const coordinators = only('coordinator')

export const backCheckRoutes: Route[] = [
  { method: 'GET', path: '/sites/:site/back-checks', access: readers, respond: showSiteChecks },
  { method: 'POST', path: '/sites/:site/back-checks', access: coordinators, respond: draw },
  { method: 'GET', path: '/sites/:site/coverage', access: readers, respond: showCoverage },
  { method: 'GET', path: '/sites/:site/officers/:maker/back-checks', access: readers, respond: showOfficerChecks },
  { method: 'GET', path: '/sites/:site/undrawn', access: readers, respond: showUndrawn },
  { method: 'GET', path: '/checked-visits', access: walkers, respond: showOwnChecked },
  { method: 'GET', path: '/sites/:site/back-checks/:draw', access: readers, respond: showDraw },
  { method: 'POST', path: '/sites/:site/back-checks/:draw/assignments', access: coordinators, respond: reassign },
  { method: 'GET', path: '/back-checks', access: walkers, respond: showMine },
  { method: 'GET', path: '/back-checks/:visit', access: walkers, respond: showCheck },
  { method: 'POST', path: '/back-checks/:visit', access: walkers, maxBody: PHOTO_LIMIT, respond: takeCheck },
]
