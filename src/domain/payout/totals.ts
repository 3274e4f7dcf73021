import { addTally, type MeasureKey, NOBODY, type Tally } from './measures.ts'

/** What a commune without a line for each file tells of a hamlet and group. What it leaves out is not known. */
export const TOLD = ['due', 'reviewed', 'agreed', 'own', 'authorised', 'home', 'counter', 'failed', 'arrears'] as const
export type ToldMeasure = (typeof TOLD)[number]
export type Told = Readonly<Partial<Record<ToldMeasure, Tally>>>

export type TotalsFault =
  | 'no-due'
  | 'more-than-due'
  | 'more-than-reviewed'
  | 'more-than-agreed'
  | 'agreed-alone'
  | 'negative'

const OUTCOMES = ['own', 'authorised', 'home', 'counter', 'failed'] as const

const sum = (told: Told, of: readonly ToldMeasure[]): Tally =>
  of.reduce((all, one) => addTally(all, told[one] ?? NOBODY), NOBODY)
const exceeds = (one: Tally, other: Tally): boolean => one.people > other.people || one.amount > other.amount
const isTally = ({ people, amount }: Tally): boolean =>
  Number.isSafeInteger(people) && Number.isSafeInteger(amount) && people >= 0 && amount >= 0

/** What does not add up in the numbers of a hamlet and group; empty when all does. */
export function findTotalsFaults(told: Told): TotalsFault[] {
  const { due, reviewed, agreed } = told
  const all = due ?? NOBODY
  const byAccount = sum(told, ['own', 'authorised'])
  const faults: [TotalsFault, boolean][] = [
    ['negative', !Object.values(told).every(isTally)],
    ['no-due', due === undefined],
    ['more-than-due', due !== undefined && (exceeds(sum(told, OUTCOMES), all) || exceeds(reviewed ?? NOBODY, all))],
    ['more-than-reviewed', reviewed !== undefined && agreed !== undefined && exceeds(agreed, reviewed)],
    ['more-than-agreed', agreed !== undefined && exceeds(byAccount, agreed)],
    ['agreed-alone', (reviewed === undefined) !== (agreed === undefined)],
  ]
  return faults.filter(([, found]) => found).map(([fault]) => fault)
}

/** Ways to be paid that are told together: where one of them is, nobody was paid by the others. */
const TOGETHER = [['own', 'authorised'], ['home', 'counter'], ['failed']] as const

/**
 * The measures of which nothing is known: somebody's payment was not told of, and it may have been any of these. Where all
 * who are due were told of, what was left out is nobody.
 */
function untold(told: Told, unknown: Tally): ReadonlySet<MeasureKey> {
  const missing = TOGETHER.filter((of) => unknown.people > 0 && of.every((one) => told[one] === undefined))
  const causes: MeasureKey[] = missing.flatMap(([first]) =>
    first === 'home' ? ['cash:none'] : first === 'failed' ? ['failed:none'] : [],
  )
  return new Set([...missing.flat(), ...causes])
}

/** The same measures that lines would have come to: what was not told is not known, and who is paid by account agreed. */
export function measuresTold(told: Told): Map<MeasureKey, Tally> {
  const due = told.due ?? NOBODY
  const byAccount = sum(told, ['own', 'authorised'])
  const reviewed = told.reviewed ?? byAccount
  const outcomes = sum(told, OUTCOMES)
  const cash = sum(told, ['home', 'counter'])
  const unknown = minus(due, outcomes)
  const missing = untold(told, unknown)
  const found: [MeasureKey, Tally][] = [
    ['due', due],
    ['reviewed', reviewed],
    ['review-unknown', told.reviewed === undefined ? minus(due, byAccount) : NOBODY],
    ['agreed', told.agreed ?? byAccount],
    ...OUTCOMES.map((outcome): [MeasureKey, Tally] => [outcome, told[outcome] ?? NOBODY]),
    ['outcome-unknown', unknown],
    ['cash:none', cash],
    ['failed:none', told.failed ?? NOBODY],
    ...(told.arrears ? ([['arrears', told.arrears]] as [MeasureKey, Tally][]) : []),
  ]
  return new Map(found.filter(([key]) => !missing.has(key)))
}

const minus = (one: Tally, other: Tally): Tally => ({
  people: one.people - other.people,
  amount: one.amount - other.amount,
})
