import { isBehind } from '../../domain/payout/lists.ts'
import { payoutFigure } from '../../domain/payout/measures.ts'
import { wholeOf } from '../../store/payout-cells.ts'
import { readCorrectedCells } from '../../store/payout-corrected.ts'
import { countConfirmedCorrections } from '../../store/payout-sums.ts'
import { vi } from '../messages/vi.ts'
import { keepPage } from '../page-cache.ts'
import { PAYOUT_READERS } from '../payout-report.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { sendExport, showExports } from './exports.tsx'
import { LAY_OUT, layOut, showLayout } from './layout.tsx'
import { showList } from './list.tsx'
import { showProvince } from './province.tsx'
import { linesOf, type PayoutReading, readPayouts } from './read.ts'
import { setTarget, showTargets, withdrawTarget } from './targets.tsx'
import { showTrend } from './trend.tsx'
import { type Corrections, NoPayoutsPage, PayoutsPage } from './views.tsx'

async function showPayouts(c: Ctx): Promise<Response> {
  const read = await readPayouts(c)
  if (read === undefined) return notFound(c)
  const { title } = vi.payoutFigures
  if (read.choice === undefined)
    return respond(c, title, <NoPayoutsPage unit={read.unit} mayOpenCases={read.mayOpenCases} />)
  const since = read.mayOpenCases ? await linesOf(c, read, 'in-cash-since') : []
  const fellBack = since.filter((line) => isBehind(line, 'fell-back'))
  const corrections = await correctionsOf(c, read)
  return respond(c, title, <PayoutsPage {...{ read, fellBack, corrections }} />)
}

async function correctionsOf(c: Ctx, { rounds, choice }: PayoutReading): Promise<Corrections | undefined> {
  const { read } = c.var.services.store
  const count = await countConfirmedCorrections(read, rounds)
  if (count === 0) return undefined
  const cells = [...(await readCorrectedCells(read, rounds)).values()].flat()
  const shown = cells.filter(({ hamlet }) => choice.hamlet === undefined || choice.hamlet === hamlet)
  return { count, paid: payoutFigure(wholeOf(shown), 'P4') }
}

/** Roles that read the figures of payouts. Being on such a list reveals poverty or disability: nobody else does. */
const readers = only(...PAYOUT_READERS)
const leaders = only('leader')
const provincial = only('auditor', 'admin')
const admins = only('admin')
const layers = only(...LAY_OUT)

export const payoutRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/payouts', access: readers, respond: keepPage(showPayouts) },
  { method: 'GET', path: '/communes/:commune/payouts/:list', access: readers, respond: showList },
  { method: 'GET', path: '/communes/:commune/payout-exports', access: readers, respond: showExports },
  { method: 'POST', path: '/communes/:commune/payout-exports', access: readers, respond: sendExport },
  { method: 'GET', path: '/communes/:commune/payout-layout', access: layers, respond: showLayout },
  { method: 'POST', path: '/communes/:commune/payout-layout', access: layers, respond: layOut },
  { method: 'GET', path: '/communes/:commune/payout-months', access: readers, respond: keepPage(showTrend) },
  { method: 'GET', path: '/communes/:commune/payout-targets', access: readers, respond: showTargets },
  { method: 'POST', path: '/communes/:commune/payout-targets', access: leaders, respond: setTarget },
  { method: 'POST', path: '/communes/:commune/payout-target-withdrawals', access: leaders, respond: withdrawTarget },
  { method: 'GET', path: '/provinces/:province/payouts', access: provincial, respond: keepPage(showProvince) },
  { method: 'GET', path: '/provinces/:province/payout-targets', access: provincial, respond: showTargets },
  { method: 'POST', path: '/provinces/:province/payout-targets', access: admins, respond: setTarget },
  { method: 'POST', path: '/provinces/:province/payout-target-withdrawals', access: admins, respond: withdrawTarget },
]
