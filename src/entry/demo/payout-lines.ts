import type { Dong } from '../../domain/money.ts'
import { addMonths, type Month } from '../../domain/month.ts'
import type { PayoutLine } from '../../domain/payout/line.ts'
import type { ArrearsLine } from '../../store/payout-contents.ts'
import { type DemoProgramme, dueIn, groupId } from './payout-programmes.ts'
import { ASSISTED, type Count, MERIT, NAMED, PENSION, type Story } from './payout-stories.ts'

/** Hamlets of Bình Sơn in the demo's payouts; the sixth neighbourhood has the street and the markets. */
export const PAYOUT_HAMLETS: readonly (readonly [id: string, name: string])[] = [
  ...[1, 2, 3, 4, 5, 6].map((n) => [`hamlet-${n}`, `Tổ dân phố ${n}`] as const),
  ['hamlet-long-vinh', 'Thôn Long Vĩnh'],
]

/** A case of the demo before it has a code and a hamlet. */
interface Told extends Story {
  readonly programme: DemoProgramme
  readonly coefficient: number
}

const times = <T>(counts: readonly (readonly [T, number])[]): T[] =>
  counts.flatMap(([one, count]) => Array<T>(count).fill(one))
const each = (programme: DemoProgramme, counts: readonly Count[]): Told[] =>
  times(counts).map((story) => ({ ...story, programme, coefficient: 100 }))
const assisted = ([stories, coefficients]: (typeof ASSISTED)[number]): Told[] => {
  const dealt = times(Object.entries(coefficients).map(([coefficient, count]) => [Number(coefficient), count] as const))
  // Seven has no common factor with any of these counts: the coefficients fall among all ways of being paid.
  return times(stories).map((story, place) => ({
    ...{ ...story, programme: 'assistance' as const, coefficient: dealt[(place * 7) % dealt.length] ?? 100 },
  }))
}

export interface DemoCase extends Told {
  readonly code: string
  readonly hamlet: string
  /** Paid by the amounts before 01/7/2026 until last month: the raise was written down late. */
  readonly late: boolean
}

const codeOf = (number: number): string => `BS-${String(number).padStart(4, '0')}`
/** No common factor with the 594 cases that are dealt out. */
const STRIDE = 101

/** The 600 cases of Bình Sơn, the same every time. */
export function demoCases(): DemoCase[] {
  const told = [...ASSISTED.flatMap(assisted), ...each('pension', PENSION), ...each('merit', MERIT)]
  const named = new Map(NAMED.map(([number, ...rest]) => [number, rest]))
  const free = Array.from({ length: told.length + named.size }, (_, at) => at + 1).filter((n) => !named.has(n))
  const dealt = told.map((one, place) => {
    const number = free[(place * STRIDE) % free.length] ?? 0
    return { ...one, code: codeOf(number), hamlet: PAYOUT_HAMLETS[(number * 3) % PAYOUT_HAMLETS.length]?.[0] ?? '' }
  })
  const shown = NAMED.map(([number, hamlet, programme, coefficient, story]) => ({
    ...{ ...story, programme, coefficient, hamlet, code: codeOf(number) },
  }))
  return withLate([...dealt, ...shown])
}

/** How many of whom the raise was written down late, by programme and coefficient: 23. */
const LATE: Readonly<Record<string, number>> = {
  ...{ [groupId('assistance', 100)]: 8, [groupId('assistance', 150)]: 6, [groupId('assistance', 200)]: 4 },
  [groupId('merit', 100)]: 5,
}

function withLate(cases: readonly Omit<DemoCase, 'late'>[]): DemoCase[] {
  const left = { ...LATE }
  return cases.map((one) => {
    const group = groupId(one.programme, one.coefficient)
    const late = (left[group] ?? 0) > 0 && one.modality === 'own' && one.before === 'own'
    if (late) left[group] = (left[group] ?? 0) - 1
    return { ...one, late }
  })
}

/** The last month before the amounts were raised, and the first one after. */
const [BEFORE_RAISE, RAISED] = ['2026-06', '2026-07']

const dueOf = ({ programme, coefficient, late }: DemoCase, month: Month): Dong =>
  dueIn(groupId(programme, coefficient), late && month > BEFORE_RAISE ? BEFORE_RAISE : month)

/** The lines of a programme as they are this month. */
export const linesNow = (cases: readonly DemoCase[], month: Month): PayoutLine[] =>
  cases.map(({ code, hamlet, programme, coefficient, status, modality, reason }) => {
    const group = groupId(programme, coefficient)
    return { caseCode: code, hamlet, group, status, modality, reason, amount: dueIn(group, month) }
  })

/** The same lines as they were the month before, when nobody had been asked why it was cash. */
export const linesBefore = (cases: readonly DemoCase[], month: Month): PayoutLine[] =>
  cases.map((one) => ({
    ...{ caseCode: one.code, hamlet: one.hamlet, group: groupId(one.programme, one.coefficient) },
    status:
      one.before === 'own' || one.before === 'authorised' ? 'agreed' : one.status === 'agreed' ? null : one.status,
    ...{ modality: one.before, reason: one.before === 'home' ? ('home-bound' as const) : null },
    amount: dueOf(one, month),
  }))

/** Truy lĩnh of this month: what was raised from 01/7/2026, for each month until last month, of whom it was written down late. */
export const arrearsNow = (cases: readonly DemoCase[], month: Month): ArrearsLine[] =>
  cases
    .filter(({ late }) => late)
    .flatMap((one) => {
      const group = groupId(one.programme, one.coefficient)
      return monthsFrom(RAISED, month).map((of) => ({
        ...{ caseCode: one.code, hamlet: one.hamlet, group, month: of },
        amount: dueIn(group, of) - dueOf(one, of),
      }))
    })

/** The months from the first up to, and without, the other one; none when it is no later. */
function monthsFrom(first: Month, end: Month): Month[] {
  const months: Month[] = []
  for (let month = first; month < end; month = addMonths(month, 1)) months.push(month)
  return months
}
