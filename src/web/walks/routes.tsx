import { dayOf } from '../../domain/day.ts'
import { type Placing, placingOf } from '../../domain/placing.ts'
import type { Serial } from '../../domain/serial.ts'
import { findVisitFaults, type VisitReport } from '../../domain/visit.ts'
import { type FoundStall, findStall } from '../../store/stalls.ts'
import { findNextStall } from '../../store/visits.ts'
import { banksToday } from '../banks.ts'
import { commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { lookAround } from '../place.ts'
import { isSeeOther, notFound, respond, stayHere } from '../respond.tsx'
import { type Ctx, only, PHOTO_LIMIT, type Route } from '../route.ts'
import { sentencesOf, withoutAct } from '../visits/form.ts'
import { readSeen } from '../visits/reading.ts'
import { draftVisit } from '../visits/record.ts'
import { listStanding } from '../visits/standing.ts'
import { VerdictPage } from '../visits/verdict.tsx'
import { type Comparison, openStallCode } from '../visits/wall.ts'
import { NEXT, reportOf, type VisitForm, visitForm } from './form.ts'
import { VisitPage } from './views.tsx'

/** What the form is drawn with: what was typed, what is wrong with it, and how the code on the wall compares. */
interface Drawing {
  typed: Typed
  errors: FieldErrors
  hasCode: boolean
  comparison?: Comparison | undefined
  asked?: Placing | undefined
  photoRead?: boolean
}

interface Sent extends Drawing {
  placed: Serial | undefined
  values: VisitForm
  report: VisitReport
}

async function showForm(c: Ctx): Promise<Response> {
  const found = await findStall(c.var.services.store.read, c.var.scope, c.req.param('stall') ?? '')
  if (found === undefined) return notFound(c)
  const hasCode = (await openStallCode(c.var, found.stall.id)) !== undefined
  return drawForm(c, found, { typed: {}, errors: {}, hasCode })
}

async function drawForm(c: Ctx, found: FoundStall, { comparison, ...drawing }: Drawing): Promise<Response> {
  const { services } = c.var
  const page = (
    <VisitPage
      {...drawing}
      around={await lookAround(c, found)}
      shown={comparison && { ...comparison, banks: await banksToday(services) }}
      submission={typedIn(drawing.typed, SUBMISSION) || services.newId()}
      today={dayOf(services.clock())}
      hasMerchant={found.merchant !== null}
    />
  )
  const title = vi.walks.title(found.stall.number, found.site.name)
  return respond(c, title, page, Object.keys(drawing.errors).length > 0 ? 422 : 200)
}

/** Reads a photo, compares a code or stores the visit, as the pressed button says. */
async function takeVisit(c: Ctx): Promise<Response> {
  const found = await findStall(c.var.services.store.read, c.var.scope, c.req.param('stall') ?? '')
  if (found === undefined) return notFound(c)
  const sent = await readSent(c, found)
  return 'report' in sent ? storeVisit(c, found, sent) : drawForm(c, found, sent)
}

/** The form as sent, with its report when there is nothing left to ask. */
async function readSent(c: Ctx, found: FoundStall): Promise<Drawing | Sent> {
  const form = await readForm(c, visitForm)
  const { stays, ...seen } = await readSeen(c, c.var, found.stall.id, form.typed)
  const { typed, comparison, hasCode } = seen
  const looked = { display: typedIn(typed, 'display'), outcome: typedIn(typed, 'outcome') }
  const standing = await listStanding(c.var, found.stall.id, comparison, looked)
  const drawing: Drawing = { ...seen, asked: placingOf(standing, undefined) }
  if (stays) return drawing
  if (!form.ok) return { ...drawing, errors: form.errors }
  const report = reportOf(form.values)
  const stall = { hasMerchant: found.merchant !== null, hasCode }
  const faults = findVisitFaults(report, stall, dayOf(c.var.services.clock()))
  if (faults.length > 0) return { ...drawing, errors: sentencesOf(faults) }
  const placing = placingOf(standing, form.values.sticker)
  if (placing.kind === 'ask') return { ...drawing, errors: { sticker: vi.walks.stickerMissing } }
  const placed = placing.kind === 'place' ? placing.serial : undefined
  return { ...drawing, values: form.values, report, placed }
}

async function storeVisit(c: Ctx, found: FoundStall, sent: Sent): Promise<Response> {
  const { values, report, typed, comparison, placed } = sent
  const { writes, entries, incident } = await draftVisit(
    { ...c.var, at: c.var.services.clock() },
    found,
    report,
    comparison?.result,
    placed,
  )
  const onward = await findOnward(c, found)
  const location = values.act === NEXT ? onward : paths.stall(found.stall.id)
  const submission = { id: values.submission, typed: withoutAct(typed), location }
  const answer = await commitOnce(c, submission, writes, entries)
  if (!(answer instanceof Response)) return drawForm(c, found, { ...sent, errors: { '': vi.walks.changedMeanwhile } })
  return isSeeOther(answer) && comparison
    ? showVerdict(c, found, { comparison, onward, incident, submission: values.submission }, answer)
    : answer
}

/** A code that is not the registered one is never passed over in silence; a match goes on. */
async function showVerdict(
  c: Ctx,
  found: FoundStall,
  {
    comparison,
    onward,
    ...about
  }: { comparison: Comparison; onward: string; incident: string | undefined; submission: string },
  answer: Response,
): Promise<Response> {
  if (comparison.result.scan === 'match') return answer
  const { place } = await lookAround(c, found)
  const shown = { ...comparison, banks: await banksToday(c.var.services) }
  const ways = [[onward, vi.walks.goOn] as const, [paths.stall(place.stall), vi.walks.back] as const]
  stayHere(c)
  return respond(c, vi.walks.verdicts[comparison.result.scan], <VerdictPage {...{ place, shown, ways, ...about }} />)
}

/** The next stall in walking order, or the drawing when the site ends here. */
async function findOnward(c: Ctx, { stall }: FoundStall): Promise<string> {
  const next = await findNextStall(c.var.services.store.read, c.var.scope, stall)
  return next === undefined ? paths.site(stall.site) : paths.stall(next)
}

const walkers = only('volunteer', 'coordinator')

export const walkRoutes: Route[] = [
  { method: 'GET', path: '/stalls/:stall/visits/new', access: walkers, respond: showForm },
  { method: 'POST', path: '/stalls/:stall/visits', access: walkers, maxBody: PHOTO_LIMIT, respond: takeVisit },
]
