import { draftCampaign } from '../../store/campaigns.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { CampaignForm, findErrors, offeredIn } from './campaign-form.tsx'
import { campaignForm, REPEATED } from './form.ts'

const { campaigns: words } = vi

export async function showNewCampaign(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  return unit === undefined ? notFound(c) : newCampaignPage(c, unit, {}, {})
}

async function newCampaignPage(c: Ctx, unit: Unit, typed: Typed, errors: FieldErrors): Promise<Response> {
  const offered = await offeredIn(c, unit)
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const back = { href: paths.campaigns(unit.code), text: words.back }
  const form = { title: words.add, action: paths.campaigns(unit.code), back }
  const page = <CampaignForm {...form} {...{ unit, offered, submission, typed, errors }} />
  return respond(c, words.add, page, Object.keys(errors).length > 0 ? 422 : 200)
}

export async function makeCampaign(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const form = await readForm(c, campaignForm, REPEATED)
  if (!form.ok) return newCampaignPage(c, unit, form.typed, form.errors)
  const { submission, name, from: fromDay, to: toDay, plan } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const offered = await offeredIn(c, unit)
  const chosen = { sites: [...new Set(form.values.sites)], teams: [...new Set(form.values.teams)] }
  const errors = findErrors({ fromDay, toDay, ...chosen }, offered)
  if (Object.keys(errors).length > 0) return newCampaignPage(c, unit, form.typed, errors)
  const { store, clock, newId } = c.var.services
  const campaign = { id: newId(), commune: unit.code, name, fromDay, toDay, plan, ...chosen }
  const draft = draftCampaign(store.read, campaign, { by: c.var.scope.officer, at: clock(), newId })
  const sent = { id: submission, typed: form.typed, location: paths.campaign(campaign.id) }
  const answer = await commitOnce(c, sent, draft.writes, draft.entries)
  if (answer instanceof Response) return answer
  throw new Error(`campaign refused: ${answer.rule}`)
}
