import { only, type Route } from '../route.ts'
import { edit, showEdits } from './edits.tsx'
import { choose, showMerge, showMerges } from './merges.tsx'

const walkers = only('volunteer', 'coordinator')

export const editRoutes: Route[] = [
  { method: 'GET', path: '/stalls/:stall/edits', access: walkers, respond: showEdits },
  { method: 'POST', path: '/stalls/:stall/edits', access: walkers, respond: edit },
  { method: 'GET', path: '/merges', access: walkers, respond: showMerges },
  { method: 'GET', path: '/merges/:conflict', access: walkers, respond: showMerge },
  { method: 'POST', path: '/merges/:conflict', access: walkers, respond: choose },
]
