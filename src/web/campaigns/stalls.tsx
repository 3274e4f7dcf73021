import { showDay } from '../../domain/day.ts'
import {
  type Campaign,
  findCampaign,
  listRecorded,
  listRecordedStalls,
  type RecordedSite,
  type RecordedStall,
} from '../../store/campaigns.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Empty } from '../ui/notices.tsx'
import { PageHead } from '../ui/page-head.tsx'

const { campaigns: words } = vi

/** The stalls behind the counts of what was recorded on a campaign's sites within its days. */
export async function showStalls(c: Ctx): Promise<Response> {
  const { read } = c.var.services.store
  const campaign = await findCampaign(read, c.var.scope, c.req.param('campaign') ?? '')
  if (campaign === undefined) return notFound(c)
  const sites = await listRecorded(read, c.var.scope, campaign.id)
  const stalls = await listRecordedStalls(read, c.var.scope, campaign.id)
  return respond(c, words.stalls, <StallsPage {...{ campaign, sites, stalls }} />)
}

interface StallsProps {
  campaign: Campaign
  sites: readonly RecordedSite[]
  stalls: readonly RecordedStall[]
}

const StallsPage = ({ campaign, sites, stalls }: StallsProps) => (
  <main class="page" id="main">
    <PageHead title={words.stalls} back={{ href: paths.campaign(campaign.id), text: words.backToCampaign }}>
      {campaign.name} · {words.days(showDay(campaign.fromDay), showDay(campaign.toDay))}
    </PageHead>
    {stalls.length === 0 && <Empty text={words.noStalls} />}
    {sites.map((site) => (
      <SiteStalls site={site} stalls={stalls.filter((one) => one.site === site.site)} />
    ))}
  </main>
)

const SiteStalls = ({ site, stalls }: { site: RecordedSite; stalls: readonly RecordedStall[] }) =>
  stalls.length === 0 ? null : (
    <section class="card" aria-labelledby={`site-${site.site}`}>
      <header>
        <h2 id={`site-${site.site}`}>{site.name}</h2>
      </header>
      <ol class="stalls two">
        {stalls.map(({ stall, number, tradeName, visits, registered }) => (
          <li>
            <a href={paths.stall(stall)}>
              <b class="plate">{number}</b>
              <i aria-hidden="true" />
              <span>
                <b>{tradeName ?? vi.ui.noName}</b>
                <small>
                  {[visits > 0 && words.stallVisits(visits), registered > 0 && words.stallRegistered]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
