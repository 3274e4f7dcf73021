import fc from 'fast-check'
import { addDays, type Day, startOf } from '../../src/domain/day.ts'
import {
  CENSUS_STATES,
  DISPLAYS,
  LEVELS,
  OUTCOMES,
  PAYERS,
  REASONS,
  SCANS,
  TRANSFER_DAYS,
} from '../../src/domain/visit.ts'
import type { MerchantHistory, SiteHistory, StallHistory } from './history.ts'

const FIRST: Day = '2026-09-01'

/** The day so many days after the first one of every random history. */
export const on = (day: number): Day => addDays(FIRST, day)
const at = (day: number, second: number): number => startOf(on(day)) + second

// Few days and seconds, so that ties and boundaries are common.
const someDay = fc.integer({ min: 0, max: 12 })
const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const someVisit = fc.record({
  ...{ day: someDay, second: fc.integer({ min: 0, max: 1 }), merchant: fc.nat(3), code: fc.nat(9) },
  ...{ outcome: fc.constantFrom(...OUTCOMES), reason: fc.constantFrom(...REASONS) },
  ...{ display: maybe(DISPLAYS), scan: maybe([...SCANS, 'match', 'match'] as const) },
})
const someArrival = fc.record({
  ...{
    day: someDay,
    merchant: fc.nat(3),
    level: fc.constantFrom(...LEVELS),
    payer: fc.constantFrom(...PAYERS, 'customer'),
  },
  ...{ days: maybe([...TRANSFER_DAYS, undefined, undefined]), later: fc.constantFrom(0, 0, 0, 2) },
})
const someCensus = fc.record({ day: someDay, second: fc.nat(1), state: fc.constantFrom(...CENSUS_STATES) })
const someAccounts = fc.array(
  fc.record({
    ...{ wait: fc.integer({ min: 1, max: 4 }), live: fc.boolean(), coded: fc.boolean() },
    beside: fc.constantFrom(true, false, false),
  }),
  {
    maxLength: 3,
  },
)
const someAnswers = fc.array(fc.record({ day: someDay, second: fc.integer({ min: 0, max: 1 }), given: fc.boolean() }), {
  maxLength: 2,
})
const someStall = fc.record({
  ...{ visits: fc.array(someVisit, { maxLength: 8 }), arrivals: fc.array(someArrival, { maxLength: 5 }) },
  ...{ censuses: fc.array(someCensus, { maxLength: 3 }), trades: fc.boolean() },
  merchants: fc.array(fc.record({ startedOn: fc.nat(6), accounts: someAccounts, answers: someAnswers }), {
    maxLength: 2,
  }),
})
/** One to three stalls with their histories, and the day on which they are looked at. */
export const someSite = fc.record({
  ...{ stalls: fc.array(someStall, { minLength: 1, maxLength: 3 }), rounds: fc.array(someDay, { maxLength: 3 }) },
  today: fc.integer({ min: -1, max: 16 }),
})
export type SomeSite = typeof someSite extends fc.Arbitrary<infer Value> ? Value : never

export function historyOf(some: SomeSite, id: string): SiteHistory {
  const rounds = [...some.rounds].sort((a, b) => a - b).map(on)
  return { id, rounds, stalls: some.stalls.map((stall, index) => stallOf(stall, `${id}-${index}`)) }
}

function stallOf(some: SomeSite['stalls'][number], id: string): StallHistory {
  const merchants = some.merchants.map((merchant, index): MerchantHistory => {
    const current = some.trades && index === some.merchants.length - 1
    const name = `${id}-m${index}`
    let activated = merchant.startedOn
    const accounts = merchant.accounts.map(({ wait, live, coded, beside }, version) => {
      activated += wait
      const account = `${name}-a${version}`
      const code = coded ? `${account}-code` : undefined
      return { id: account, activatedOn: live ? on(activated) : undefined, code, beside }
    })
    const answers = merchant.answers.map(({ day, second, given }) => ({ at: at(day, second), given }))
    return { id: name, startedOn: on(merchant.startedOn), endedOn: current ? undefined : on(13), accounts, answers }
  })
  const codes = merchants.flatMap(({ accounts }) => accounts.flatMap(({ code }) => code ?? []))
  return {
    ...{ id, merchants },
    censuses: some.censuses.map(({ day, second, state }) => ({ day: on(day), at: at(day, second), state })),
    visits: some.visits.map(({ day, second, merchant, code, scan, ...seen }) => {
      const matched = scan === 'match' ? codes[code % (codes.length || 1)] : undefined
      const shown = scan === 'match' && matched === undefined ? 'changed' : scan
      return {
        ...seen,
        day: on(day),
        at: at(day, second),
        merchant: merchants[merchant]?.id,
        scan: shown,
        code: matched,
      }
    }),
    arrivals: some.arrivals.flatMap(({ day, merchant, later, ...arrived }) => {
      const trading = merchants[merchant % (merchants.length || 1)]
      return trading ? [{ ...arrived, day: on(day), at: at(day + later, 9), merchant: trading.id }] : []
    }),
  }
}
