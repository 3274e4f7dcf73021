import * as v from 'valibot'
import { addDays, dayOf, startOf } from '../../domain/day.ts'
import { FLAG_FINDINGS, FLAG_NOTE, findBursts, findSamePhotos } from '../../domain/flags.ts'
import { insertFlagReview, listFlaggable, listFlagReviews } from '../../store/flags.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import { choiceField, commitOnce, noteField, readForm, submissionField, textField, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { FlagsPage, type Refused, type ShownFlag } from './views.tsx'

/** Days back that visits are looked through. */
const LOOKED_BACK = 90

const reviewForm = v.object({
  submission: submissionField,
  flag: textField(200),
  finding: choiceField(FLAG_FINDINGS),
  note: noteField(FLAG_NOTE),
})

/** The flags of a commune with what was found of each: those that nobody has looked at first. */
async function findFlags(c: Ctx, commune: string): Promise<ShownFlag[]> {
  const { store, clock } = c.var.services
  const since = startOf(addDays(dayOf(clock()), -LOOKED_BACK))
  const visits = await listFlaggable(store.read, c.var.scope, commune, since)
  const photos = visits.flatMap(({ visit, digest }) => (digest === null ? [] : [{ visit, digest }]))
  const reviews = await listFlagReviews(store.read, c.var.scope, commune)
  const known = new Map(visits.map((visit) => [visit.visit, visit]))
  const shown = [...findBursts(visits), ...findSamePhotos(photos)].map((flag) => ({
    ...flag,
    made: flag.visits.flatMap((id) => known.get(id) ?? []),
    review: reviews.find(({ review }) => review.flag === flag.id),
  }))
  return shown.sort((a, b) => Number(a.review !== undefined) - Number(b.review !== undefined))
}

async function showFlags(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  return unit === undefined ? notFound(c) : page(c, unit)
}

async function page(c: Ctx, unit: Unit, refused?: Refused): Promise<Response> {
  const reviews = c.var.viewer?.grants.some(({ role, unit: of }) => role === 'coordinator' && of === unit.code) ?? false
  const props = { unit, flags: await findFlags(c, unit.code), newId: c.var.services.newId, reviews, refused }
  return respond(c, vi.flags.title, <FlagsPage {...props} days={LOOKED_BACK} />, refused ? 422 : 200)
}

/** Writes down what was found of a flag. It changes no figure, and nothing about anybody. */
async function review(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const form = await readForm(c, reviewForm)
  const flag = typedIn(form.typed, 'flag')
  const found = (await findFlags(c, unit.code)).find(({ id }) => id === flag)
  if (found === undefined) return notFound(c)
  if (!form.ok) return page(c, unit, { flag, typed: form.typed, errors: form.errors })
  if (found.made.some((visit) => visit.officer === c.var.scope.officer))
    return page(c, unit, { flag, typed: form.typed, errors: { finding: vi.flags.own } })
  const { store, clock, newId } = c.var.services
  const { submission, finding, note = null } = form.values
  const [officer, at] = [c.var.scope.officer, clock()]
  const row = { id: newId(), flag, commune: unit.code, finding, note, officer, at }
  const sent = { id: submission, typed: form.typed, location: paths.flags(unit.code) }
  const entry = { at, actor: officer, action: 'flag.reviewed', subject: row.id }
  const answer = await commitOnce(c, sent, [insertFlagReview(store.read, row)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`review refused: ${answer.rule}`)
}

export const flagRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/flags', access: only('coordinator', 'auditor'), respond: showFlags },
  { method: 'POST', path: '/communes/:commune/flags', access: only('coordinator'), respond: review },
]
