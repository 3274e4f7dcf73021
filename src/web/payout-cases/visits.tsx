import { readDay } from '../../domain/day.ts'
import { MEETING_ANSWERS, type MeetingAnswer, readAnswer } from '../../domain/payout/follow-up.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { SHEET_REPEATED, sentencesOf, sheetForm } from './form.ts'
import { draftOf } from './meeting.tsx'
import { type ActingCase, type CasesReading, keyOf, openCases, readCases } from './read.ts'
import { VisitsPage } from './visit-views.tsx'

const { payoutCases: words } = vi

/** Cases on one sheet: as many as somebody can meet in some days, and as a form can hold. */
const CASES_AT_MOST = 150
/** Bytes of a whole sheet: each case is a few short fields. */
export const SHEET_LIMIT = 128 * 1024

/** One case of a sheet, with what was typed of it. */
export interface SheetRow {
  readonly one: ActingCase
  readonly answer: string
  readonly nextDay: string
  readonly error: string | undefined
}

/** The sheet of a hamlet: read, printed, and filled in afterwards. */
export async function showVisits(c: Ctx): Promise<Response> {
  const read = await readCases(c)
  const page = Number(/^[1-9]\d{0,3}$/.exec(c.req.query('page') ?? '1')?.[0] ?? 0)
  if (read === undefined || page === 0) return notFound(c)
  const open = openCases(read)
  const pages = Math.max(1, Math.ceil(open.length / CASES_AT_MOST))
  if (page > pages) return notFound(c)
  const rows = open.slice((page - 1) * CASES_AT_MOST, page * CASES_AT_MOST).map((one) => ({
    ...{ one, answer: '', nextDay: '', error: undefined },
  }))
  return visitsPage(c, read, rows, { page, pages, typed: {}, errors: {} })
}

interface Shown {
  page: number
  pages: number
  typed: Typed
  errors: FieldErrors
}

function visitsPage(c: Ctx, read: CasesReading, rows: readonly SheetRow[], shown: Shown): Response {
  const submission = typedIn(shown.typed, SUBMISSION) || c.var.services.newId()
  const hamlet = read.hamlets.get(read.asked.hamlet ?? '') ?? ''
  const page = <VisitsPage {...{ read, rows, submission, hamlet, ...shown }} />
  const isWrong = Object.keys(shown.errors).length > 0
  return respond(c, words.visits(hamlet), page, isWrong ? 422 : 200)
}

/** Writes down what came of a whole sheet: all rows that say something, or none when one of them is wrong. */
export async function tellVisits(c: Ctx): Promise<Response> {
  const read = await readCases(c)
  if (read === undefined || !read.mayRecord) return notFound(c)
  const form = await readForm(c, sheetForm, SHEET_REPEATED)
  const rows = rowsOf(read, form.typed)
  const again = (errors: FieldErrors) => visitsPage(c, read, rows, { page: 1, pages: 1, typed: form.typed, errors })
  if (!form.ok) return again(form.errors)
  const { submission, day } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const told = rows.filter(({ answer }) => answer !== '')
  const errors = findErrors(read, form.typed, rows, day)
  if (Object.keys(errors).length > 0) return again(errors)
  const drafts = told.map(({ one, answer, nextDay }) =>
    draftOf(c, read, one, { ...readAnswer(answer as MeetingAnswer), day, nextDay: readDay(nextDay) ?? null }),
  )
  const sent = {
    id: submission,
    typed: form.typed,
    location: paths.payoutVisits(read.unit.code, read.asked.hamlet ?? '', read.asked),
  }
  const writes = drafts.flatMap((draft) => draft.writes)
  const stored = await commitOnce(
    c,
    sent,
    writes,
    drafts.flatMap(({ entries }) => entries),
  )
  if (stored instanceof Response) return stored
  throw new Error(`meetings refused: ${stored.rule}`)
}

/** The rows as they were sent, each with what is wrong with it; those that somebody else told of meanwhile among them. */
function rowsOf(read: CasesReading, typed: Typed): SheetRow[] {
  const known = new Map(read.cases.map((one) => [keyOf(one), one]))
  const day = readDay(typedIn(typed, 'day'))
  return (typed.case ?? []).flatMap((key, at): SheetRow[] => {
    const one = known.get(key)
    const [answer, nextDay] = [typed.answer?.[at] ?? '', typed.nextDay?.[at] ?? '']
    return one === undefined ? [] : [{ one, answer, nextDay, error: faultOf(answer, nextDay, day, read.day) }]
  })
}

function faultOf(answer: string, nextDay: string, day: string | undefined, today: string): string | undefined {
  if (answer === '') return nextDay === '' ? undefined : words.chooseAnswer
  if (!MEETING_ANSWERS.some((one) => one === answer)) return words.chooseAnswer
  const next = readDay(nextDay)
  if (nextDay !== '' && next === undefined) return words.badDay
  return day && sentencesOf({ day, nextDay: next ?? null }, today).nextDay
}

function findErrors(read: CasesReading, typed: Typed, rows: readonly SheetRow[], day: string): FieldErrors {
  const sent = typed.case ?? []
  const isWhole = [typed.answer, typed.nextDay].every((column) => (column?.length ?? 0) === sent.length)
  if (!isWhole || rows.length < sent.length) return { '': words.unknownCase }
  const wrongDay = sentencesOf({ day, nextDay: null }, read.day).day
  const wrong = rows.filter(({ error }) => error !== undefined)
  if (wrongDay) return { day: wrongDay }
  if (wrong.length > 0) return { rows: wrong[0]?.error ?? '' }
  return rows.every(({ answer }) => answer === '') ? { '': words.nothingTold } : {}
}
