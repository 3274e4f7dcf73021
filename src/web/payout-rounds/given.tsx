import { showMonth } from '../../domain/month.ts'
import { amountIn, countsTwice, dongOf } from '../../domain/payout/amounts.ts'
import { correctedLine } from '../../domain/payout/corrected.ts'
import type { PayoutLine } from '../../domain/payout/line.ts'
import { stateAfter } from '../../domain/payout/round.ts'
import { type GivenArrears, isGiven, listArrearsFor } from '../../store/payout-arrears.ts'
import { isOfCase, listCorrections } from '../../store/payout-corrections.ts'
import { listAmounts } from '../../store/payout-programmes.ts'
import type { FieldErrors } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { Ctx } from '../route.ts'
import { Note } from '../ui/notices.tsx'
import type { OpenedRound } from './read.ts'

const { corrections: words } = vi.payoutRounds

const sum = (of: readonly GivenArrears[]): number => of.reduce((all, { amount }) => all + amount, 0)

/** The arrears of a case for the month of a closed round, wherever they stand. */
export const readGiven = async (c: Ctx, { round }: OpenedRound, code: string): Promise<GivenArrears[]> =>
  (await listArrearsFor(c.var.services.store.read, round)).filter(({ caseCode }) => caseCode === code)

/** What a line would be due twice: once by a correction, once by arrears that somebody else agreed to. */
export async function givenErrors(c: Ctx, at: OpenedRound, frozen: PayoutLine, amount: number): Promise<FieldErrors> {
  const given = sum((await readGiven(c, at, frozen.caseCode)).filter(isGiven))
  if (given === 0) return {}
  const { read } = c.var.services.store
  const { round } = at
  const confirmed = (await listCorrections(read, round.id)).filter(({ decision }) => decision === 'confirmed')
  const due = correctedLine(frozen, confirmed.filter(isOfCase))?.amount ?? 0
  const row = amountIn(await listAmounts(read, round.programme), frozen.group, round.period)
  const set = row && dongOf(row)
  return countsTwice(amount, { due, given, set })
    ? { amount: words.twice(given, Math.max(due, (set ?? 0) - given)) }
    : {}
}

/** Names the arrears of a case beside a correction of it, and that they stay whatever it says. */
export const GivenNote = ({ given }: { given: readonly GivenArrears[] }) => {
  const [first] = given
  return first === undefined ? null : (
    <Note>
      {words.given(first.caseCode, sum(given))}{' '}
      {given.map(({ round, period, event }, at) => (
        <>
          {at > 0 && ', '}
          <a href={paths.payoutRound(round)}>
            {words.givenIn(showMonth(period), vi.payouts.states[stateAfter(event ?? undefined)].toLowerCase())}
          </a>
        </>
      ))}
      . {words.givenNote}
    </Note>
  )
}
