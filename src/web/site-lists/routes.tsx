import { only, type Route } from '../route.ts'
import { makeSite, showNewSite } from './new-site.tsx'
import { addStall, showNewStall } from './new-stall.tsx'
import { openRound, showRounds } from './rounds.tsx'

const coordinators = only('coordinator')
const walkers = only('volunteer', 'coordinator')

export const siteListRoutes: Route[] = [
  { method: 'GET', path: '/sites/new', access: coordinators, respond: showNewSite },
  { method: 'POST', path: '/sites', access: coordinators, respond: makeSite },
  { method: 'GET', path: '/sites/:site/stalls/new', access: walkers, respond: showNewStall },
  { method: 'POST', path: '/sites/:site/stalls/new', access: walkers, respond: addStall },
  { method: 'GET', path: '/sites/:site/rounds', access: coordinators, respond: showRounds },
  { method: 'POST', path: '/sites/:site/rounds', access: coordinators, respond: openRound },
]
