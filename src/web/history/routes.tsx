import { dayOf } from '../../domain/day.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, READERS, type Route } from '../route.ts'
import { showCensus } from './census.tsx'
import { readAsked } from './period.ts'
import { type Place, readCommunePlace, readFrozen, readSitePlace, readTrend } from './read.ts'
import { HistoryPage } from './views.tsx'

async function showHistory(c: Ctx, place: Place | undefined): Promise<Response> {
  if (place === undefined) return notFound(c)
  const today = dayOf(c.var.services.clock())
  const asked = readAsked(c, today)
  const page = (
    <HistoryPage
      {...{ place, asked, today }}
      trend={await readTrend(c, place, asked.period)}
      earlier={await readFrozen(c, place, asked.earlier)}
      later={await readFrozen(c, place, asked.later)}
    />
  )
  const status = Object.keys(asked.errors).length > 0 ? 422 : 200
  return respond(c, `${vi.history.title} · ${place.name}`, page, status)
}

const showSite = async (c: Ctx): Promise<Response> => showHistory(c, await readSitePlace(c))
const showCommune = async (c: Ctx): Promise<Response> => showHistory(c, await readCommunePlace(c))

const readers = only(...READERS)

export const historyRoutes: Route[] = [
  { method: 'GET', path: '/sites/:site/history', access: readers, respond: showSite },
  { method: 'GET', path: '/sites/:site/census', access: readers, respond: showCensus },
  {
    method: 'GET',
    path: '/communes/:commune/history',
    access: only('coordinator', 'leader', 'auditor', 'admin'),
    respond: showCommune,
  },
]
