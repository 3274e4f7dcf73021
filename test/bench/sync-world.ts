import { eq } from 'drizzle-orm'
import { DEMO_BANK } from '../../src/domain/banks.ts'
import type { CaptureRecord } from '../../src/domain/capture/record.ts'
import { dayOf } from '../../src/domain/day.ts'
import { OUTCOMES } from '../../src/domain/visit.ts'
import { loadDemoWorld } from '../../src/entry/demo/world.ts'
import type { Program } from '../../src/entry/program.ts'
import { type DeviceKey, newDeviceKey, sealRecord } from '../../src/field/walk/seal.ts'
import { insertAssignment } from '../../src/store/assignments.ts'
import type { Write } from '../../src/store/database.ts'
import { insertOfficer } from '../../src/store/officers.ts'
import { insertRoleGrant, insertRoleGrantDecision } from '../../src/store/roles.ts'
import { devices, stalls as stallTable } from '../../src/store/schema.ts'
import { draftSite } from '../../src/store/site-lists.ts'
import { openSession } from '../../src/web/session.ts'
import type { Phone } from './sync-phone.ts'

export const PHONES = 200
export const CAPTURES = 250
const SITES = 40
const STALLS = 180
/** Every so many captures registers a vendor with an account. */
const REGISTERED = 10

/** Two hundred volunteers with a phone each, on forty streets of 180 stalls, and what they captured without a signal. */
export async function makePhones({ services, store }: Program): Promise<Phone[]> {
  await loadDemoWorld(services)
  const sites = await makeSites({ services, store })
  const phones: Phone[] = []
  for (let at = 0; at < PHONES; at++) phones.push(await makePhone({ services, store }, at, sites))
  return phones
}

type World = Pick<Program, 'services' | 'store'>

async function commit({ store }: World, writes: Write[]): Promise<void> {
  const committed = await store.commit(writes, [])
  if (!committed.ok) throw new Error(`the world of the bench was refused: ${committed.rule}`)
}

/** The stalls of each site, by the site's number. */
async function makeSites(world: World): Promise<{ site: string; stalls: string[] }[]> {
  const { services, store } = world
  const act = { by: 'ho', at: services.clock(), newId: services.newId }
  const sites = []
  for (let at = 0; at < SITES; at++) {
    const site = `bench-${at}`
    const spots = Array.from({ length: STALLS }, (_, spot) => ({
      number: String(spot + 1),
      side: spot % 2 === 0 ? ('odd' as const) : ('even' as const),
    }))
    const blocks = [{ name: 'Cả tuyến', endsAt: null, spots }]
    const draft = draftSite(
      store.read,
      { id: site, commune: '21040', kind: 'street', name: `Đường số ${at}`, blocks },
      act,
    )
    await commit(world, draft.writes)
    const rows = await store.read.select().from(stallTable).where(eq(stallTable.site, site))
    sites.push({ site, stalls: rows.map(({ id }) => id) })
  }
  return sites
}

async function makePhone(world: World, at: number, sites: { site: string; stalls: string[] }[]): Promise<Phone> {
  const { services, store } = world
  const [officer, device, key] = [`walker-${at}`, `phone-${at}`, await newDeviceKey()]
  // Two neighbouring streets each: more captures than one has stalls.
  const walked = [sites[at % SITES], sites[(at + 1) % SITES]].flatMap((one) => (one ? [one] : []))
  await commit(world, peopleWrites(world, { officer, device, key, sites: walked.map(({ site }) => site) }))
  const spots = walked.flatMap((one) => one.stalls)
  const records = Array.from({ length: CAPTURES }, (_, n) =>
    recordOf({ officer, device, stall: spots[n % spots.length] ?? '', n: at * CAPTURES + n }, services.clock()),
  )
  const server = await store.keys.captureKey()
  const envelopes = await Promise.all(records.map((record) => sealRecord(record, server, key.privateKey)))
  return { device, cookie: `pho-qr=${await openSession(services, officer)}`, envelopes }
}

function peopleWrites(
  { services, store }: World,
  { officer, device, key, sites }: { officer: string; device: string; key: DeviceKey; sites: string[] },
): Write[] {
  const [db, at] = [store.read, services.clock()]
  const grant = {
    id: `${officer}-role`,
    officer,
    role: 'volunteer',
    unit: '21040',
    grantedBy: 'dang',
    grantedAt: at,
  } as const
  return [
    insertOfficer(db, {
      id: officer,
      name: officer,
      signInName: officer,
      password: null,
      createdBy: 'dang',
      createdAt: at,
    }),
    insertRoleGrant(db, grant),
    insertRoleGrantDecision(db, { grant: grant.id, decision: 'approved', decidedBy: 'thien', decidedAt: at }),
    ...sites.map((site) => insertAssignment(db, { officer, site, assignedBy: 'ho', assignedAt: at })),
    db.insert(devices).values({ id: device, officer, publicKey: key.publicKey, at }),
  ]
}

function recordOf(
  { officer, device, stall, n }: { officer: string; device: string; stall: string; n: number },
  at: number,
): CaptureRecord {
  const outcome = n % REGISTERED === 0 ? 'agreed' : (OUTCOMES[n % 5] ?? 'absent')
  const reason = outcome === 'refused' ? ({ reason: 'tax' } as const) : {}
  const registration = {
    ...({ kind: 'individual', category: 'food', consents: ['sticker'], consentText: dayOf(at).slice(0, 7) } as const),
    account: {
      destination: { bin: DEMO_BANK.bin, account: String(10_000_000 + n) },
      ...({ relation: 'own', holder: 'NGUYEN VAN MAU' } as const),
    },
  }
  const body = { kind: 'visit', stall, outcome, ...reason, ...(n % REGISTERED === 0 ? { registration } : {}) } as const
  return { version: 3, id: `bench-capture-${n}-0000`, officer, device, at, body }
}
