import { resolveStall } from '../../store/stall-aliases.ts'
import { type FoundStall, findStall } from '../../store/stalls.ts'
import type { Capturer } from './effect.ts'

/** The stall that a record means, by its own id or by the one its officer's phone made for it, when it is theirs. */
export async function findMeant({ services, scope }: Capturer, id: string): Promise<FoundStall | undefined> {
  const db = services.store.read
  return findStall(db, scope, await resolveStall(db, { officer: scope.officer, id }))
}
