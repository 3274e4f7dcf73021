import { and, eq } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { fromBase64, toBase64 } from '../domain/base64.ts'
import type { Database, Store, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { sites, stalls, visitPhotos, visits } from './schema.ts'
import { inScope } from './scope.ts'
import type { Place } from './sealing.ts'

const photoPlace = (visit: string): Place => ({ table: 'visit_photos', row: visit, column: 'sealed_photo' })

/** A JPEG sealed for its visit, with the keyed digest by which the same picture is found again. `at` in seconds UTC. */
export async function sealVisitPhoto(
  keys: Keyring,
  { visit, at, jpeg }: { visit: string; at: number; jpeg: Uint8Array },
): Promise<typeof visitPhotos.$inferInsert> {
  const picture = toBase64(jpeg)
  const sealedPhoto = await keys.seal(photoPlace(visit), picture)
  return { visit, at, sealedPhoto, digest: await keys.index('content', picture) }
}

export const insertVisitPhoto = (db: Database, row: typeof visitPhotos.$inferInsert): Write =>
  db.insert(visitPhotos).values(row)

/** The JPEG of a visit; undefined when it has none or is not the viewer's. Throws SealBroken when it does not open. */
export async function openVisitPhoto(
  store: Pick<Store, 'read' | 'keys'>,
  scope: Scope,
  visit: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [found] = await store.read
    .select({ sealed: visitPhotos.sealedPhoto })
    .from(visitPhotos)
    .innerJoin(visits, eq(visits.id, visitPhotos.visit))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(and(eq(visitPhotos.visit, visit), inScope(scope)))
    .limit(1)
  return found && fromBase64(await store.keys.unseal(photoPlace(visit), found.sealed))
}
