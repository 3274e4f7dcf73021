import { paths } from '../paths.ts'
import type { Ctx } from '../route.ts'
import { type ActingCase, type CasesReading, keyOf, openCases } from './read.ts'

/** The case that a meeting is told of, and those that come after it. */
export interface Meant {
  readonly one: ActingCase
  /** What is left of the list when this one is told. */
  readonly left: readonly ActingCase[]
}

/** The case in the query and the open ones after it, in the order of the list, those before it at the end. */
export function meantIn(c: Ctx, read: CasesReading): Meant | undefined {
  const key = keyOf({ round: c.req.param('round') ?? '', caseCode: c.req.query('case') ?? '' })
  const at = read.cases.findIndex((one) => keyOf(one) === key)
  const one = read.cases[at]
  if (one === undefined || !read.mayRecord) return undefined
  const open = new Set(openCases(read))
  return { one, left: [...read.cases.slice(at + 1), ...read.cases.slice(0, at)].filter((other) => open.has(other)) }
}

/** Where it goes on: the form of the next case, with what was just told; when there is none, the list. */
export function nextPath({ unit, asked }: CasesReading, { one, left: [next] }: Meant, told: boolean): string {
  if (next === undefined) return paths.payoutCases(unit.code, asked)
  const after = told ? keyOf(one) : undefined
  return paths.payoutMeeting(unit.code, { ...asked, round: next.round, case: next.caseCode, after })
}
