import { findStall } from '../../store/stalls.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, READERS, type Route } from '../route.ts'
import { readStall } from './read.ts'
import { StallPage } from './views.tsx'

async function showStall(c: Ctx): Promise<Response> {
  const found = await findStall(c.var.services.store.read, c.var.scope, c.req.param('stall') ?? '')
  if (found === undefined) return notFound(c)
  const title = `${vi.ui.numbers[found.site.kind]} ${found.stall.number} ${found.site.name}`
  return respond(c, title, <StallPage file={await readStall(c, found)} />)
}

export const stallRoutes: Route[] = [
  { method: 'GET', path: '/stalls/:stall', access: only(...READERS), respond: showStall },
]
