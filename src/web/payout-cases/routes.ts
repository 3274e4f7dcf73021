import { RECORDERS } from '../../domain/payout/follow-up.ts'
import { only, type Route } from '../route.ts'
import { showCases } from './list.tsx'
import { showMeeting, tellMeeting } from './meeting.tsx'
import { CASE_READERS } from './read.ts'
import { showOffered, takeList } from './taking.ts'
import { SHEET_LIMIT, showVisits, tellVisits } from './visits.tsx'

const readers = only(...CASE_READERS)
const recorders = only(...RECORDERS)
const speaksJson = true
const BASE = '/communes/:commune/payout-cases'

export const payoutCaseRoutes: Route[] = [
  { method: 'GET', path: BASE, access: readers, respond: showCases },
  { method: 'GET', path: `${BASE}/:round/meeting`, access: recorders, respond: showMeeting },
  { method: 'POST', path: `${BASE}/:round/meeting`, access: recorders, respond: tellMeeting },
  { method: 'GET', path: `${BASE}/visits/:hamlet`, access: readers, respond: showVisits },
  { method: 'POST', path: `${BASE}/visits/:hamlet`, access: recorders, maxBody: SHEET_LIMIT, respond: tellVisits },
  { method: 'GET', path: '/walk/meeting-lists', access: recorders, speaksJson, respond: showOffered },
  { method: 'POST', path: `${BASE}/visits/:hamlet/takings`, access: recorders, speaksJson, respond: takeList },
]
