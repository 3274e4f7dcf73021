import type { Write } from '../../store/database.ts'
import { type FoundStall, findStall } from '../../store/stalls.ts'
import { handOverSticker, voidSticker } from '../../store/sticker-events.ts'
import { findStallSticker } from '../../store/stickers.ts'
import { commitOnce, readForm, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { handoverForm, lossForm } from './form.ts'
import { stallPage } from './page.tsx'

/** The stall in the path, when it is in the viewer's scope. */
const findPlace = (c: Ctx): Promise<FoundStall | undefined> =>
  findStall(c.var.services.store.read, c.var.scope, c.req.param('stall') ?? '')

/** One sticker was given to its vendor. One that is void by now, or on its wall, stays what it is. */
export async function handOver(c: Ctx): Promise<Response> {
  const found = await findPlace(c)
  if (!found) return notFound(c)
  const form = await readForm(c, handoverForm)
  if (!form.ok) return refused(c, vi.form.invalid, 422)
  const by = { officer: c.var.scope.officer, at: c.var.services.clock() }
  const write = handOverSticker(c.var.services.store.read, form.values.serial, by)
  return keep(c, found, form, write, 'stickers.handed-over')
}

/** One sticker is gone, or was torn off: it is void from now on, for ever. */
export async function loseSticker(c: Ctx): Promise<Response> {
  const found = await findPlace(c)
  if (!found) return notFound(c)
  const form = await readForm(c, lossForm)
  if (!form.ok) {
    const sentence = form.errors.sure ?? vi.form.invalid
    return stallPage(c, found, { lost: { serial: typedIn(form.typed, 'serial'), sentence } })
  }
  const voiding = { reason: 'stolen', officer: c.var.scope.officer, at: c.var.services.clock() } as const
  const write = voidSticker(c.var.services.store.read, form.values.serial, voiding)
  return keep(c, found, form, write, 'stickers.lost')
}

interface Sent {
  values: { submission: string; serial: string }
  typed: Typed
}

/** Commits what happened to a sticker of the stall; one of another stall is not found. */
async function keep(c: Ctx, { stall }: FoundStall, { values, typed }: Sent, write: Write, action: string) {
  const { store, clock } = c.var.services
  const { serial, submission: id } = values
  if (!(await findStallSticker(store.read, c.var.scope, stall.id, serial))) return notFound(c)
  const entry = { at: clock(), actor: c.var.scope.officer, action, subject: serial }
  const answer = await commitOnce(c, { id, typed, location: paths.stall(stall.id) }, [write], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`sticker refused: ${answer.rule}`)
}
