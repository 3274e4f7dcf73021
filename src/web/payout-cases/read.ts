import type { Role } from '../../domain/access.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { isMonth } from '../../domain/month.ts'
import type { CaseCorrection } from '../../domain/payout/corrected.ts'
import { RECORDERS } from '../../domain/payout/follow-up.ts'
import { type ActingLine, openListsOf, TO_ACT, type ToAct } from '../../domain/payout/to-act.ts'
import { nameHamlets } from '../../store/hamlets.ts'
import { listCaseNews } from '../../store/payout-follow-ups.ts'
import { listRoundLines, withCorrections } from '../../store/payout-people.ts'
import { listGroups } from '../../store/payout-programmes.ts'
import { listPayoutRounds, type PayoutRound } from '../../store/payout-rounds.ts'
import type { Unit } from '../../store/units.ts'
import { actsFor, findCommune } from '../commune.ts'
import type { PayoutCasesQuery } from '../paths.ts'
import type { Ctx } from '../route.ts'

/** Who reads the lists. Being on one reveals poverty or disability: nobody else does. */
export const CASE_READERS = ['payouts', 'leader', 'auditor', 'coordinator'] as const satisfies readonly Role[]
/** Who opens the lines of a round and reads how much somebody is paid: the digital team needs none of it. */
const SEES_AMOUNTS = ['payouts', 'leader', 'auditor'] as const satisfies readonly Role[]

/** A case of one of several rounds. */
export interface ActingCase extends ActingLine {
  readonly round: string
  /** What the line is by a correction since its round was closed; it is counted as it was frozen. */
  readonly corrected: CaseCorrection | undefined
}

export interface CasesReading {
  readonly unit: Unit
  readonly day: Day
  /** What was asked for, to be asked for again. */
  readonly asked: PayoutCasesQuery
  readonly list: ToAct | undefined
  readonly rounds: readonly PayoutRound[]
  /** The cases of the hamlet that was asked for, or of all, by hamlet and file code. */
  readonly cases: readonly ActingCase[]
  readonly hamlets: ReadonlyMap<string, string>
  readonly groups: ReadonlyMap<string, string>
  readonly mayRecord: boolean
  readonly seesAmounts: boolean
}

/**
 * The cases of a commune, by default that in the path; undefined when it, or what is asked of it, is not there or not the
 * viewer's.
 */
export async function readCases(c: Ctx, commune?: string): Promise<CasesReading | undefined> {
  const unit = await findCommune(c, commune)
  const asked = askedIn(c)
  if (unit === undefined || asked === undefined) return undefined
  const { store, clock } = c.var.services
  const { read } = store
  const hamlets = await nameHamlets(read, unit.code)
  if (asked.hamlet !== undefined && !hamlets.has(asked.hamlet)) return undefined
  const rounds = chosenRounds(await listPayoutRounds(read, c.var.scope, unit.code), asked.ky)
  const groups = await listGroups(read, [...new Set(rounds.map(({ programme }) => programme))])
  const cases = await actingCases(c, rounds)
  const order = new Map([...hamlets.keys()].map((id, place) => [id, place]))
  const placeOf = ({ hamlet }: ActingCase) => order.get(hamlet) ?? order.size
  return {
    ...{ unit, day: dayOf(clock()), asked, rounds, hamlets },
    list: TO_ACT.find((list) => list === asked.list),
    groups: new Map(groups.map(({ id, name }) => [id, name])),
    cases: cases
      .filter(({ hamlet }) => asked.hamlet === undefined || hamlet === asked.hamlet)
      .sort((one, other) => placeOf(one) - placeOf(other) || one.caseCode.localeCompare(other.caseCode, 'vi')),
    mayRecord: actsFor(c, unit, RECORDERS),
    seesAmounts: actsFor(c, unit, SEES_AMOUNTS),
  }
}

function askedIn(c: Ctx): PayoutCasesQuery | undefined {
  const [ky, asked, list] = ['ky', 'hamlet', 'list'].map((name) => c.req.query(name)?.trim() || undefined)
  const hamlet = c.req.param('hamlet') ?? asked
  const isKnown = list === undefined || TO_ACT.some((one) => one === list)
  return isKnown && (ky === undefined || isMonth(ky)) ? { ky, hamlet, list } : undefined
}

/**
 * The rounds of the month; unasked, of each programme the newest that somebody submitted, and where none was the newest:
 * of a list that was only carried on nobody knows yet how anybody was paid.
 */
function chosenRounds(all: readonly PayoutRound[], ky: string | undefined): PayoutRound[] {
  if (ky !== undefined) return all.filter(({ period }) => period === ky)
  const programmes = [...new Set(all.map(({ programme }) => programme))]
  return programmes.flatMap((id) => {
    const own = all.filter(({ programme }) => programme === id)
    return own.find(({ state }) => state !== 'draft') ?? own[0] ?? []
  })
}

async function actingCases(c: Ctx, rounds: readonly PayoutRound[]): Promise<ActingCase[]> {
  const { read } = c.var.services.store
  const ofCases = rounds.filter(({ grain }) => grain === 'cases')
  const lines = await withCorrections(read, ofCases, await listRoundLines(read, ofCases))
  const news = await listCaseNews(read, ofCases)
  const newsOf = new Map(news.map((one) => [keyOf(one), one]))
  return lines.map((line) => {
    const { since = '', meeting } = newsOf.get(keyOf(line)) ?? {}
    return { ...line, since, meeting }
  })
}

/** A case of a round, as a value of a form: no file code has a space. */
export const keyOf = ({ round, caseCode }: { round: string; caseCode: string }): string => `${round} ${caseCode}`

/** The cases about which there is something left to do, of the list that was asked for or of any. */
export const openCases = ({ cases, list }: CasesReading): ActingCase[] =>
  cases.filter((one) => {
    const open = openListsOf(one)
    return list === undefined ? open.length > 0 : open.includes(list)
  })
