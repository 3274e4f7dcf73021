import { fold } from '../../domain/names.ts'
import type { Write } from '../../store/database.ts'
import { installation } from '../../store/schema.ts'
import { insertFormerUnits, insertUnits } from '../../store/units.ts'
import type { Services } from '../../web/services.ts'
import { hashPassword } from '../../web/sign-in/password.ts'
import { holdCampaign } from './campaign.ts'
import { checkAgain } from './checks.ts'
import { commitDemo } from './commit.ts'
import { raiseFlags } from './flags.ts'
import { tellOfRegulars } from './lasting.ts'
import { registerMerchants } from './merchants.ts'
import { DEMO_PASSWORD, demoOfficers, draftOfficers } from './officers.ts'
import { payOut } from './payouts.ts'
import { demoFormerUnits, demoUnits } from './places.ts'
import { planAhead } from './plans.ts'
import { printStickers } from './print-runs.ts'
import { DAYS_AGO, draftSites, momentAgo } from './sites.ts'
import { DEMO_PIN, demoVendorPath, handOverLink } from './vendor.ts'
import { walkSites } from './walks.ts'

export { DEMO_PASSWORD, DEMO_PIN, demoOfficers, demoVendorPath }

/** Loads xã Bình Sơn into an empty database, by the same commits that everybody's work goes through. */
export async function loadDemoWorld(services: Services): Promise<void> {
  const { store, clock } = services
  const now = clock()
  const at = momentAgo(now, DAYS_AGO.census, 7)
  const begun = { at, actor: 'demo', action: 'demo.loaded', subject: '21040' }
  await commitDemo(store, { writes: unitWrites(services), entries: [begun] })
  const hash = ({ id }: { id: string }) => hashPassword(DEMO_PASSWORD, store.keys.signInSecret, id, services)
  await commitDemo(store, draftOfficers(store.read, await Promise.all(demoOfficers.map(hash)), at))
  const { placed, ...sites } = draftSites(store.read, now)
  await commitDemo(store, sites)
  await registerMerchants(services, placed, now)
  await printStickers(services, placed, now)
  await handOverLink(services, now)
  await walkSites(store, placed, now)
  await tellOfRegulars(services, placed, now)
  await checkAgain(services, now)
  await planAhead(services, now)
  await holdCampaign(services, now)
  await raiseFlags(services, now)
  await payOut(services, now)
}

function unitWrites({ store }: Services): Write[] {
  const units = demoUnits.map(({ code, name, kind, parent, from }) => ({
    ...{ code, name, folded: fold(name), kind, parent: parent ?? null, fromDay: from },
  }))
  const former = demoFormerUnits.map(({ code, name, kind, district, unitCode, until }) => ({
    ...{ code, unit: unitCode, name, folded: fold(name), kind, district: district ?? null, untilDay: until },
  }))
  return [
    store.read.insert(installation).values({ key: 'demo', value: '1' }),
    insertUnits(store.read, units),
    insertFormerUnits(store.read, former),
  ]
}
