import { paths } from '../paths.ts'
import { only, onlyRecently, PHOTO_LIMIT, type Route } from '../route.ts'
import { mark, retire } from './further.tsx'
import { propose, showProposalForm } from './proposals.tsx'
import { decide, showQueue, showReview } from './review.tsx'

const proposers = only('volunteer', 'coordinator')
const deciders = onlyRecently('coordinator')

export const accountRoutes: Route[] = [
  { method: 'GET', path: '/merchants/:merchant/account-proposals/new', access: proposers, respond: showProposalForm },
  {
    method: 'POST',
    path: '/merchants/:merchant/account-proposals',
    access: proposers,
    maxBody: PHOTO_LIMIT,
    respond: propose,
  },
  { method: 'POST', path: '/merchants/:merchant/sticker-proposals', access: proposers, respond: mark },
  { method: 'POST', path: '/merchants/:merchant/account-retirements', access: proposers, respond: retire },
  { method: 'GET', path: paths.approvals(), access: only('coordinator'), respond: showQueue },
  { method: 'GET', path: '/account-approvals/:proposal', access: deciders, respond: showReview },
  { method: 'POST', path: '/account-approvals/:proposal', access: deciders, respond: decide },
]
