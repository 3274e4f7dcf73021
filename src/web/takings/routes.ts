import * as v from 'valibot'
import { type Role, type Scope, scopeOf } from '../../domain/access.ts'
import type { PlacedStanding } from '../../domain/adoption.ts'
import type { DeviceNotice, OfferedSite, SiteNotice, WalkSession } from '../../domain/capture/exchange.ts'
import { dayOf } from '../../domain/day.ts'
import { RECORDERS } from '../../domain/payout/follow-up.ts'
import { findDevice, insertDevice } from '../../store/devices.ts'
import { findSite, listSites, type Site } from '../../store/sites.ts'
import { listStandings } from '../../store/standings.ts'
import { closeTaking, takeAlong } from '../../store/takings.ts'
import { jsonId as id, readJson, refuseJson } from '../json.ts'
import { respondJson } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { makeBundle } from './bundle.ts'

/** 65 bytes, the first of which says that both coordinates follow. */
const point = v.pipe(v.string(), v.regex(/^B[\w-]{86}$/))
const deviceNotice: v.GenericSchema<unknown, DeviceNotice> = v.strictObject({ device: id, publicKey: point })
const siteNotice: v.GenericSchema<unknown, SiteNotice> = v.strictObject({ device: id, site: id })

const WALKERS = ['volunteer', 'coordinator'] as const satisfies readonly Role[]

const officerOf = (c: Ctx) => ({ id: c.var.scope.officer, name: c.var.viewer?.name ?? '' })

/** Who is signed in, the sites that are theirs to walk, and where they record meetings about payouts. */
async function showSession(c: Ctx): Promise<Response> {
  const { officer, grants = [] } = c.var.viewer ?? {}
  const scopeAs = (...roles: Role[]) => scopeOf(officer ?? '', grants, roles)
  const walks = scopeAs(...WALKERS)
  const session: WalkSession = {
    officer: officerOf(c),
    sites: walks === undefined ? [] : await listOffered(c, walks),
    recordsIn: scopeAs(...RECORDERS)?.communes ?? [],
  }
  return respondJson(c, session)
}

async function listOffered(c: Ctx, scope: Scope): Promise<OfferedSite[]> {
  const { store, clock } = c.var.services
  const sites = await listSites(store.read, scope)
  const communes = [...new Set(sites.map(({ commune }) => commune))]
  const today = dayOf(clock())
  const stalls = communes.map((commune) => listStandings(store.read, scope, { commune }, today))
  const all = (await Promise.all(stalls)).flat()
  return sites.map((site) => offered(site, all))
}

function offered({ id, name, kind, commune, communeName }: Site, all: readonly PlacedStanding[]): OfferedSite {
  const stalls = all.filter(({ site }) => site === id)
  const undone = stalls.filter(({ visited }) => !visited).length
  return { id, name, kind, commune: communeName ?? commune, stalls: stalls.length, undone }
}

/** A phone makes itself known as its officer's. Said again it is known; as somebody else's it is refused. */
async function noteDevice(c: Ctx): Promise<Response> {
  const notice = await readJson(c, deviceNotice)
  if (notice === undefined) return refuseJson(c, 422)
  const { store, clock } = c.var.services
  const { device, publicKey } = notice
  const { officer } = c.var.scope
  const isSame = async () => {
    const known = await findDevice(store.read, device)
    return known && known.officer === officer && known.publicKey === publicKey
  }
  const before = await isSame()
  if (before !== undefined) return before ? respondJson(c, {}) : refuseJson(c, 409)
  const at = clock()
  const entry = { at, actor: officer, action: 'device.known', subject: device }
  const committed = await store.commit([insertDevice(store.read, { id: device, officer, publicKey, at })], [entry])
  return committed.ok || (await isSame()) ? respondJson(c, {}) : refuseJson(c, 409)
}

/** What a phone says of a site, from the hands of its own officer; or why not. */
async function readSiteNotice(c: Ctx): Promise<SiteNotice | 409 | 422> {
  const notice = await readJson(c, siteNotice)
  if (notice === undefined) return 422
  const device = await findDevice(c.var.services.store.read, notice.device)
  return device?.officer === c.var.scope.officer ? notice : 409
}

/** A site as the phone takes it along: from now on the leaders see that it is out. */
async function take(c: Ctx): Promise<Response> {
  const notice = await readSiteNotice(c)
  if (typeof notice === 'number') return refuseJson(c, notice)
  const { store, clock } = c.var.services
  const site = await findSite(store.read, c.var.scope, notice.site)
  if (site === undefined) return refuseJson(c, 404)
  const bundle = await makeBundle(c, site, officerOf(c))
  const at = clock()
  const entry = { at, actor: c.var.scope.officer, action: 'site.taken-along', subject: site.id }
  const committed = await store.commit([takeAlong(store.read, { ...notice, at })], [entry])
  if (!committed.ok) throw new Error(`A taking was refused: ${committed.rule}`)
  return respondJson(c, bundle)
}

/** A walk is over, also of a site that is no longer the officer's: it would count as out for ever. */
async function close(c: Ctx): Promise<Response> {
  const notice = await readSiteNotice(c)
  if (typeof notice === 'number') return refuseJson(c, notice)
  const { store, clock } = c.var.services
  const committed = await store.commit([closeTaking(store.read, { ...notice, at: clock() })], [])
  if (!committed.ok) throw new Error(`A closure was refused: ${committed.rule}`)
  return committed.changes[0] === 0 ? refuseJson(c, 404) : respondJson(c, {})
}

const walkers = { access: only(...WALKERS), speaksJson: true }
/** Whoever records anything on a phone. */
const phones = { access: only('volunteer', ...RECORDERS), speaksJson: true }

export const takingRoutes: Route[] = [
  { method: 'GET', path: '/walk/session', ...phones, respond: showSession },
  { method: 'POST', path: '/walk/devices', ...phones, respond: noteDevice },
  { method: 'POST', path: '/walk/takings', ...walkers, respond: take },
  { method: 'POST', path: '/walk/closures', ...walkers, respond: close },
]
