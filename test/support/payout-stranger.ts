/**
 * The figures of payouts, recomputed from the CSV of the facts. Written from docs/figures.md, "Payouts", alone: so that
 * what is tested is the document.
 */

export interface Counted {
  people: number
  amount: number
}
type Fraction = { count: number; total: number }
export interface PayoutsAgain {
  figures: { code: string; people?: Fraction; amount?: Fraction }[]
  fellBack: Counted | null
  arrears: Counted | null
}
export interface RoundAgain extends PayoutsAgain {
  commune: string
  programme: string
  round: string
  period: string
  hamlets: (PayoutsAgain & { hamlet: string })[]
}

type Line = Record<string, string>
type Cell = Map<string, Counted>

/** The lines of the CSV by the names of its columns; no value of payouts has a quote or a comma. */
function linesOf(csv: string): Line[] {
  const [head = '', ...rest] = csv.split('\n').filter((line) => line !== '')
  const names = head.split(',')
  const payouts = rest.filter((line) => line.split(',')[names.indexOf('kind')]?.startsWith('payout-'))
  return payouts.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at] ?? '', value])))
}

const add = (cell: Cell, key: string, people: number, amount: number): void => {
  const known = cell.get(key) ?? { people: 0, amount: 0 }
  cell.set(key, { people: known.people + people, amount: known.amount + amount })
}

const byAccount = (modality: string | undefined): boolean => modality === 'own' || modality === 'authorised'
const isCash = (modality: string | undefined): boolean => modality === 'home' || modality === 'counter'
const MEASURES = [
  'due',
  'account',
  'cash',
  'failed',
  'outcome-unknown',
  'agreed',
  'reviewed',
  'review-unknown',
  'fell-back',
]

/** "in a round of cases": what one line counts for. */
function namesOf(line: Line, before: Line | undefined): string[] {
  const account = byAccount(line.modality)
  const agreed = account || line.state === 'agreed'
  return [
    'due',
    account ? 'account' : isCash(line.modality) ? 'cash' : line.modality === 'failed' ? 'failed' : 'outcome-unknown',
    ...(agreed ? ['agreed'] : []),
    ...(agreed || line.state === 'no-account' || line.state === 'not-agreed' ? ['reviewed'] : []),
    ...(line.state === '' && !account ? ['review-unknown'] : []),
    ...(isCash(line.modality) && byAccount(before?.modality) ? ['fell-back'] : []),
  ]
}

function cellOfCases(lines: Line[], arrears: Line[], before: Map<string, Line> | undefined): Cell {
  const cell: Cell = new Map(MEASURES.map((name) => [name, { people: 0, amount: 0 }]))
  for (const line of lines)
    for (const name of namesOf(line, before?.get(line.case ?? ''))) add(cell, name, 1, Number(line.amount))
  if (before === undefined || lines.length === 0) cell.delete('fell-back')
  const owed = arrears.reduce((sum, line) => sum + Number(line.amount), 0)
  cell.set('arrears', { people: new Set(arrears.map((line) => line.case)).size, amount: owed })
  return cell
}

/** "In a round of totals, of each hamlet and group". */
function cellOfTotals(lines: Line[]): Cell {
  const told = new Map(
    lines.map((line) => [line.measure ?? '', { people: +(line.people ?? 0), amount: +(line.amount ?? 0) }]),
  )
  const sum = (...names: string[]): Counted => {
    const cell: Cell = new Map()
    for (const name of names) add(cell, 'all', told.get(name)?.people ?? 0, told.get(name)?.amount ?? 0)
    return cell.get('all') ?? { people: 0, amount: 0 }
  }
  const less = (one: Counted, other: Counted) => ({
    people: one.people - other.people,
    amount: one.amount - other.amount,
  })
  const [due, account] = [sum('due'), sum('own', 'authorised')]
  const isReviewed = told.has('reviewed')
  const unknown = less(due, sum('own', 'authorised', 'home', 'counter', 'failed'))
  const cell: Cell = new Map([
    ['due', due],
    ['outcome-unknown', unknown],
    ['reviewed', isReviewed ? sum('reviewed') : account],
    ['agreed', told.has('agreed') ? sum('agreed') : account],
    ['review-unknown', isReviewed ? { people: 0, amount: 0 } : less(due, account)],
  ])
  // "not known where none of theirs was told, unless the outcome of nobody is unknown"
  for (const [name, ...of] of [
    ['account', 'own', 'authorised'],
    ['cash', 'home', 'counter'],
    ['failed', 'failed'],
  ] as const)
    if (unknown.people === 0 || of.some((one) => told.has(one))) cell.set(name, sum(...of))
  const arrears = told.get('arrears')
  return arrears ? cell.set('arrears', arrears) : cell
}

