import { and, asc, eq } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { fromBase64, toBase64 } from '../domain/base64.ts'
import type { Database, Store, Write } from './database.ts'
import { findIncident } from './incidents.ts'
import type { Keyring } from './keyring.ts'
import { incidentPhotos, officers } from './schema.ts'
import type { Place } from './sealing.ts'

const photoPlace = (id: string): Place => ({ table: 'incident_photos', row: id, column: 'sealed_photo' })

/** A JPEG sealed for its row. `at` in seconds UTC; no officer for a photo of the public. */
export async function sealPhoto(
  keys: Keyring,
  { jpeg, ...row }: { id: string; incident: string; officer: string | null; at: number; jpeg: Uint8Array },
): Promise<typeof incidentPhotos.$inferInsert> {
  return { ...row, sealedPhoto: await keys.seal(photoPlace(row.id), toBase64(jpeg)) }
}

export const insertIncidentPhoto = (db: Database, row: typeof incidentPhotos.$inferInsert): Write =>
  db.insert(incidentPhotos).values(row)

/** The photos of an incident without their pictures, oldest first; none when the incident is not the viewer's. */
export async function listIncidentPhotos(db: Database, scope: Scope, incident: string) {
  if ((await findIncident(db, scope, incident)) === undefined) return []
  return db
    .select({ id: incidentPhotos.id, at: incidentPhotos.at, officer: officers.name })
    .from(incidentPhotos)
    .leftJoin(officers, eq(officers.id, incidentPhotos.officer))
    .where(eq(incidentPhotos.incident, incident))
    .orderBy(asc(incidentPhotos.at), asc(incidentPhotos.id))
}
export type ListedPhoto = Awaited<ReturnType<typeof listIncidentPhotos>>[number]

/** The JPEG of a photo; undefined when it is not the viewer's. Throws SealBroken when it does not open at its row. */
export async function openIncidentPhoto(
  store: Pick<Store, 'read' | 'keys'>,
  scope: Scope,
  of: { incident: string; photo: string },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if ((await findIncident(store.read, scope, of.incident)) === undefined) return undefined
  const [found] = await store.read
    .select({ sealed: incidentPhotos.sealedPhoto })
    .from(incidentPhotos)
    .where(and(eq(incidentPhotos.id, of.photo), eq(incidentPhotos.incident, of.incident)))
    .limit(1)
  return found && fromBase64(await store.keys.unseal(photoPlace(of.photo), found.sealed))
}
