import { isBehind } from '../../domain/payout/lists.ts'
import { countConfirmedCorrections } from '../../store/payout-sums.ts'
import { actsFor } from '../commune.ts'
import { vi } from '../messages/vi.ts'
import { keepPage } from '../page-cache.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { showList } from './list.tsx'
import { CASE_READERS, linesOf, readPayouts } from './read.ts'
import { NoPayoutsPage, PayoutsPage } from './views.tsx'

async function showPayouts(c: Ctx): Promise<Response> {
  const read = await readPayouts(c)
  if (read === undefined) return notFound(c)
  const { title } = vi.payoutFigures
  if (read.choice === undefined) {
    const mayOpenCases = actsFor(c, read.unit, CASE_READERS)
    return respond(c, title, <NoPayoutsPage unit={read.unit} mayOpenCases={mayOpenCases} />)
  }
  const since = read.mayOpenCases ? await linesOf(c, read, 'in-cash-since') : []
  const fellBack = since.filter((line) => isBehind(line, 'fell-back'))
  const corrections = await countConfirmedCorrections(c.var.services.store.read, read.rounds)
  return respond(c, title, <PayoutsPage {...{ read, fellBack, corrections }} />)
}

/** Roles that read the figures of payouts. Being on such a list reveals poverty or disability: nobody else does. */
const readers = only('payouts', 'leader', 'auditor', 'admin')

export const payoutRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/payouts', access: readers, respond: keepPage(showPayouts) },
  { method: 'GET', path: '/communes/:commune/payouts/:list', access: readers, respond: showList },
]
