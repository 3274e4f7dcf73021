import { keepPage } from '../page-cache.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { readProvince } from './read.ts'
import { ProvincePage } from './views.tsx'

async function showProvince(c: Ctx): Promise<Response> {
  const read = await readProvince(c)
  return read === undefined ? notFound(c) : respond(c, read.name, <ProvincePage {...read} />)
}

export const provinceRoutes: Route[] = [
  { method: 'GET', path: '/provinces/:province', access: only('auditor', 'admin'), respond: keepPage(showProvince) },
]
