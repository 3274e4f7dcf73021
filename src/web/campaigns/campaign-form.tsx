import { findDaysFault, PLAN_LENGTH } from '../../domain/campaign.ts'
import { NAME_LENGTH } from '../../domain/names.ts'
import { showUnit } from '../../domain/place.ts'
import { listSites } from '../../store/sites.ts'
import { listTeams } from '../../store/teams.ts'
import type { Unit } from '../../store/units.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { Ctx } from '../route.ts'
import { Chips, type Choice } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace, TextArea } from '../ui/form.tsx'
import { PageHead } from '../ui/page-head.tsx'

const { campaigns: words } = vi

/** Where a commune's campaign may go and who may carry it. */
export interface Offered {
  sites: readonly Choice[]
  teams: readonly Choice[]
}

/** `carriers`: teams that carry the campaign already, offered also where they have ended since. */
export async function offeredIn(c: Ctx, { code }: Unit, carriers: readonly string[] = []): Promise<Offered> {
  const { read } = c.var.services.store
  const sites = await listSites(read, c.var.scope, code)
  const teams = await listTeams(read, c.var.scope, code)
  return {
    sites: sites.map(({ id, name }) => [id, name]),
    teams: teams
      .filter(({ id, endedOn }) => endedOn === null || carriers.includes(id))
      .map(({ id, name }) => [id, name]),
  }
}

export type Chosen = { fromDay: string; toDay: string; sites: string[]; teams: string[] }

/** What is wrong with a campaign as it was typed, beside what each field says by itself. */
export function findErrors({ fromDay, toDay, sites, teams }: Chosen, offered: Offered): FieldErrors {
  const among = (ids: string[], choices: readonly Choice[]) => ids.every((id) => choices.some(([one]) => one === id))
  const fault = findDaysFault({ fromDay, toDay })
  return {
    ...(fault && { to: words.faults[fault] }),
    ...(sites.length === 0 && { sites: words.sitesMissing }),
    ...(!among(sites, offered.sites) && { sites: vi.form.choose }),
    ...(!among(teams, offered.teams) && { teams: vi.form.choose }),
  }
}

interface CampaignFormProps {
  /** What the form is called, where it goes, and the way back. */
  title: string
  action: string
  back: { href: string; text: string }
  unit: Unit
  offered: Offered
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** The form of a campaign, new or to be changed. */
export const CampaignForm = (props: CampaignFormProps) => {
  const { title, action, back, unit, offered, submission, typed, errors } = props
  const of = (name: string) => ({ name, value: typedIn(typed, name), error: errors[name] })
  const several = (name: 'sites' | 'teams') => ({ name, chosen: typed[name], error: errors[name], several: true })
  return (
    <main class="page narrow" id="main">
      <PageHead title={title} back={back}>
        {showUnit(unit)}
      </PageHead>
      <form {...inPlace(action)} class="card stack">
        <input type="hidden" name={SUBMISSION} value={submission} />
        {typed.seen && <input type="hidden" name="seen" value={typedIn(typed, 'seen')} />}
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
      </form>
    </main>
  )
}
