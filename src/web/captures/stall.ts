import type { StallBody } from '../../domain/capture/record.ts'
import { readNumber } from '../../domain/spot-numbers.ts'
import { draftStall } from '../../store/site-lists.ts'
import { findSite, listBlocks } from '../../store/sites.ts'
import { insertStallAlias } from '../../store/stall-aliases.ts'
import { findStall, findStallByNumber, type StallPlace } from '../../store/stalls.ts'
import { type Capturer, type Effect, refuse } from './effect.ts'
import { findMeant } from './meant.ts'

/** A stall added in place. One that somebody else has added by now is that one: what follows goes to it. */
export async function stallEffect(by: Capturer, body: StallBody): Promise<Effect> {
  const { services, scope, at } = by
  const db = services.store.read
  const { site, block, side } = body
  const number = readNumber(body.number)
  const found = await findSite(db, scope, site)
  if (found === undefined) return refuse('not-yours')
  const isBlock = (await listBlocks(db, scope, site)).some(({ id }) => id === block)
  if ((found.kind === 'market') !== (side === 'row')) return refuse('shape')
  if (number === undefined || !isBlock || (await findStall(db, scope, body.stall)) !== undefined) return refuse('shape')
  const known = await findStallByNumber(db, scope, site, number)
  if (known !== undefined) {
    const writes = [insertStallAlias(db, { officer: scope.officer, id: body.stall }, { stall: known, at })]
    return { ok: true, state: 'stored', site, stall: known, writes, entries: [] }
  }
  const act = { by: scope.officer, at, newId: services.newId }
  const place = await placeOf(by, body)
  const draft = draftStall(db, { id: body.stall, site, block, number, side, place }, act)
  return { ok: true, state: 'stored', site, stall: body.stall, ...draft }
}

/** After its neighbour, while that stands in the same block; else first in it. */
async function placeOf(by: Capturer, { after, block }: StallBody): Promise<StallPlace> {
  const neighbour = after === undefined ? undefined : await findMeant(by, after)
  return neighbour?.block.id === block ? { after: neighbour.stall.id } : { startOf: block }
}
