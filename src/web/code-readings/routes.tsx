import { knownBins } from '../../domain/banks.ts'
import { cleanPasted } from '../../domain/vietqr/pasted.ts'
import { readCode } from '../../domain/vietqr/read.ts'
import { banksToday } from '../banks.ts'
import { mayBeKept } from '../code-field.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { readPhoto, sentPhoto } from '../photo.ts'
import { respond, respondPart, wantsPart } from '../respond.tsx'
import { type Ctx, only, PHOTO_LIMIT, type Route } from '../route.ts'
import { ReadingPart, type ReadingProps } from '../ui/code-reading.tsx'
import { ReadingPage } from './views.tsx'

/** What a code says: of a photo, or of a pasted text when no photo is sent. Nothing is stored. */
async function readSentCode(c: Ctx): Promise<Response> {
  const banks = await banksToday(c.var.services)
  const found = await sentText(c)
  const props: ReadingProps =
    'error' in found
      ? { text: '', error: found.error, banks }
      : { text: found.text, reading: readCode(found.text, { knownBins: knownBins(banks) }), banks }
  const status = props.error ? 422 : 200
  if (wantsPart(c)) return respondPart(c, <ReadingPart {...props} />, status)
  return respond(
    c,
    vi.codeReadings.title,
    <ReadingPage {...props} fromPhoto={'text' in found && found.fromPhoto} />,
    status,
  )
}

async function sentText(c: Ctx): Promise<{ text: string; fromPhoto: boolean } | { error: string }> {
  const photo = await sentPhoto(c)
  if (photo === undefined) {
    const form = await c.req.formData().catch(() => new FormData())
    const pasted = form.get('code')
    const text = typeof pasted === 'string' ? cleanPasted(pasted) : ''
    if (text !== '') return mayBeKept(text) ? { text, fromPhoto: false } : { error: vi.code.refusals['identity-card'] }
  }
  const read = await readPhoto(c, photo)
  return read.ok ? { text: read.text, fromPhoto: true } : { error: read.sentence }
}

export const codeReadingRoutes: Route[] = [
  {
    method: 'POST',
    path: paths.codeReading(),
    access: only('volunteer', 'coordinator'),
    maxBody: PHOTO_LIMIT,
    respond: readSentCode,
  },
]
