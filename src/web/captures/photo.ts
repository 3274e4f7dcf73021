import { fromBase64 } from '../../domain/base64.ts'
import { PHOTO_AREA } from '../../domain/capture/record.ts'
import { type PhotoHeader, readPhotoHeader } from '../../domain/photo.ts'
import type { Write } from '../../store/database.ts'
import { insertIncidentPhoto, sealPhoto } from '../../store/incident-photos.ts'
import { insertVisitPhoto, sealVisitPhoto } from '../../store/visit-photos.ts'
import type { Capturer } from './effect.ts'

/**
 * The photo of a visit, made anew so that nothing but the picture is left. What is no picture is left out: the visit
 * stands without it. `busy` while too many are being made: then the record is to come again, for it has the only copy.
 */
export async function remakePhoto(
  { services }: Capturer,
  photo: string | undefined,
): Promise<Uint8Array | 'busy' | undefined> {
  const bytes = photo === undefined ? undefined : bytesOf(photo)
  const header = bytes && readPhotoHeader(bytes)
  return bytes && header && isDrawnByPhone(header) ? services.reencodePhoto(bytes) : undefined
}

const isDrawnByPhone = ({ kind, width, height }: PhotoHeader): boolean =>
  kind === 'jpeg' && width * height <= PHOTO_AREA

/** Not every text of the right letters is base64. */
function bytesOf(photo: string): Uint8Array | undefined {
  try {
    return fromBase64(photo)
  } catch {
    return undefined
  }
}

/** Keeps the photo with its visit. Of an alarm it is evidence and goes to the incident. */
export async function photoWrites(
  { services, scope, at }: Capturer,
  { visit, incident }: { visit: string; incident: string | undefined },
  jpeg: Uint8Array | undefined,
): Promise<Write[]> {
  if (jpeg === undefined) return []
  const { store, newId } = services
  if (incident === undefined)
    return [insertVisitPhoto(store.read, await sealVisitPhoto(store.keys, { visit, at, jpeg }))]
  const row = { id: newId(), incident, officer: scope.officer, at, jpeg }
  return [insertIncidentPhoto(store.read, await sealPhoto(store.keys, row))]
}
