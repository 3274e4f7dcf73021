import { RESULT_NOTE } from '../../domain/campaign.ts'
import { showDay } from '../../domain/day.ts'
import { SUBMISSION, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { Select } from '../ui/select.tsx'
import type { CampaignProps } from './views.tsx'

const { campaigns: words } = vi

/** What a team did on a day: a new row, or one that takes the place of an earlier one. */
export const ResultForm = ({ campaign, teams, results, day, submission, typed, errors }: CampaignProps) => {
  const of = (name: string) => ({ name, value: typedIn(typed, name), error: errors[name] })
  const count = (name: 'turns' | 'people') => ({ ...of(name), inputmode: 'numeric', autocomplete: 'off' }) as const
  const wrong = results.find(({ id }) => id === typedIn(typed, 'replaces'))
  const last = campaign.toDay < day ? campaign.toDay : day
  return (
    <form
      {...inPlace(paths.campaignResults(campaign.id))}
      class="card stack narrow"
      id="tell"
      aria-labelledby="telling"
    >
      <h2 id="telling">
        {wrong ? words.correcting(showDay(wrong.day), wrong.teamName ?? words.allTeams) : words.addResult}
      </h2>
      <input type="hidden" name={SUBMISSION} value={submission} />
      {wrong && <input type="hidden" name="replaces" value={wrong.id} />}
      {wrong && <Note>{words.correctMeans}</Note>}
      <FormSummary errors={errors} />
      <Field
        {...of('day')}
        value={typedIn(typed, 'day') || last}
        label={words.day}
        type="date"
        min={campaign.fromDay}
        max={last}
        required
      />
      {teams.length > 0 && (
        <Select
          label={words.team}
          name="team"
          groups={[{ choices: teams.map(({ id, name }) => [id, name]) }]}
          chosen={typedIn(typed, 'team')}
          error={errors.team}
          none={words.wholeCampaign}
        />
      )}
      <Field {...count('turns')} label={words.turns} required />
      <Field {...count('people')} label={words.people} required />
      <Field
        {...of('note')}
        label={wrong ? words.why : words.note}
        hint={wrong ? undefined : words.noteHint}
        maxlength={RESULT_NOTE}
        autocomplete="off"
        required={wrong !== undefined}
      />
      <Button kind="main">{words.saveResult}</Button>
      {wrong && <LinkButton href={paths.campaign(campaign.id)}>{words.keepOld}</LinkButton>}
    </form>
  )
}
