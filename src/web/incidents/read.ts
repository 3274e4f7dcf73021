import { shortHolder } from '../../domain/holder.ts'
import { isAlarm } from '../../domain/scan.ts'
import { lastFour } from '../../domain/vietqr/mask.ts'
import type { Scan } from '../../domain/visit.ts'
import { type ListedPhoto, listIncidentPhotos } from '../../store/incident-photos.ts'
import { type FoundIncident, type ListedEvent, listIncidentEvents } from '../../store/incidents.ts'
import { openLiveCode } from '../../store/payment-codes.ts'
import { type ListedVisit, listVisits } from '../../store/visits.ts'
import { issuerName } from '../account-words.ts'
import { banksToday } from '../banks.ts'
import type { Ctx } from '../route.ts'

/** A registered account, masked. */
export interface Registered {
  readonly bank: string
  readonly account: string
  readonly holder: string
}

/** Everything a viewer may know of an incident. */
export interface IncidentFile extends FoundIncident {
  readonly events: readonly ListedEvent[]
  readonly photos: readonly ListedPhoto[]
  /** What stickers of the stall say today, masked; undefined where no code is live there. */
  readonly registered: Registered | undefined
  /** What the scan that opened it came to; undefined for a report by the public. */
  readonly scan: Scan | undefined
  /** Later scans of the same stall while this was not over. */
  readonly scansSince: readonly ListedVisit[]
}

const VISITS = 200

export async function readIncident(c: Ctx, found: FoundIncident): Promise<IncidentFile> {
  const { store } = c.var.services
  const { scope } = c.var
  const { id, visit, openedAt } = found.incident
  const stall = found.stall?.id
  const events = await listIncidentEvents(store.read, scope, id)
  const visits = stall === undefined ? [] : await listVisits(store.read, scope, stall, VISITS)
  const overAt = events.find(({ event }) => event === 'resolved')?.at ?? Number.POSITIVE_INFINITY
  const live = stall === undefined ? undefined : await openLiveCode(store, scope, { stall })
  return {
    ...found,
    events,
    photos: await listIncidentPhotos(store.read, scope, id),
    registered: live && {
      bank: issuerName(live.content, await banksToday(c.var.services)),
      account: lastFour(live.content.account),
      holder: shortHolder(live.content.holder),
    },
    scan: visits.find((one) => one.visit.id === visit)?.visit.scan ?? undefined,
    scansSince: visits.filter(({ visit: { id: other, at, scan } }) => {
      const isTold = scan === 'match' || (scan !== null && isAlarm(scan))
      return isTold && other !== visit && at >= openedAt && at <= overAt
    }),
  }
}
