import { dayOf } from '../../domain/day.ts'
import { showMonth } from '../../domain/month.ts'
import type { Draft } from '../../store/draft.ts'
import { type HamletRow, listHamlets, listHamletsEver } from '../../store/hamlets.ts'
import { listGroups, type PayoutGroup } from '../../store/payout-programmes.ts'
import { findPayoutRound, type PayoutRound } from '../../store/payout-rounds.ts'
import type { Unit } from '../../store/units.ts'
import { actsFor, findCommune } from '../commune.ts'
import { commitOnce, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { refused } from '../respond.tsx'
import type { Ctx } from '../route.ts'

/** A round the viewer may read, its commune, and what its hamlets and groups are called. */
export interface OpenedRound {
  readonly round: PayoutRound
  readonly unit: Unit
  /** In existence today: what a new line may be of. */
  readonly hamlets: readonly HamletRow[]
  /** With those that are no more: what a line that stands may be of. */
  readonly everHamlets: readonly HamletRow[]
  readonly groups: readonly PayoutGroup[]
  /** Names of hamlets and groups by id. */
  readonly names: ReadonlyMap<string, string>
}

/** The round in the path, or of an id; undefined when there is none or it is not the viewer's. */
export async function readRound(c: Ctx, id = c.req.param('round') ?? ''): Promise<OpenedRound | undefined> {
  const { store, clock } = c.var.services
  const round = await findPayoutRound(store.read, c.var.scope, id)
  const unit = round && (await findCommune(c, round.commune))
  if (round === undefined || unit === undefined) return undefined
  const groups = await listGroups(store.read, [round.programme])
  const everHamlets = await listHamletsEver(store.read, unit.code)
  const names = new Map([...everHamlets, ...groups].map(({ id: of, name }) => [of, name]))
  const hamlets = await listHamlets(store.read, unit.code, dayOf(clock()))
  return { round, unit, hamlets, everHamlets, groups, names }
}

export const idsOf = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id)

/** Who enters, submits, closes and corrects. */
export const enters = (c: Ctx, { unit }: Pick<OpenedRound, 'unit'>): boolean => actsFor(c, unit, ['payouts'])
/** Who approves, sends back and confirms. */
export const decides = (c: Ctx, { unit }: Pick<OpenedRound, 'unit'>): boolean => actsFor(c, unit, ['leader', 'payouts'])

export const titleOf = ({ programmeName, period }: PayoutRound): string =>
  vi.payoutRounds.of(programmeName, showMonth(period))

const { refusals } = vi.payoutRounds
const DECIDED = 'unique: payout_correction_decisions.correction'

/** What refused, in words; undefined for what nobody can meet here. */
export function ruleSentence(rule: string): string | undefined {
  if (rule === DECIDED) return refusals.decided
  return rule in refusals ? refusals[rule as keyof typeof refusals] : undefined
}

/** Commits once; what a rule refuses is told with 409. */
export async function commitOrTell(
  c: Ctx,
  submission: { id: string; typed: Typed; location: string },
  { writes, entries }: Draft,
): Promise<Response> {
  const answer = await commitOnce(c, submission, writes, entries)
  if (answer instanceof Response) return answer
  const sentence = ruleSentence(answer.rule)
  if (sentence === undefined) throw new Error(`payout round refused: ${answer.rule}`)
  return refused(c, sentence, 409)
}

/** Who acts now. */
export const actOf = (c: Ctx) => {
  const { clock, newId } = c.var.services
  return { by: c.var.scope.officer, at: clock(), newId }
}
