import { scopeOf } from '../../domain/access.ts'
import { NO_CORRECTION } from '../../domain/printer-profile.ts'
import { type Grid, gridOf } from '../../domain/sheet.ts'
import { listSites } from '../../store/sites.ts'
import type { Layout } from '../../web/print/sheet.ts'
import type { Services } from '../../web/services.ts'
import { draftRun } from '../../web/stickers/run.ts'
import { commitDemo } from './commit.ts'
import { DAYS_AGO, momentAgo, type PlacedSite } from './sites.ts'

/** Stalls whose sticker was seen on the wall at some time: it was printed before. */
const wasPrinted = (progress: string): boolean => 'BOvkca'.includes(progress)

/** Plain paper from the first slot, by no printer in particular. */
const layout: Layout = {
  ...{ template: 'stall', grid: gridOf('cut-a4', 'stall') as Grid, firstSlot: 1, cutMarks: true },
  correction: NO_CORRECTION,
}

/** One print run a site, by the coordinator, through the printer itself: every code is read back as always. */
export async function printStickers(services: Services, placed: readonly PlacedSite[], now: number): Promise<void> {
  const scope = scopeOf('ho', [{ role: 'coordinator', unit: '21040' }], ['coordinator'])
  if (scope === undefined) throw new Error('the coordinator has no scope')
  const then = { ...services, clock: () => momentAgo(now, DAYS_AGO.approved - 1, 10) }
  for (const site of await listSites(services.store.read, scope)) {
    const stalls = placed.find(({ id }) => id === site.id)?.stalls ?? []
    const chosen = stalls.filter(({ progress }) => wasPrinted(progress)).map(({ id }) => id)
    const draft = await draftRun({ services: then, scope, requestId: 'demo' }, site, {
      ...{ run: services.newId(), chosen, layout, printer: null, names: new Map() },
    })
    if (!draft.ok) throw new Error(draft.sentence ?? 'a name of the demo does not fit')
    await commitDemo(services.store, draft)
  }
}
