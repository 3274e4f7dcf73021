import { isMonth, type Month } from '../../domain/month.ts'
import type { DatedRound } from '../../store/payout-sums.ts'
import type { PayoutQuery } from '../paths.ts'
import type { Ctx } from '../route.ts'

/** What a page of payouts is asked for. Undefined: all programmes, all hamlets. */
export interface Choice {
  readonly period: Month
  readonly programme: string | undefined
  readonly hamlet: string | undefined
}

/** The month that is shown unasked: the newest that somebody submitted; where none was, the newest. */
const newestMonth = (rounds: readonly DatedRound[]): Month | undefined =>
  (rounds.find(({ state }) => state !== 'draft') ?? rounds[0])?.period

const asked = (c: Ctx, name: string): string | undefined => c.req.query(name)?.trim() || undefined

/**
 * Reads the query. Undefined where it asks for a month, a programme or a hamlet that there is not; `period` is undefined
 * where there is no round at all.
 */
export function readChoice(
  c: Ctx,
  rounds: readonly DatedRound[],
  hamlets: ReadonlyMap<string, string>,
): (Omit<Choice, 'period'> & { readonly period: Month | undefined }) | undefined {
  const [ky, programme, hamlet] = [asked(c, 'ky'), asked(c, 'programme'), asked(c, 'hamlet')]
  const isKnown = programme === undefined || rounds.some((round) => round.programme === programme)
  if (!isKnown || (hamlet !== undefined && !hamlets.has(hamlet)) || (ky !== undefined && !isMonth(ky))) return undefined
  const of = rounds.filter((round) => programme === undefined || round.programme === programme)
  return { period: ky ?? newestMonth(of), programme, hamlet }
}

/** The same choice as the query of a page. */
export const queryFor = ({ period, programme, hamlet }: Choice): PayoutQuery => ({ ky: period, programme, hamlet })
