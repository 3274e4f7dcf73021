import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond } from '../respond.tsx'
import { anyone, type Ctx, PHOTO_LIMIT, type Route } from '../route.ts'
import { answerSticker } from './code.tsx'
import { stickerOf } from './describe.ts'
import { showReport, showThanks, takeReport } from './reports.tsx'
import { takeCode } from './scans.tsx'
import { countFailure, readWaits } from './throttle.ts'
import { CheckPage } from './views.tsx'
import { askToWait } from './wait.tsx'

/** The form, and the answer for a serial. */
async function check(c: Ctx): Promise<Response> {
  const typed = c.req.queries('serial') ?? []
  if (typed.join('').trim() === '') return respond(c, vi.check.title, <CheckPage typed="" />)
  const waits = await readWaits(c)
  if (waits.device > 0) return askToWait(c, waits.device)
  // Two serials in one address are none.
  const sticker = typed.length === 1 ? await stickerOf(c.var.services, typed[0] ?? '') : undefined
  if (sticker !== undefined) return answerSticker(c, sticker)
  // Others' guesses close the page to guesses only: a sticker that exists is answered, or anyone could shut a market's.
  if (waits.all > 0) return askToWait(c, waits.all)
  await countFailure(c)
  return respond(c, vi.check.title, <CheckPage typed={typed[0] ?? ''} error={vi.check.unknown} isAnswer />, 404)
}

/** None of these pages is for a search engine. */
const unlisted =
  (answer: Route['respond']): Route['respond'] =>
  (c) => {
    c.header('X-Robots-Tag', 'noindex')
    return answer(c)
  }

const access = anyone

export const checkRoutes: Route[] = [
  { method: 'GET', path: '/check', access, respond: unlisted(check) },
  { method: 'POST', path: '/check', access, maxBody: PHOTO_LIMIT, respond: unlisted(takeCode) },
  { method: 'GET', path: '/check/reports', access, respond: unlisted(showReport) },
  { method: 'POST', path: '/check/reports', access, maxBody: PHOTO_LIMIT, respond: unlisted(takeReport) },
  { method: 'GET', path: paths.checkThanks(), access, respond: unlisted(showThanks) },
]
