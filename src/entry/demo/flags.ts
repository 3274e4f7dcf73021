import { scopeOf } from '../../domain/access.ts'
import { findBursts } from '../../domain/flags.ts'
import { insertFlagReview, listFlaggable } from '../../store/flags.ts'
import { insertVisitPhoto, sealVisitPhoto } from '../../store/visit-photos.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'
import { drawSamplePhoto } from './sample-photo.ts'
import { COMMUNE, momentAgo } from './sites.ts'

/** Two neighbours in the market of whom the volunteer sent one picture. */
const SAME_PHOTO = ['visit-site-2-stall-A2-1', 'visit-site-2-stall-A4-1']

/**
 * Something to look at of either kind: the rally's many visits in few minutes, which the coordinator has asked about, and
 * one picture of two stalls, which nobody has. No figure knows of either.
 */
export async function raiseFlags(services: Services, now: number): Promise<void> {
  await shareOnePhoto(services)
  await reviewRally(services, now)
}

async function shareOnePhoto({ store }: Services): Promise<void> {
  const jpeg = drawSamplePhoto()
  const visits = (await flaggable(store)).filter(({ visit }) => SAME_PHOTO.includes(visit))
  if (visits.length !== SAME_PHOTO.length) throw new Error('the demo lacks the visits of its one photo')
  const rows = await Promise.all(visits.map(({ visit, madeAt: at }) => sealVisitPhoto(store.keys, { visit, at, jpeg })))
  const entries = rows.map(({ visit, at }) => ({ at, actor: 'demo', action: 'visits.recorded', subject: visit }))
  await commitDemo(store, { writes: rows.map((row) => insertVisitPhoto(store.read, row)), entries })
}

async function reviewRally({ store, newId }: Services, now: number): Promise<void> {
  const [burst] = findBursts(await flaggable(store))
  if (burst === undefined) throw new Error('the demo has no rally')
  const by = { officer: 'ho', at: momentAgo(now, 12, 16) }
  const note = 'Buổi ra quân: ba người cùng đi, một người ghi. Đã hỏi cả ba (số liệu giả định).'
  const row = { id: newId(), flag: burst.id, commune: COMMUNE, finding: 'nothing-wrong' as const, note, ...by }
  const entry = { at: by.at, actor: by.officer, action: 'flag.reviewed', subject: row.id }
  await commitDemo(store, { writes: [insertFlagReview(store.read, row)], entries: [entry] })
}

async function flaggable({ read }: Services['store']) {
  const scope = scopeOf('ho', [{ role: 'coordinator', unit: COMMUNE }], ['coordinator'])
  if (scope === undefined) throw new Error('the coordinator of the demo has no scope')
  return listFlaggable(read, scope, COMMUNE, 0)
}
