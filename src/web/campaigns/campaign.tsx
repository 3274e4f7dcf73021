import { findResultFaults, replacementOf } from '../../domain/campaign.ts'
import { type CampaignResult, insertCampaignResult } from '../../store/campaigns.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { resultForm } from './form.ts'
import { type CampaignReading, readCampaign } from './read.ts'
import { CampaignPage } from './views.tsx'

const { campaigns: words } = vi

/** The campaign; with `?correct=` the form holds what a row says, to be replaced by another. */
export async function showCampaign(c: Ctx): Promise<Response> {
  const read = await readCampaign(c)
  if (read === undefined) return notFound(c)
  const corrected = c.req.query('correct')
  if (corrected === undefined) return campaignPage(c, read, {}, {})
  const row = read.results.find(({ id }) => id === corrected)
  return row === undefined ? notFound(c) : campaignPage(c, read, typedAs(row), {})
}

const typedAs = ({ id, day, team, turns, people }: CampaignResult): Typed => ({
  ...{ replaces: [id], day: [day], team: [team ?? ''], turns: [String(turns)], people: [String(people)] },
})

function campaignPage(c: Ctx, read: CampaignReading, typed: Typed, errors: FieldErrors): Response {
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const page = <CampaignPage {...read} {...{ submission, typed, errors }} />
  return respond(c, read.campaign.name, page, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Writes down what a team did on a day, in the place of an earlier row where that one was wrong. */
export async function tellResult(c: Ctx): Promise<Response> {
  const read = await readCampaign(c)
  if (read === undefined) return notFound(c)
  const form = await readForm(c, resultForm)
  if (!form.ok) return campaignPage(c, read, form.typed, form.errors)
  const { submission, replaces, ...told } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const errors = findErrors(read, form.values)
  if (Object.keys(errors).length > 0) return campaignPage(c, read, form.typed, errors)
  const { store, clock, newId } = c.var.services
  const by = { officer: c.var.scope.officer, at: clock() }
  const row = { id: newId(), campaign: read.campaign.id, ...told, replaces, ...by }
  const action = replaces === undefined ? 'campaign.result-told' : 'campaign.result-replaced'
  const sent = { id: submission, typed: form.typed, location: paths.campaign(read.campaign.id) }
  const entry = { at: by.at, actor: by.officer, action, subject: row.id }
  const answer = await commitOnce(c, sent, [insertCampaignResult(store.read, row)], [entry])
  if (answer instanceof Response) return answer
  if (answer.rule !== 'unique: campaign_results.replaces') throw new Error(`result refused: ${answer.rule}`)
  return campaignPage(c, (await readCampaign(c)) ?? read, {}, { '': words.replacedNow })
}

interface Told {
  day: string
  team?: string | undefined
  turns: number
  people: number
  note?: string | undefined
  replaces?: string | undefined
}

const FIELDS = { 'day-outside': 'day', 'day-ahead': 'day', 'people-exceed': 'people' } as const

function findErrors({ campaign, teams, results, day }: CampaignReading, told: Told): FieldErrors {
  const { team, replaces, note } = told
  const faults = findResultFaults(told, campaign, day).map((fault) => [FIELDS[fault], words.faults[fault]])
  const isGone = replaces !== undefined && !isStanding(results, replaces)
  return {
    ...Object.fromEntries(faults),
    ...(team !== undefined && !teams.some(({ id }) => id === team) && { team: vi.form.choose }),
    ...(replaces !== undefined && note === undefined && { note: words.whyMissing }),
    ...(isGone && { '': words.replacedNow }),
  }
}

const isStanding = (results: readonly CampaignResult[], id: string): boolean =>
  results.some((row) => row.id === id) && replacementOf(results, id) === undefined
