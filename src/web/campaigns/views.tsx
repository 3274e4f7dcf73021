import { campaignState, sumResults } from '../../domain/campaign.ts'
import { dayOf, showDay } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import { showUnit } from '../../domain/place.ts'
import type { FieldErrors, Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { PageHead } from '../ui/page-head.tsx'
import type { CampaignReading } from './read.ts'
import { RecordedTable } from './recorded.tsx'
import { ResultForm } from './result-form.tsx'
import { ResultTable } from './result-table.tsx'

const { campaigns: words } = vi

export interface CampaignProps extends CampaignReading {
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** One campaign: the plan, what was recorded on its sites meanwhile, and what its teams tell. */
export const CampaignPage = (props: CampaignProps) => {
  const { unit, campaign, day } = props
  const days = words.days(showDay(campaign.fromDay), showDay(campaign.toDay))
  return (
    <main class="page" id="main">
      <PageHead title={campaign.name} back={{ href: paths.campaigns(unit.code), text: words.back }}>
        {showUnit(unit)} · {days} · {words.states[campaignState(campaign, day)]}
      </PageHead>
      <Plan {...props} />
      <RecordedTable {...props} />
      <Outcome {...props} />
      {props.mayEdit && campaignState(campaign, day) !== 'coming' && <ResultForm {...props} />}
    </main>
  )
}

const Plan = ({ campaign, recorded, teams, mayEdit }: CampaignProps) => (
  <section class="card stack" aria-labelledby="plan">
    <h2 id="plan">{words.plan}</h2>
    <p>{campaign.plan}</p>
    <Facts
      rows
      facts={[
        [words.where, recorded.map(({ name }) => name).join(', ')],
        [words.who, teams.length === 0 ? words.nobody : teams.map(({ name }) => name).join(', ')],
      ]}
    />
    <small>{words.madeBy(campaign.officerName, showDay(dayOf(campaign.at)))}</small>
    {mayEdit && <LinkButton href={paths.campaignRevision(campaign.id)}>{words.revise}</LinkButton>}
  </section>
)

const Outcome = (props: CampaignProps) => {
  const { turns, people } = sumResults(props.results)
  return (
    <section class="card stack counts" aria-labelledby="outcome">
      <h2 id="outcome">{words.outcome}</h2>
      {props.results.length === 0 ? (
        <p class="soft">{words.noRows}</p>
      ) : (
        <>
          <p>{words.summed}</p>
          <Facts
            facts={[
              [words.turns, showNumber(turns)],
              [words.people, showNumber(people)],
            ]}
          />
          <Note>{words.peopleMeans}</Note>
          <ResultTable {...props} />
        </>
      )}
    </section>
  )
}
