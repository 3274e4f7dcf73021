import { only, type Route } from '../route.ts'
import { enterArrears, showArrears } from './arrears.tsx'
import { addProgramme, showProgrammes } from './list.tsx'
import { addGroup, endProgramme, setAmount, showProgramme } from './programme.tsx'

const readers = only('payouts', 'leader', 'auditor')
const editors = only('payouts', 'admin')
const all = only('payouts', 'leader', 'auditor', 'admin')
const [OF_COMMUNE, OF_PROVINCE] = ['/communes/:commune/payout-programmes', '/provinces/:province/payout-programmes']

export const payoutProgrammeRoutes: Route[] = [
  { method: 'GET', path: OF_COMMUNE, access: readers, respond: showProgrammes },
  { method: 'POST', path: OF_COMMUNE, access: only('payouts'), respond: addProgramme },
  { method: 'GET', path: OF_PROVINCE, access: only('auditor', 'admin'), respond: showProgrammes },
  { method: 'POST', path: OF_PROVINCE, access: only('admin'), respond: addProgramme },
  { method: 'GET', path: '/payout-programmes/:programme', access: all, respond: showProgramme },
  { method: 'POST', path: '/payout-programmes/:programme/groups', access: editors, respond: addGroup },
  { method: 'POST', path: '/payout-programmes/:programme/amounts', access: editors, respond: setAmount },
  { method: 'POST', path: '/payout-programmes/:programme/end', access: editors, respond: endProgramme },
  { method: 'GET', path: '/payout-rounds/:round/arrears', access: only('payouts'), respond: showArrears },
  { method: 'POST', path: '/payout-rounds/:round/arrears', access: only('payouts'), respond: enterArrears },
]
