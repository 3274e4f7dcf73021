import { compareScan } from '../../domain/scan.ts'
import { withoutIdentityCard } from '../code-field.ts'
import { type FieldErrors, readForm, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { PHOTO, readPhoto, sentPhoto } from '../photo.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { answerCode, answerSticker, answerUnknownCode, scannedCode } from './code.tsx'
import { stickerOf } from './describe.ts'
import { codeForm } from './form.ts'
import { countFailure, mayReadPhoto, readWaits } from './throttle.ts'
import { CheckPage } from './views.tsx'
import { askToWait } from './wait.tsx'

/** The answer for a code that was scanned, photographed or pasted, with the serial of its sticker or without. */
export async function takeCode(c: Ctx): Promise<Response> {
  const form = await readForm(c, codeForm)
  if (!form.ok) return drawForm(c, form.typed, form.errors)
  const what = form.values.serial.trim() === '' ? 'code' : 'serial'
  const waits = await readWaits(c, what)
  if (waits.device > 0) return askToWait(c, waits.device)
  const text = await sentText(c, form)
  if ('errors' in text) return drawForm(c, form.typed, text.errors)
  const scanned = await scannedCode(c, text.code)
  const { reading } = scanned
  if (!reading.ok && compareScan(scanned, []).scan === 'not-payment')
    return drawForm(c, form.typed, { code: vi.code.refusals[reading.reason] })
  const { serial } = form.values
  const sticker = what === 'code' ? undefined : await stickerOf(c.var.services, serial)
  if (sticker) return answerSticker(c, sticker, scanned)
  // A flood closes codes alone to everybody: account numbers can be guessed, and the serial of a sticker still answers.
  if (waits.all > 0) return askToWait(c, waits.all)
  const answer = what === 'code' ? await answerCode(c, scanned) : undefined
  if (answer) return answer
  await countFailure(c, what)
  if (what === 'code') return answerUnknownCode(c)
  return respond(c, vi.check.title, <CheckPage typed={serial} error={vi.check.unknown} isAnswer />, 404)
}

type Read = Extract<Awaited<ReturnType<typeof readForm<typeof codeForm>>>, { ok: true }>

/** The text of the form, or of its photo where there is no text; an identity card is neither kept nor drawn again. */
async function sentText(c: Ctx, { values, typed }: Read): Promise<{ code: string } | { errors: FieldErrors }> {
  if (withoutIdentityCard(typed) !== typed) return { errors: { code: vi.code.refusals['identity-card'] } }
  if (values.code !== '') return { code: values.code }
  const photo = await sentPhoto(c)
  if (photo === undefined) return { errors: { code: vi.check.codeMissing } }
  if (!(await mayReadPhoto(c))) return { errors: { [PHOTO]: vi.check.tooManyPhotos } }
  const read = await readPhoto(c, photo)
  return read.ok ? { code: read.text } : { errors: { [PHOTO]: read.sentence } }
}

function drawForm(c: Ctx, typed: Typed, errors: FieldErrors): Response {
  const code = { text: typedIn(withoutIdentityCard(typed), 'code'), errors, photoRead: false }
  return respond(c, vi.check.title, <CheckPage typed={typedIn(typed, 'serial')} code={code} />, 422)
}
