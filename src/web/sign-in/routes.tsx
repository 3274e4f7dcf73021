import { paths } from '../paths.ts'
import { seeOther } from '../respond.tsx'
import { anyOfficer, type Ctx, type Route } from '../route.ts'
import { endSession } from '../session.ts'

async function signOut(c: Ctx): Promise<Response> {
  await endSession(c)
  return seeOther(c, paths.signIn())
}

export const signInRoutes: Route[] = [{ method: 'POST', path: paths.signOut(), access: anyOfficer, respond: signOut }]
