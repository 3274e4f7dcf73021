import { only, type Route } from '../route.ts'
import { closeMonth, showMonths } from './close.tsx'
import { correctMonth, showClosed } from './closed.tsx'

const readers = only('coordinator', 'leader', 'auditor', 'admin')
const leader = only('leader')

export const monthRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/months', access: readers, respond: showMonths },
  { method: 'POST', path: '/communes/:commune/months', access: leader, respond: closeMonth },
  { method: 'GET', path: '/communes/:commune/months/:month', access: readers, respond: showClosed },
  { method: 'POST', path: '/communes/:commune/months/:month/corrections', access: leader, respond: correctMonth },
]
