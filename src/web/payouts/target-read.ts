import { dayOf } from '../../domain/day.ts'
import type { Month } from '../../domain/month.ts'
import { addMeasures, type Measures, payoutFigure } from '../../domain/payout/measures.ts'
import { type PayoutTargetFigure, type PayoutTargetStanding, payoutStandingOf } from '../../domain/payout/target.ts'
import type { Share } from '../../domain/share.ts'
import { listProgrammes, listProgrammesOf, type Programme } from '../../store/payout-programmes.ts'
import { type DatedRound, listDatedRounds, listRoundMonths, readSums, sumOfRounds } from '../../store/payout-sums.ts'
import { isLive, listPayoutTargets, type PayoutTarget } from '../../store/payout-targets.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import type { Ctx } from '../route.ts'
import { findProvince } from './province.tsx'

/** A target with how it stands by the people of the newest month known up to its own. */
export interface TargetRow {
  readonly target: PayoutTarget
  readonly people: Share | undefined
  readonly judged: Month | undefined
  readonly standing: PayoutTargetStanding
}

export interface TargetsReading {
  readonly unit: Unit
  readonly today: string
  readonly programmes: readonly Programme[]
  readonly rows: readonly TargetRow[]
  readonly withdrawn: readonly PayoutTarget[]
}

/** The targets of the commune or province in the path; undefined when there is none or it is not the viewer's. */
export async function readTargets(c: Ctx): Promise<TargetsReading | undefined> {
  const isProvince = c.req.param('province') !== undefined
  const unit = isProvince ? await findProvince(c) : await findCommune(c)
  if (unit === undefined) return undefined
  const [{ store, clock }, { scope }] = [c.var.services, c.var]
  const all = await listPayoutTargets(store.read, scope, unit.code)
  const live = all.filter(isLive)
  const figures = live.length > 0 ? await monthsFor(c, unit, live) : new Map<Month, Told>()
  const programmes = isProvince
    ? await listProgrammesOf(store.read, unit.code)
    : await listProgrammes(store.read, scope, unit.code)
  return {
    ...{ unit, programmes, today: dayOf(clock()), rows: live.map((target) => rowOf(target, figures)) },
    withdrawn: all.filter((target) => !isLive(target)),
  }
}

/** Numbers of a month: of each programme. */
type Told = ReadonlyMap<string, Measures>

/** Only the months by which some target is judged are counted. */
async function monthsFor(c: Ctx, unit: Unit, live: readonly PayoutTarget[]): Promise<Map<Month, Told>> {
  const { read } = c.var.services.store
  const isCommune = unit.parent !== null
  const of = isCommune ? { commune: unit.code } : { province: unit.code }
  const own = isCommune ? await listDatedRounds(read, c.var.scope, of) : []
  const months = isCommune
    ? own.filter(isTold).map(({ period }) => period)
    : (await listRoundMonths(read, c.var.scope, unit.code))
        .filter(({ submitted }) => submitted)
        .map((one) => one.period)
  const wanted = new Set(live.flatMap((target) => months.find((month) => month <= target.period) ?? []))
  const found = new Map<Month, Told>()
  for (const period of wanted) {
    const all = isCommune ? own : await listDatedRounds(read, c.var.scope, { ...of, period })
    found.set(
      period,
      await toldIn(
        c,
        all.filter((round) => round.period === period && isTold(round)),
      ),
    )
  }
  return found
}

const isTold = ({ state }: DatedRound): boolean => state !== 'draft'

async function toldIn(c: Ctx, rounds: readonly DatedRound[]): Promise<Told> {
  const sums = await readSums(c.var.services.store.read, rounds)
  const programmes = [...new Set(rounds.map(({ programme }) => programme))]
  return new Map(
    programmes.map(
      (id) =>
        [
          id,
          sumOfRounds(
            sums,
            rounds.filter(({ programme }) => programme === id),
          ),
        ] as const,
    ),
  )
}

function rowOf(target: PayoutTarget, months: ReadonlyMap<Month, Told>): TargetRow {
  const judged = [...months.keys()].sort().findLast((month) => month <= target.period)
  const told = judged === undefined ? undefined : months.get(judged)
  const measures = target.programme === null ? addMeasures(told?.values() ?? []) : told?.get(target.programme)
  const people = measures && payoutFigure(measures, target.figure as PayoutTargetFigure)?.people
  return { target, people, judged, standing: judged ? payoutStandingOf(target, people, judged) : 'no-figure' }
}
