import { sql } from 'drizzle-orm'
import { paths } from '../paths.ts'
import { anyone, type Ctx, type Route } from '../route.ts'

async function showHealth(c: Ctx): Promise<Response> {
  const { store, version } = c.var.services
  await store.read.run(sql`select 1`)
  return c.json({ ok: true, ...version })
}

export const healthRoutes: Route[] = [{ method: 'GET', path: paths.health(), access: anyone, respond: showHealth }]
