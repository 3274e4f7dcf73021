import { findDaysFault, PLAN_LENGTH } from '../../domain/campaign.ts'
import { NAME_LENGTH } from '../../domain/names.ts'
import { showUnit } from '../../domain/place.ts'
import { draftCampaign } from '../../store/campaigns.ts'
import { listSites } from '../../store/sites.ts'
import { listTeams } from '../../store/teams.ts'
import type { Unit } from '../../store/units.ts'
import { findCommune } from '../commune.ts'
import { answerSentBefore, commitOnce, type FieldErrors, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Chips, type Choice } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace, LinkButton, TextArea } from '../ui/form.tsx'
import { campaignForm, REPEATED } from './form.ts'

const { campaigns: words } = vi

/** Where a commune's campaign may go and who may carry it. */
interface Offered {
  sites: readonly Choice[]
  teams: readonly Choice[]
}

async function offeredIn(c: Ctx, { code }: Unit): Promise<Offered> {
  const { read } = c.var.services.store
  const sites = await listSites(read, c.var.scope, code)
  const teams = await listTeams(read, c.var.scope, code)
  return {
    sites: sites.map(({ id, name }) => [id, name]),
    teams: teams.filter(({ endedOn }) => endedOn === null).map(({ id, name }) => [id, name]),
  }
}

export async function showNewCampaign(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  return unit === undefined ? notFound(c) : newCampaignPage(c, unit, {}, {})
}

async function newCampaignPage(c: Ctx, unit: Unit, typed: Typed, errors: FieldErrors): Promise<Response> {
  const offered = await offeredIn(c, unit)
  const submission = typedIn(typed, SUBMISSION) || c.var.services.newId()
  const page = <NewCampaignPage {...{ unit, offered, submission, typed, errors }} />
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

type Chosen = { fromDay: string; toDay: string; sites: string[]; teams: string[] }

function findErrors({ fromDay, toDay, sites, teams }: Chosen, offered: Offered): FieldErrors {
  const among = (ids: string[], choices: readonly Choice[]) => ids.every((id) => choices.some(([one]) => one === id))
  const fault = findDaysFault({ fromDay, toDay })
  return {
    ...(fault && { to: words.faults[fault] }),
    ...(sites.length === 0 && { sites: words.sitesMissing }),
    ...(!among(sites, offered.sites) && { sites: vi.form.choose }),
    ...(!among(teams, offered.teams) && { teams: vi.form.choose }),
  }
}

interface NewCampaignProps {
  unit: Unit
  offered: Offered
  submission: string
  typed: Typed
  errors: FieldErrors
}

const NewCampaignPage = ({ unit, offered, submission, typed, errors }: NewCampaignProps) => {
  const of = (name: string) => ({ name, value: typedIn(typed, name), error: errors[name] })
  const several = (name: 'sites' | 'teams') => ({ name, chosen: typed[name], error: errors[name], several: true })
  return (
    <main class="page narrow" id="main">
      <header class="place">
        <h1>{words.add}</h1>
        <p>{showUnit(unit)}</p>
      </header>
      <form {...inPlace(paths.campaigns(unit.code))} class="card stack">
        <input type="hidden" name={SUBMISSION} value={submission} />
        <FormSummary errors={errors} />
        <Field
          {...of('name')}
          label={words.name}
          hint={words.nameHint}
          maxlength={NAME_LENGTH}
          autocomplete="off"
          required
        />
        <Field {...of('from')} label={words.from} type="date" required />
        <Field {...of('to')} label={words.to} type="date" required />
        {offered.sites.length === 0 && <p class="soft">{words.noSites}</p>}
        <Chips {...several('sites')} legend={words.sites} choices={offered.sites} />
        <Chips {...several('teams')} legend={words.teams} choices={offered.teams} />
        {offered.teams.length === 0 && (
          <p class="soft">
            {words.noTeams} <a href={paths.newTeam(unit.code)}>{words.addTeam}</a>
          </p>
        )}
        <TextArea {...of('plan')} label={words.plan} hint={words.planHint} rows={5} maxlength={PLAN_LENGTH} />
        <Button kind="main">{words.save}</Button>
        <LinkButton href={paths.campaigns(unit.code)}>{words.back}</LinkButton>
      </form>
    </main>
  )
}
