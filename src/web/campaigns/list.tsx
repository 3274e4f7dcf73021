import { campaignState, sumResults } from '../../domain/campaign.ts'
import { type Day, dayOf, showDay } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import { showUnit } from '../../domain/place.ts'
import { type Campaign, type CampaignResult, listCampaigns, listResults } from '../../store/campaigns.ts'
import type { Unit } from '../../store/units.ts'
import { actsFor, findCommune } from '../commune.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { LinkButton } from '../ui/form.tsx'
import { Empty } from '../ui/notices.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { CAMPAIGN_EDITORS } from './read.ts'

const { campaigns: words } = vi

export async function showCampaigns(c: Ctx): Promise<Response> {
  const unit = await findCommune(c)
  if (unit === undefined) return notFound(c)
  const { store, clock } = c.var.services
  const campaigns = await listCampaigns(store.read, c.var.scope, unit.code)
  const results = await listResults(store.read, c.var.scope, { commune: unit.code })
  const mayEdit = actsFor(c, unit, CAMPAIGN_EDITORS)
  const page = <CampaignsPage {...{ unit, campaigns, results, mayEdit, day: dayOf(clock()) }} />
  return respond(c, words.title, page)
}

interface CampaignsProps {
  unit: Unit
  campaigns: readonly Campaign[]
  results: readonly CampaignResult[]
  mayEdit: boolean
  day: Day
}

const CampaignsPage = ({ unit, campaigns, results, mayEdit, day }: CampaignsProps) => {
  const add = mayEdit && (
    <LinkButton kind="main" href={paths.newCampaign(unit.code)}>
      {words.add}
    </LinkButton>
  )
  return (
    <main class="page narrow" id="main">
      <PageHead title={words.title} back={{ href: paths.commune(unit.code), text: words.toCommune }}>
        {showUnit(unit)}
      </PageHead>
      <section class="card stack">
        {campaigns.length === 0 ? <Empty text={words.none}>{add}</Empty> : add}
        <ul class="finds">
          {campaigns.map((campaign) => (
            <li>
              <a href={paths.campaign(campaign.id)}>
                <b>{campaign.name}</b>
                <small>
                  {words.days(showDay(campaign.fromDay), showDay(campaign.toDay))} ·{' '}
                  {words.states[campaignState(campaign, day)]}
                </small>
                <small>{guidedIn(results.filter((row) => row.campaign === campaign.id))}</small>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </main>
  )
}

/** Turns and people as two counts; nothing told is no nought. */
function guidedIn(results: readonly CampaignResult[]): string {
  const { turns, people } = sumResults(results)
  return results.length === 0 ? words.noResults : words.guided(showNumber(turns), showNumber(people))
}
