import { readCells } from '../../store/payout-cells.ts'
import { isAsClosed } from '../../store/payout-checks.ts'
import { digestOf } from '../../store/payout-contents.ts'
import { readCorrectedCells } from '../../store/payout-corrected.ts'
import { listCorrections } from '../../store/payout-corrections.ts'
import {
  findOpenBefore,
  findRoundBefore,
  listPayoutEntries,
  listRoundEvents,
  type PayoutEntry,
  type RoundEventRow,
} from '../../store/payout-rounds.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { decides, enters, type OpenedRound, readRound, titleOf } from './read.ts'
import { RoundPage } from './round-views.tsx'

/** The numbers of a round as they stand or were frozen, and after its confirmed corrections where it has any. */
async function readFigures(c: Ctx, { round }: OpenedRound) {
  const { read } = c.var.services.store
  const corrections = await listCorrections(read, round.id)
  const isCorrected = corrections.some(({ decision }) => decision === 'confirmed')
  const corrected = isCorrected ? (await readCorrectedCells(read, [round])).get(round.id) : undefined
  return { cells: (await readCells(read, [round])).get(round.id) ?? [], corrected, corrections }
}

/** A closed round that somebody changed behind the program's back is shown with an alarm, and told in the log. */
async function isAltered(c: Ctx, { round }: OpenedRound, events: RoundEventRow[], entries: PayoutEntry[]) {
  if (round.state !== 'closed') return false
  const held = events.find(({ event }) => event === 'closed')?.digest
  const frozen = entries.find(({ kind }) => kind === 'closing')?.digest
  if (await isAsClosed(c.var.services.store.read, round, { held, frozen })) return false
  c.var.services.log({ event: 'payout-round-altered', id: c.var.requestId, round: round.id })
  return true
}

export async function showRound(c: Ctx): Promise<Response> {
  const at = await readRound(c)
  if (at === undefined) return notFound(c)
  const { store, newId } = c.var.services
  const { round } = at
  const acts = enters(c, at)
  const events = await listRoundEvents(store.read, round.id)
  const entries = await listPayoutEntries(store.read, round.id)
  const page = (
    <RoundPage
      {...at}
      {...(await readFigures(c, at))}
      {...{ acts, newId }}
      reviews={decides(c, at)}
      {...{ events, entries }}
      altered={await isAltered(c, at, events, entries)}
      before={round.grain === 'cases' ? await findRoundBefore(store.read, round) : undefined}
      openBefore={round.state === 'approved' ? await findOpenBefore(store.read, round) : undefined}
      digest={acts ? await digestOf(store.read, round.id) : ''}
    />
  )
  return respond(c, titleOf(round), page)
}
