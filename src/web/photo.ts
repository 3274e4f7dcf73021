import { toBase64 } from '../domain/base64.ts'
import { isWithinPixels, readPhotoHeader } from '../domain/photo.ts'
import { cleanPasted } from '../domain/vietqr/pasted.ts'
import { mayBeKept } from './code-field.ts'
import { type FieldErrors, type Typed, typedIn } from './forms.ts'
import { vi } from './messages/vi.ts'
import type { Ctx } from './route.ts'

/** Name of the file field, and the value of `act` of the button beside it. */
export const PHOTO = 'photo'
export const READ_PHOTO = 'read-photo'

/** A form whose photo was looked at: what was typed, with the code in it or with why there is none. */
export interface PhotoAttempt {
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly found: boolean
}

export type PhotoText = { ok: true; text: string } | { ok: false; sentence: string }

/**
 * For a multipart form with a photo field and a field for the code's text: when the "Đọc ảnh" button sent it, or a
 * photo came along and no text, the photo is read and the form is to be drawn again with `typed`. Undefined otherwise:
 * go on. The photo itself is kept nowhere.
 */
export async function readPhotoInto(c: Ctx, typed: Typed, field = 'code'): Promise<PhotoAttempt | undefined> {
  const photo = await sentPhoto(c)
  const isAsked = typedIn(typed, 'act') === READ_PHOTO
  if (!isAsked && (photo === undefined || typedIn(typed, field) !== '')) return undefined
  const read = await readPhoto(c, photo)
  if (!read.ok) return { typed, errors: { [PHOTO]: read.sentence }, found: false }
  return { typed: { ...typed, [field]: [read.text] }, errors: {}, found: true }
}

export type Evidence = { ok: true; jpeg: Uint8Array; digest: string } | { ok: false; sentence: string }

/** The photo of the form as evidence is kept, with a keyed digest of it; or the sentence that says why there is none. */
export async function makeEvidence(c: Ctx): Promise<Evidence> {
  const refuse = (sentence: string): Evidence => ({ ok: false, sentence })
  const photo = await sentPhoto(c)
  if (photo === undefined) return refuse(vi.incidents.photoMissing)
  const bytes = new Uint8Array(await photo.arrayBuffer())
  const header = readPhotoHeader(bytes)
  if (header === undefined) return refuse(vi.codeReadings.notAPhoto)
  if (!isWithinPixels(header)) return refuse(vi.codeReadings.tooManyPixels)
  const { reencodePhoto, store } = c.var.services
  const jpeg = await reencodePhoto(bytes)
  if (jpeg === undefined || jpeg === 'busy') return refuse(vi.incidents.photoNotKept)
  return { ok: true, jpeg, digest: await store.keys.index('content', toBase64(jpeg)) }
}

/** The file in the photo field; undefined when none was chosen. */
export async function sentPhoto(c: Ctx): Promise<File | undefined> {
  const form = await c.req.formData().catch(() => new FormData())
  const photo = form.get(PHOTO)
  return photo instanceof File && photo.size > 0 ? photo : undefined
}

/** Text of the code in a photo, or the sentence that says why there is none. */
export async function readPhoto(c: Ctx, photo: File | undefined): Promise<PhotoText> {
  const refuse = (sentence: string): PhotoText => ({ ok: false, sentence })
  if (photo === undefined) return refuse(vi.codeReadings.choosePhoto)
  const bytes = new Uint8Array(await photo.arrayBuffer())
  const header = readPhotoHeader(bytes)
  if (header === undefined) return refuse(vi.codeReadings.notAPhoto)
  if (!isWithinPixels(header)) return refuse(vi.codeReadings.tooManyPixels)
  const found = await c.var.services.readPhoto(bytes)
  const text = cleanPasted(found ?? '')
  if (text === '') return refuse(vi.codeReadings.nothingFound)
  return mayBeKept(text) ? { ok: true, text } : refuse(vi.code.refusals['identity-card'])
}
