import { standingResults } from '../../domain/campaign.ts'
import { reviseCampaign } from '../../store/campaigns.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { CampaignForm, type Chosen, findErrors, offeredIn } from './campaign-form.tsx'
import { REPEATED, revisionForm } from './form.ts'
import { type CampaignReading, readCampaign } from './read.ts'

const { campaigns: words } = vi

/** The campaign as it is written down, in the form's own fields. */
const typedAs = ({ campaign, recorded, teams }: CampaignReading): Typed => ({
  ...{ name: [campaign.name], from: [campaign.fromDay], to: [campaign.toDay], plan: [campaign.plan] },
  ...{ sites: recorded.map(({ site }) => site), teams: teams.map(({ id }) => id) },
})

/** What whoever opened the form saw: with it, nobody overwrites what another wrote meanwhile. */
async function digestOf(typed: Typed): Promise<string> {
  const sorted = Object.entries(typed).map(([name, values]) => [name, [...values].sort()])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(sorted)))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function showRevision(c: Ctx): Promise<Response> {
  const read = await readCampaign(c)
  if (read === undefined || !read.mayEdit) return notFound(c)
  const typed = typedAs(read)
  return page(c, read, { ...typed, seen: [await digestOf(typed)] }, {})
}

async function page(c: Ctx, read: CampaignReading, typed: Typed, errors: FieldErrors): Promise<Response> {
  const { unit, campaign, teams } = read
  const props = {
    ...{ title: words.revising, action: paths.campaignRevision(campaign.id), unit, typed, errors },
    back: { href: paths.campaign(campaign.id), text: words.backToCampaign },
    offered: await offeredIn(
      c,
      unit,
      teams.map(({ id }) => id),
    ),
    submission: typedIn(typed, SUBMISSION) || c.var.services.newId(),
  }
  return respond(c, words.revising, <CampaignForm {...props} />, Object.keys(errors).length > 0 ? 422 : 200)
}

/** Writes the campaign down anew; what its teams told stays, and must still lie within it. */
export async function revise(c: Ctx): Promise<Response> {
  const read = await readCampaign(c)
  if (read === undefined || !read.mayEdit) return notFound(c)
  const form = await readForm(c, revisionForm, REPEATED)
  if (!form.ok) return page(c, read, form.typed, form.errors)
  const { submission, seen, name, from: fromDay, to: toDay, plan } = form.values
  const before = await answerSentBefore(c, { id: submission, typed: form.typed })
  if (before) return before
  const chosen = { sites: [...new Set(form.values.sites)], teams: [...new Set(form.values.teams)] }
  const days = { fromDay, toDay }
  const now = await digestOf(typedAs(read))
  const errors = seen === now ? await errorsOf(c, read, { ...days, ...chosen }) : { '': words.revisedMeanwhile }
  // Whoever sends it once more has read what the others wrote.
  if (Object.keys(errors).length > 0) return page(c, read, { ...form.typed, seen: [now] }, errors)
  const { store, clock } = c.var.services
  const entry = { at: clock(), actor: c.var.scope.officer, action: 'campaign.revised', subject: read.campaign.id }
  const sent = { id: submission, typed: form.typed, location: paths.campaign(read.campaign.id) }
  const writes = reviseCampaign(store.read, { id: read.campaign.id, name, plan, ...days, ...chosen })
  const answer = await commitOnce(c, sent, writes, [{ ...entry, digest: await digestOf(form.typed) }])
  if (answer instanceof Response) return answer
  throw new Error(`campaign revision refused: ${answer.rule}`)
}

async function errorsOf(c: Ctx, { unit, teams, results }: CampaignReading, chosen: Chosen): Promise<FieldErrors> {
  const carriers = teams.map(({ id }) => id)
  const told = standingResults(results)
  const isOutside = told.some(({ day }) => day < chosen.fromDay || day > chosen.toDay)
  const isMissing = told.some(({ team }) => team !== null && !chosen.teams.includes(team))
  return {
    ...(isOutside && { to: words.toldOutside }),
    ...(isMissing && { teams: words.toldBy }),
    ...findErrors(chosen, await offeredIn(c, unit, carriers)),
  }
}
