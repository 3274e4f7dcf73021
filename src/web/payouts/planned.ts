import { isLive, listPayoutTargets } from '../../store/payout-targets.ts'
import type { Ctx } from '../route.ts'
import type { Choice } from './choice.ts'

/** What targets ask for of each figure, of what was chosen: the newest that was not withdrawn, for this month or a later one. */
export async function plannedFor(c: Ctx, commune: string, choice: Choice): Promise<ReadonlyMap<string, number>> {
  const all = await listPayoutTargets(c.var.services.store.read, c.var.scope, commune)
  const meant = all.filter(
    (target) => isLive(target) && target.period >= choice.period && target.programme === (choice.programme ?? null),
  )
  return choice.hamlet === undefined ? new Map(meant.map(({ figure, percent }) => [figure, percent])) : new Map()
}
