import { scopeOf } from '../../domain/access.ts'
import type { RoundEvent } from '../../domain/payout/round.ts'
import { readCells } from '../../store/payout-cells.ts'
import { digestOf } from '../../store/payout-contents.ts'
import { draftClosing, draftEntry, type Entered } from '../../store/payout-entries.ts'
import { draftPayoutRound, draftStep, findPayoutRound, type PayoutRound } from '../../store/payout-rounds.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'

type Opened = Pick<PayoutRound, 'id' | 'programme' | 'commune' | 'period' | 'grain'>

/** A round from its opening to its approval by somebody else a day later, and to its closing where it is closed. */
export async function holdRound(
  services: Services,
  round: Opened,
  entered: Entered,
  at: number,
  further: readonly 'closed'[],
  [enters, approves]: readonly [string, string] = ['sen', 'anh'],
): Promise<void> {
  const { store, newId } = services
  const act = (by: string, after: number) => ({ by, at: at + after, newId })
  await commitDemo(store, draftPayoutRound(store.read, round, act(enters, 0)))
  await commitDemo(store, await draftEntry(store.read, { round: round.id, kind: 'file' }, entered, act(enters, 600)))
  const seen = { round: round.id, digest: await digestOf(store.read, round.id) }
  const step = (event: RoundEvent, by: string, after: number) =>
    draftStep(store.read, { ...seen, event }, act(by, after))
  await commitDemo(store, step('submitted', enters, 1_800))
  await commitDemo(store, step('approved', approves, 86_400))
  if (further.length === 0) return
  const scope = scopeOf(enters, [{ role: 'payouts', unit: round.commune }], ['payouts'])
  const found = scope && (await findPayoutRound(store.read, scope, round.id))
  if (found === undefined) throw new Error(`the demo has no round ${round.id}`)
  const cells = (await readCells(store.read, [found])).get(found.id) ?? []
  await commitDemo(store, await draftClosing(store.read, seen, cells, round.grain, act(enters, 90_000)))
}
