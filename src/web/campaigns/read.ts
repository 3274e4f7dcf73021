import type { Role } from '../../domain/access.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import {
  type CampaignResult,
  type CampaignTeam,
  type FoundCampaign,
  findCampaign,
  listCampaignTeams,
  listRecorded,
  listResults,
  type RecordedSite,
} from '../../store/campaigns.ts'
import { findUnit, type Unit } from '../../store/units.ts'
import { actsFor } from '../commune.ts'
import type { Ctx } from '../route.ts'

/** Who makes campaigns and writes down what came of them. */
export const CAMPAIGN_EDITORS = ['coordinator', 'leader'] as const satisfies readonly Role[]

/** A campaign of the viewer's scope with its teams, every row of outcomes, and what was recorded meanwhile. */
export interface CampaignReading {
  readonly unit: Unit
  readonly campaign: FoundCampaign
  readonly teams: readonly CampaignTeam[]
  readonly results: readonly CampaignResult[]
  readonly recorded: readonly RecordedSite[]
  readonly day: Day
  readonly mayEdit: boolean
}

/** The campaign in the path; undefined when there is none or it is not the viewer's. */
export async function readCampaign(c: Ctx): Promise<CampaignReading | undefined> {
  const { store, clock } = c.var.services
  const { scope } = c.var
  const campaign = await findCampaign(store.read, scope, c.req.param('campaign') ?? '')
  const day = dayOf(clock())
  const unit = campaign && (await findUnit(store.read, campaign.commune, day))
  if (!campaign || !unit) return undefined
  const { id } = campaign
  return {
    ...{ unit, campaign, day, mayEdit: actsFor(c, unit, CAMPAIGN_EDITORS) },
    teams: await listCampaignTeams(store.read, scope, id),
    results: await listResults(store.read, scope, { campaign: id }),
    recorded: await listRecorded(store.read, scope, id),
  }
}
