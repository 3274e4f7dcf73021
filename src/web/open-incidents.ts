import { scopeOf } from '../domain/access.ts'
import type { Database } from '../store/database.ts'
import { countUnresolvedIncidents } from '../store/incidents.ts'
import { wantsPart } from './respond.tsx'
import type { Ctx } from './route.ts'
import type { Viewer } from './services.ts'

interface Counted {
  as: string
  count: number
}

const remembered = new WeakMap<Database, Map<string, Counted>>()

/**
 * How many incidents wait for whoever looks after them: told at the head of every page they open. Counted anew only after
 * a row has changed, so that a page kept in memory costs no query.
 */
export async function lookForIncidents(c: Ctx, { officer, grants }: Viewer): Promise<void> {
  const scope = wantsPart(c) ? undefined : scopeOf(officer, grants, ['coordinator', 'leader'])
  if (scope === undefined) return
  const { store } = c.var.services
  const counts = remembered.get(store.read) ?? new Map<string, Counted>()
  remembered.set(store.read, counts)
  const [key, as] = [JSON.stringify(scope), store.revision?.()]
  const known = counts.get(key)
  const isCurrent = known !== undefined && known.as === as
  const count = isCurrent ? known.count : await countUnresolvedIncidents(store.read, scope)
  if (as !== undefined) counts.set(key, { as, count })
  c.set('openIncidents', count)
}
