import { only, type Route } from '../route.ts'
import { showCampaign, tellResult } from './campaign.tsx'
import { showCampaigns } from './list.tsx'
import { makeCampaign, showNewCampaign } from './new-campaign.tsx'
import { CAMPAIGN_EDITORS } from './read.ts'
import { revise, showRevision } from './revision.tsx'
import { showStalls } from './stalls.tsx'

const readers = only('coordinator', 'leader', 'auditor', 'admin')
const editors = only(...CAMPAIGN_EDITORS)

export const campaignRoutes: Route[] = [
  { method: 'GET', path: '/communes/:commune/campaigns', access: readers, respond: showCampaigns },
  { method: 'POST', path: '/communes/:commune/campaigns', access: editors, respond: makeCampaign },
  { method: 'GET', path: '/communes/:commune/campaigns/new', access: editors, respond: showNewCampaign },
  { method: 'GET', path: '/campaigns/:campaign', access: readers, respond: showCampaign },
  { method: 'GET', path: '/campaigns/:campaign/stalls', access: readers, respond: showStalls },
  { method: 'GET', path: '/campaigns/:campaign/revision', access: editors, respond: showRevision },
  { method: 'POST', path: '/campaigns/:campaign/revision', access: editors, respond: revise },
  { method: 'POST', path: '/campaigns/:campaign/results', access: editors, respond: tellResult },
]
