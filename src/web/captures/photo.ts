import { fromBase64 } from '../../domain/base64.ts'
import { isWithinPixels, readPhotoHeader } from '../../domain/photo.ts'
import type { Write } from '../../store/database.ts'
import { insertIncidentPhoto, sealPhoto } from '../../store/incident-photos.ts'
import { insertVisitPhoto, sealVisitPhoto } from '../../store/visit-photos.ts'
import type { Capturer } from './effect.ts'

/**
 * The photo of a visit, made anew so that nothing but the picture is left. Of an alarm it is evidence and goes to the
 * incident. What is no picture is left out: the visit stands without it.
 */
export async function photoWrites(
  { services, scope, at }: Capturer,
  { visit, incident }: { visit: string; incident: string | undefined },
  photo: string | undefined,
): Promise<Write[]> {
  const { store, newId } = services
  const jpeg = photo === undefined ? undefined : await remake(services, fromBase64(photo))
  if (jpeg === undefined) return []
  if (incident === undefined)
    return [insertVisitPhoto(store.read, await sealVisitPhoto(store.keys, { visit, at, jpeg }))]
  const row = { id: newId(), incident, officer: scope.officer, at, jpeg }
  return [insertIncidentPhoto(store.read, await sealPhoto(store.keys, row))]
}

async function remake({ reencodePhoto }: Capturer['services'], bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const header = readPhotoHeader(bytes)
  return header !== undefined && isWithinPixels(header) ? reencodePhoto(bytes) : undefined
}
