import * as v from 'valibot'
import { type Known, RECONCILED_DAYS, type Received } from '../../domain/capture/exchange.ts'
import { HANDOVER_BYTES } from '../../domain/capture/handover.ts'
import { countReceived, listKnown } from '../../store/captures.ts'
import { findDevice } from '../../store/devices.ts'
import { noteHeld } from '../../store/takings.ts'
import { respondJson } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { showHandover, takeHandover } from './handover.tsx'
import { receiveAll } from './sending.ts'
import { showSetAside } from './set-aside.tsx'
import { question, sending } from './shape.ts'

/** Bytes of a sending: the phone keeps well below, and a batch of photos it made too large is told so. */
const SENDING_LIMIT = 8 * 1024 * 1024

async function receive(c: Ctx): Promise<Response> {
  const read = v.safeParse(sending, await c.req.json().catch(() => undefined))
  if (!read.success) return c.json({ refused: 422 }, 422)
  const { services, scope } = c.var
  const { device, held, records } = read.output
  const receipts = await receiveAll(services, scope.officer, records)
  const at = services.clock()
  const by = { device, officer: scope.officer }
  await services.store.commit([noteHeld(services.store.read, by, held, at)], [])
  return respondJson(c, { at, receipts } satisfies Received)
}

/** Which records of a phone are here: asked by its own officer. */
async function reconcile(c: Ctx): Promise<Response> {
  const read = v.safeParse(question, await c.req.json().catch(() => undefined))
  if (!read.success) return c.json({ refused: 422 }, 422)
  const { services, scope } = c.var
  const { device, ids } = read.output
  const db = services.store.read
  if ((await findDevice(db, device))?.officer !== scope.officer) return c.json({ refused: 404 }, 404)
  const since = services.clock() - RECONCILED_DAYS * 24 * 60 * 60
  return c.json({
    known: await listKnown(db, device, ids),
    count: await countReceived(db, device, since),
  } satisfies Known)
}

const walkers = only('volunteer', 'coordinator')
const speaksJson = true

export const captureRoutes: Route[] = [
  { method: 'POST', path: '/walk/captures', access: walkers, maxBody: SENDING_LIMIT, speaksJson, respond: receive },
  {
    method: 'POST',
    path: '/walk/reconciliation',
    access: walkers,
    maxBody: 1024 * 1024,
    speaksJson,
    respond: reconcile,
  },
  { method: 'GET', path: '/handovers', access: walkers, respond: showHandover },
  { method: 'POST', path: '/handovers', access: walkers, maxBody: HANDOVER_BYTES, respond: takeHandover },
  { method: 'GET', path: '/captures/set-aside', access: only('coordinator', 'auditor'), respond: showSetAside },
]
