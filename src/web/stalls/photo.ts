import { openVisitPhoto } from '../../store/visit-photos.ts'
import { notFound } from '../respond.tsx'
import type { Ctx } from '../route.ts'

/** The photo of a visit, as it was made anew when it came in. */
export async function showVisitPhoto(c: Ctx): Promise<Response> {
  const jpeg = await openVisitPhoto(c.var.services.store, c.var.scope, c.req.param('visit') ?? '')
  return jpeg ? c.body(jpeg, 200, { 'Content-Type': 'image/jpeg' }) : notFound(c)
}
