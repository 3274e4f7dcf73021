import { type Known, RECONCILED_DAYS, type Received } from '../../domain/capture/exchange.ts'
import { HANDOVER_BYTES } from '../../domain/capture/handover.ts'
import { RECORDERS } from '../../domain/payout/follow-up.ts'
import { countReceived, listKnown } from '../../store/captures.ts'
import { findDevice } from '../../store/devices.ts'
import { noteHeld } from '../../store/takings.ts'
import { readJson, refuseJson } from '../json.ts'
import { respondJson } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { showHandover, takeHandover } from './handover.tsx'
import { receiveAll } from './sending.ts'
import { showSetAside } from './set-aside.tsx'
import { question, sending } from './shape.ts'

/** Bytes of a sending: the phone keeps well below, and a batch of photos it made too large is told so. */
const SENDING_LIMIT = 8 * 1024 * 1024

async function receive(c: Ctx): Promise<Response> {
  const sent = await readJson(c, sending)
  if (sent === undefined) return refuseJson(c, 422)
  const { services, scope } = c.var
  const { device, held, records } = sent
  const receipts = await receiveAll(services, scope.officer, records)
  const at = services.clock()
  const by = { device, officer: scope.officer }
  await services.store.commit([noteHeld(services.store.read, by, held, at)], [])
  return respondJson(c, { at, receipts } satisfies Received)
}

/** Which records of a phone are here: asked by its own officer. */
async function reconcile(c: Ctx): Promise<Response> {
  const asked = await readJson(c, question)
  if (asked === undefined) return refuseJson(c, 422)
  const { services, scope } = c.var
  const { device, ids } = asked
  const db = services.store.read
  if ((await findDevice(db, device))?.officer !== scope.officer) return refuseJson(c, 404)
  const since = services.clock() - RECONCILED_DAYS * 24 * 60 * 60
  const [known, count] = [await listKnown(db, device, ids), await countReceived(db, device, since)]
  return respondJson(c, { known, count } satisfies Known)
}

const walkers = only('volunteer', 'coordinator')
/** Whatever they record: whose it is to record is asked of each record. */
const senders = only('volunteer', ...RECORDERS)
const speaksJson = true

export const captureRoutes: Route[] = [
  { method: 'POST', path: '/walk/captures', access: senders, maxBody: SENDING_LIMIT, speaksJson, respond: receive },
  {
    method: 'POST',
    path: '/walk/reconciliation',
    access: senders,
    maxBody: 1024 * 1024,
    speaksJson,
    respond: reconcile,
  },
  { method: 'GET', path: '/handovers', access: walkers, respond: showHandover },
  { method: 'POST', path: '/handovers', access: walkers, maxBody: HANDOVER_BYTES, respond: takeHandover },
  { method: 'GET', path: '/captures/set-aside', access: only('coordinator', 'auditor'), respond: showSetAside },
]
