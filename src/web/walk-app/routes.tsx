import { paths } from '../paths.ts'
import { respondPart } from '../respond.tsx'
import { anyone, type Ctx, type Route } from '../route.ts'
import { Shell } from './shell.tsx'

const showShell = (c: Ctx): Response => respondPart(c, `<!doctype html>${<Shell services={c.var.services} />}`)

export const walkAppRoutes: Route[] = [{ method: 'GET', path: paths.walk(), access: anyone, respond: showShell }]
