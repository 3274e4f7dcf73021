import { vi } from '../messages/vi.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { CheckPage } from './views.tsx'

/** Says how long to wait, to people in minutes and to programs in seconds. */
export function askToWait(c: Ctx, seconds: number): Response {
  c.var.services.log({ event: 'check-throttled', id: c.var.requestId })
  c.header('Retry-After', String(seconds))
  const sentence = vi.check.wait(Math.ceil(seconds / 60))
  return respond(c, vi.check.title, <CheckPage typed="" error={sentence} />, 429)
}
