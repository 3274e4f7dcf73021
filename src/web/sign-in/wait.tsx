import { vi } from '../messages/vi.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { WaitPage } from './views.tsx'

/** Too many tries: says how long to wait, to people in minutes and to programs in seconds. */
export function askToWait(c: Ctx, seconds: number): Response {
  c.var.services.log({ event: 'sign-in-throttled', id: c.var.requestId })
  c.header('Retry-After', String(seconds))
  return respond(c, vi.signIn.wait, <WaitPage minutes={Math.ceil(seconds / 60)} />, 429)
}
