import { type Answer, compareAnswer } from '../../domain/back-check.ts'
import { type FoundCheck, insertBackCheck } from '../../store/back-checks.ts'
import type { Draft } from '../../store/draft.ts'
import type { FoundStall } from '../../store/stalls.ts'
import type { Ctx } from '../route.ts'
import type { ReadSeen } from '../visits/reading.ts'
import type { DraftedVisit } from '../visits/record.ts'
import type { Comparison } from '../visits/wall.ts'
import type { CheckForm } from './form.ts'

/** A drawn visit to check, and its stall as it is now. */
export interface Target {
  check: FoundCheck
  found: FoundStall
}

/** The form as it was read. */
export type Seen = Omit<ReadSeen, 'stays'>

/** Whoever trades there now but did not at the first visit speaks of another time, whatever they remember. */
export function answerOf({ check, found }: Target, values: CheckForm, comparison: Comparison | undefined): Answer {
  const { outcome, display, wall, evidence: transfer } = values
  const isAnother = check.claim.merchant !== null && check.claim.merchant !== found.merchant?.id
  return {
    ...{ outcome, display, wall, transfer, scan: comparison?.result.scan },
    recall: isAnother ? 'moved-in' : values.recall,
  }
}

/** The back-check itself; nothing where nobody could tell, and the check stays to be made. */
export function draftCompared(
  c: Ctx,
  { check: { claim, transfer } }: Target,
  answer: Answer,
  { seen, visit, at }: { seen: Seen; visit: DraftedVisit; at: number },
): Draft {
  const codeStands = claim.code !== null && claim.code === seen.liveCode
  const compared = compareAnswer({ ...claim, transfer: transfer === 1, codeStands }, answer)
  if (compared.kind === 'untested') return { writes: [], entries: [] }
  const differs = compared.kind === 'differs' ? compared.differs : []
  const row = { visit: claim.id, answer: visit.visit, agrees: differs.length === 0, at }
  const entry = { at, actor: c.var.scope.officer, action: 'back-check.answered', subject: claim.id }
  return {
    writes: [insertBackCheck(c.var.services.store.read, { ...row, differs: JSON.stringify(differs) })],
    entries: [{ ...entry, digest: visit.visit }],
  }
}
