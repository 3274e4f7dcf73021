import { daysOfMonth, isMonth, showMonth } from '../../domain/month.ts'
import { showUnit } from '../../domain/place.ts'
import { digestMonth, insertCorrection, listCorrections } from '../../store/closed-months.ts'
import { listSnapshots } from '../../store/snapshots.ts'
import { readsChecks } from '../check-scope.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { ClosedMonthPage } from './closed-views.tsx'
import { correctionForm } from './form.ts'
import { closesIn } from './page.tsx'
import { type CommuneMonths, type MonthState, readMonths } from './read.ts'

/** A month that is closed, and its commune. */
interface Closed {
  readonly at: CommuneMonths
  readonly state: MonthState & { readonly closed: NonNullable<MonthState['closed']> }
}

/** The closed month in the path; undefined when it is open, or not the viewer's. */
async function readClosed(c: Ctx): Promise<Closed | undefined> {
  const month = c.req.param('month') ?? ''
  const at = isMonth(month) ? await readMonths(c) : undefined
  const state = at?.months.find((one) => one.month === month)
  return at && state?.closed ? { at, state: { ...state, closed: state.closed } } : undefined
}

export async function showClosed(c: Ctx): Promise<Response> {
  const found = await readClosed(c)
  return found === undefined ? notFound(c) : closedPage(c, found, {}, {})
}

async function closedPage(c: Ctx, { at, state }: Closed, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { store, newId } = c.var.services
  const { scope } = c.var
  const { month, closed } = state
  const { code } = at.unit
  const { to: day } = daysOfMonth(month)
  const sealed = await digestMonth(store, scope, code, month)
  const page = (
    <ClosedMonthPage
      {...{ at, month, closed, day, typed, errors }}
      snapshots={await listSnapshots(store.read, scope, { commune: code }, { from: day, to: day })}
      corrections={await listCorrections(store.read, scope, code, month)}
      rows={sealed.digest === closed.digest ? sealed.rows : undefined}
      corrects={closesIn(c, at)}
      readsChecks={readsChecks(c)}
      submission={typedIn(typed, SUBMISSION) || newId()}
    />
  )
  const title = vi.months.closedTitle(showUnit(at.unit), showMonth(month))
  return respond(c, title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Writes down what a frozen figure should have been; the figure stays as it is. */
export async function correctMonth(c: Ctx): Promise<Response> {
  const found = await readClosed(c)
  if (found === undefined) return notFound(c)
  const { code } = found.at.unit
  const { month } = found.state
  const form = await readForm(c, correctionForm(found.at.sites.map(({ site }) => site)))
  if (!form.ok) return closedPage(c, found, form.typed, form.errors)
  const { submission: id, ...corrected } = form.values
  const before = await answerSentBefore(c, { id, typed: form.typed })
  if (before) return before
  const { store, clock, newId } = c.var.services
  const by = { officer: c.var.scope.officer, at: clock() }
  const row = { id: newId(), commune: code, month, ...corrected, ...by }
  const entry = { at: by.at, actor: by.officer, action: 'month.corrected', subject: row.id }
  const location = `${paths.communeMonth(code, month)}#corrections`
  const answer = await commitOnce(c, { id, typed: form.typed, location }, [insertCorrection(store.read, row)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`correction refused: ${answer.rule}`)
}
