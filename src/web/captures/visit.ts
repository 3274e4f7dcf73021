import type { VisitBody } from '../../domain/capture/record.ts'
import { addDays, dayOf } from '../../domain/day.ts'
import { placingOf } from '../../domain/placing.ts'
import { findVisitFaults, outcomeHasReturnDay, outcomeMayHaveReason, type VisitReport } from '../../domain/visit.ts'
import type { Draft } from '../../store/draft.ts'
import type { FoundStall } from '../../store/stalls.ts'
import { draftVisit } from '../visits/record.ts'
import { listStanding } from '../visits/standing.ts'
import { compareWall, openStallCode } from '../visits/wall.ts'
import { type Capturer, type Effect, refuse } from './effect.ts'
import { findMeant } from './meant.ts'
import { isOfFormer } from './meanwhile.ts'
import { photoWrites, remakePhoto } from './photo.ts'
import { registrationEffect } from './registration.ts'

const NOTHING: Draft = { writes: [], entries: [] }

/** A visit with whom it registered, what it saw of the wall and of money, and its photo. */
export async function visitEffect(by: Capturer, body: VisitBody): Promise<Effect> {
  const place = await findMeant(by, body.stall)
  if (place === undefined) return refuse('not-yours')
  if ((body.registration || body.evidence) && (await isOfFormer(by, place))) return refuse('other-merchant')
  const registered = body.registration && (await registrationEffect(by, place, body.registration))
  if (registered?.ok === false) return refuse(registered.reason)
  const found = registered?.found ?? place
  const photo = await remakePhoto(by, body.photo)
  if (photo === 'busy') return refuse('changed')
  const seen = await storeSeen(by, found, body, photo)
  if ('fault' in seen) return refuse('faulty', seen.fault)
  const { writes, entries } = registered ?? NOTHING
  const at = { site: found.site.id, stall: found.stall.id }
  return {
    ok: true,
    state: 'stored',
    ...at,
    ...seen,
    writes: [...writes, ...seen.writes],
    entries: [...entries, ...seen.entries],
  }
}

async function storeSeen(by: Capturer, found: FoundStall, body: VisitBody, jpeg: Uint8Array | undefined) {
  const live = await openStallCode(by, found.stall.id)
  const report = reportOf(body, by.madeAt, live !== undefined)
  const stall = { hasMerchant: found.merchant !== null, hasCode: live !== undefined }
  // The day promised may be over by the time the record arrives: it was ahead when it was promised.
  const [fault] = findVisitFaults({ ...report, returnDay: undefined }, stall, dayOf(by.at))
  if (fault !== undefined) return { fault }
  const comparison = report.scanned ? await compareWall(by, found.stall.id, live, body.code ?? '') : undefined
  const placing = placingOf(await listStanding(by, found.stall.id, comparison, report), body.sticker)
  const placed = placing.kind === 'place' ? placing.serial : undefined
  const { visit, incident, ...draft } = await draftVisit(by, found, report, comparison?.result, placed)
  const photo = await photoWrites(by, { visit, incident }, jpeg)
  return { visit, incident, scan: comparison?.result.scan, entries: draft.entries, writes: [...draft.writes, ...photo] }
}

/** What the officer states. Without a code in the register there is nothing on the wall to look for, or to compare. */
function reportOf(body: VisitBody, madeAt: number, hasCode: boolean): VisitReport {
  const { outcome, reason, returnIn, display, code, evidence } = body
  const made = dayOf(madeAt)
  return {
    outcome,
    reason: outcomeMayHaveReason(outcome) ? reason : undefined,
    returnDay: outcomeHasReturnDay(outcome) && returnIn !== undefined ? addDays(made, returnIn) : undefined,
    display: hasCode ? display : undefined,
    scanned: hasCode && code !== undefined && code.trim() !== '',
    evidence: evidence && { ...evidence, day: addDays(made, -evidence.ago) },
  }
}
