import { only, type Route } from '../route.ts'
import { showCases } from './list.tsx'
import { showMeeting, tellMeeting } from './meeting.tsx'
import { CASE_READERS, RECORDERS } from './read.ts'
import { SHEET_LIMIT, showVisits, tellVisits } from './visits.tsx'

const readers = only(...CASE_READERS)
const recorders = only(...RECORDERS)
const BASE = '/communes/:commune/payout-cases'

export const payoutCaseRoutes: Route[] = [
  { method: 'GET', path: BASE, access: readers, respond: showCases },
  { method: 'GET', path: `${BASE}/:round/meeting`, access: recorders, respond: showMeeting },
  { method: 'POST', path: `${BASE}/:round/meeting`, access: recorders, respond: tellMeeting },
  { method: 'GET', path: `${BASE}/visits/:hamlet`, access: readers, respond: showVisits },
  { method: 'POST', path: `${BASE}/visits/:hamlet`, access: recorders, maxBody: SHEET_LIMIT, respond: tellVisits },
]