const FIGURES = [
  ['P1', 'due', 'due', ''],
  ['P2', 'reviewed', 'due', 'review-unknown'],
  ['P3', 'agreed', 'due', 'review-unknown'],
  ['P4', 'account', 'due', 'outcome-unknown'],
  ['P5', 'account', 'agreed', 'outcome-unknown'],
  ['P6', 'cash', 'due', 'outcome-unknown'],
  ['P7', 'failed', 'due', 'outcome-unknown'],
  ['P8', 'outcome-unknown', 'due', ''],
] as const

/** Figures of what was told of reviews: an account that is paid to says nothing of the others. */
const REVIEWS: ReadonlySet<string> = new Set(['P2', 'P3', 'P5'])

function figuresOf(cells: Cell[]): PayoutsAgain {
  const all: Cell = new Map()
  for (const cell of cells) for (const [name, { people, amount }] of cell) add(all, name, people, amount)
  const of = (name: string): Counted => all.get(name) ?? { people: 0, amount: 0 }
  const figures = FIGURES.map(([code, counts, base, unknown]) => {
    const total = of(base)
    const isUntold = unknown !== '' && of(unknown).people === of('due').people
    const untold = of('review-unknown').people
    const isUnreviewed = untold > 0 && untold + of('account').people === of('due').people
    const none = !all.has(counts) || total.people === 0 || isUntold || (REVIEWS.has(code) && isUnreviewed)
    const side = (key: keyof Counted): Fraction => ({ count: of(counts)[key], total: total[key] })
    return none ? { code } : { code, people: side('people'), amount: side('amount') }
  })
  return { figures, fellBack: all.get('fell-back') ?? null, arrears: all.get('arrears') ?? null }
}

/** Every closed round of the file. */
export function recomputePayouts(csv: string): RoundAgain[] {
  const lines = linesOf(csv)
  const rounds = lines.filter(({ kind }) => kind === 'payout-round')
  return rounds.map((round) => {
    const own = lines.filter((line) => line.round === round.round && line.kind !== 'payout-round')
    const earlier = rounds
      .filter((one) => one.commune === round.commune && one.programme === round.programme)
      .filter((one) => (one.period ?? '') < (round.period ?? ''))
      .sort((one, other) => ((one.period ?? '') < (other.period ?? '') ? 1 : -1))[0]
    const past = lines.filter(({ kind, round: id }) => kind === 'payout-line' && id === earlier?.round)
    const isCompared = earlier !== undefined && earlier.state !== 'totals'
    const before = isCompared ? new Map(past.map((line) => [line.case ?? '', line])) : undefined
    const places = [...new Set(own.map(({ hamlet, group }) => `${hamlet} ${group}`))]
    const cells = places.map((place) => {
      const here = own.filter(({ hamlet, group }) => `${hamlet} ${group}` === place)
      const ofKind = (kind: string) => here.filter((line) => line.kind === kind)
      const cell =
        round.state === 'totals'
          ? cellOfTotals(ofKind('payout-total'))
          : cellOfCases(ofKind('payout-line'), ofKind('payout-arrears'), before)
      return { hamlet: here[0]?.hamlet ?? '', cell }
    })
    const hamlets = [...new Set(cells.map(({ hamlet }) => hamlet))].sort()
    const [commune = '', programme = '', period = ''] = [round.commune, round.programme, round.period]
    return {
      ...{ commune, programme, round: round.round ?? '', period, ...figuresOf(cells.map(({ cell }) => cell)) },
      hamlets: hamlets.map((hamlet) => ({
        ...{ hamlet, ...figuresOf(cells.filter((one) => one.hamlet === hamlet).map(({ cell }) => cell)) },
      })),
    }
  })
}
