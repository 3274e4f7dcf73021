import { recallSince } from '../../domain/back-check.ts'
import { dayOf } from '../../domain/day.ts'
import { findVisitFaults } from '../../domain/visit.ts'
import { findCheck } from '../../store/back-checks.ts'
import { findStall } from '../../store/stalls.ts'
import { banksToday } from '../banks.ts'
import { scopeOfChecks } from '../check-scope.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { isSeeOther, notFound, refused, respond, stayHere } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { sentencesOf, withoutAct } from '../visits/form.ts'
import { readSeen } from '../visits/reading.ts'
import { draftVisit } from '../visits/record.ts'
import { VerdictPage } from '../visits/verdict.tsx'
import { type Comparison, openStallCode } from '../visits/wall.ts'
import { CheckPage } from './check-views.tsx'
import { answerOf, draftCompared, type Seen, type Target } from './compared.ts'
import { type CheckForm, checkForm, isWallAsked, reportOf } from './form.ts'

const words = vi.backChecks

/** A drawn visit that is the viewer's to check, and its stall as it is now. */
async function findTarget(c: Ctx): Promise<Target | undefined> {
  const [{ read }, scope] = [c.var.services.store, scopeOfChecks(c)]
  const check = await findCheck(read, scope, c.req.param('visit') ?? '')
  const found = check && (await findStall(read, scope, check.claim.stall))
  return check && found && { check, found }
}

const lookerOf = (c: Ctx) => ({ services: c.var.services, scope: scopeOfChecks(c) })

type Drawing = Pick<Seen, 'typed' | 'errors' | 'hasCode'> & Partial<Seen>

/** The form, which knows nothing of the first visit but about when it was. */
export async function showCheck(c: Ctx): Promise<Response> {
  const target = await findTarget(c)
  if (target === undefined) return notFound(c)
  if (target.check.answered) return refused(c, words.form.answered, 409)
  const hasCode = (await openStallCode(lookerOf(c), target.found.stall.id)) !== undefined
  return drawForm(c, target, { typed: {}, errors: {}, hasCode })
}

async function drawForm(c: Ctx, { check, found }: Target, drawing: Drawing): Promise<Response> {
  const { services } = c.var
  const { typed, errors, hasCode, comparison, photoRead } = drawing
  const props = {
    ...{ found, typed, errors, hasCode, photoRead, visit: check.claim.id },
    since: recallSince(check.claim.at),
    today: dayOf(services.clock()),
    shown: comparison && { ...comparison, banks: await banksToday(services) },
    submission: typedIn(typed, SUBMISSION) || services.newId(),
  }
  const title = words.form.title(found.stall.number, found.site.name)
  return respond(c, title, <CheckPage {...props} />, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Reads a photo, compares a code, or stores the answer as a visit and what it says of the first one. */
export async function takeCheck(c: Ctx): Promise<Response> {
  const target = await findTarget(c)
  if (target === undefined) return notFound(c)
  const form = await readForm(c, checkForm)
  const { stays, ...seen } = await readSeen(c, lookerOf(c), target.found.stall.id, form.typed)
  const id = typedIn(seen.typed, SUBMISSION)
  const before = await answerSentBefore(c, { id, typed: withoutAct(seen.typed) })
  if (before) return before
  if (target.check.answered) return refused(c, words.form.answered, 409)
  if (stays) return drawForm(c, target, seen)
  const errors = form.ok ? faultsOf(c, target, form.values, seen.hasCode) : form.errors
  if (!form.ok || Object.keys(errors).length > 0) return drawForm(c, target, { ...seen, errors })
  return store(c, target, form.values, seen)
}

function faultsOf(c: Ctx, { found }: Target, values: CheckForm, hasCode: boolean): FieldErrors {
  const stall = { hasMerchant: found.merchant !== null, hasCode }
  const faults = findVisitFaults(reportOf(values), stall, dayOf(c.var.services.clock()))
  const isUnasked = hasCode && isWallAsked(values) && values.wall === undefined
  return { ...sentencesOf(faults), ...(isUnasked && { wall: words.form.wallMissing }) }
}

async function store(c: Ctx, target: Target, values: CheckForm, seen: Seen): Promise<Response> {
  const at = c.var.services.clock()
  const { comparison } = seen
  // It places no sticker: what is asked about stickers would tell whether the first visit has scanned one.
  const visit = await draftVisit({ ...lookerOf(c), at }, target.found, reportOf(values), comparison?.result, undefined)
  const compared = draftCompared(c, target, answerOf(target, values, comparison), { seen, visit, at })
  const sent = { id: values.submission, typed: withoutAct(seen.typed), location: paths.backChecks() }
  const answer = await commitOnce(
    c,
    sent,
    [...visit.writes, ...compared.writes],
    [...visit.entries, ...compared.entries],
  )
  if (!(answer instanceof Response)) return drawForm(c, target, { ...seen, errors: { '': explain(answer.rule) } })
  if (!isSeeOther(answer) || comparison === undefined || comparison.result.scan === 'match') return answer
  return showVerdict(c, target, comparison, { incident: visit.incident, submission: values.submission })
}

const rules: Readonly<Record<string, string>> = words.rules
const explain = (rule: string): string => rules[rule] ?? vi.walks.changedMeanwhile

/** Money that goes elsewhere interrupts a check as it does a walk; the incident is shown to who may open it. */
async function showVerdict(
  c: Ctx,
  { found }: Target,
  comparison: Comparison,
  { incident, submission }: { incident: string | undefined; submission: string },
): Promise<Response> {
  const { services, scope } = c.var
  const mayOpen = (await findStall(services.store.read, scope, found.stall.id)) !== undefined
  const props = {
    place: { number: found.stall.number, site: found.site, name: found.merchant?.tradeName ?? vi.stalls.noMerchant },
    shown: { ...comparison, banks: await banksToday(services) },
    ways: [[paths.backChecks(), words.mine.backToList] as const],
    incident: mayOpen ? incident : undefined,
  }
  stayHere(c)
  return respond(c, vi.walks.verdicts[comparison.result.scan], <VerdictPage {...props} submission={submission} />)
}
