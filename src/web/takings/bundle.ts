import { destinationIdentity } from '../../domain/account.ts'
import { type PlacedStanding, stepOf } from '../../domain/adoption.ts'
import { knownBins } from '../../domain/banks.ts'
import {
  BUNDLE_VERSION,
  type BundledCode,
  type BundledStall,
  codeDigest,
  type SiteBundle,
} from '../../domain/capture/bundle.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { listLiveCodes, listOtherCodes, openCode, type SealedCode } from '../../store/payment-codes.ts'
import { SealBroken } from '../../store/sealing.ts'
import { listBlocks, type Site } from '../../store/sites.ts'
import { listStandings } from '../../store/standings.ts'
import { listSiteStickers, type PlacedSticker } from '../../store/stickers.ts'
import { findWalkFacts, type WalkFacts } from '../../store/walk-facts.ts'
import { listedBanks } from '../banks.ts'
import type { Ctx } from '../route.ts'

/** Everything a phone needs to walk a site without a signal, and nothing that names an account or a holder. */
export async function makeBundle(c: Ctx, site: Site, officer: { id: string; name: string }): Promise<SiteBundle> {
  const { services, scope } = c.var
  const { store, clock } = services
  const at = clock()
  const day = dayOf(at)
  // Of this installation and this site alone: what is learned of one bundle helps with no other.
  const salt = await store.keys.index('content', `bundle|${site.id}`)
  const codes = await readCodes(c, site.id, salt)
  // What the phone knows by itself; the demonstration's own bank is not among them.
  const known = knownBins()
  const facts = await findWalkFacts(store.read, scope, site.id)
  const stickers = await listSiteStickers(store.read, scope, site.id)
  const standings = await listStandings(store.read, scope, { site: site.id }, day)
  return {
    version: BUNDLE_VERSION,
    site: { id: site.id, kind: site.kind, name: site.name, commune: site.communeName ?? site.commune },
    ...{ officer, at, day, salt, key: await store.keys.captureKey() },
    blocks: (await listBlocks(store.read, scope, site.id)).map(({ id, position, name, endsAt }) => ({
      ...{ id, position, name, endsAt },
    })),
    stalls: standings.map((one) => bundledStall(one, { day, codes, facts, stickers })),
    banks: (await listedBanks(services)).filter(({ bin }) => !known.has(bin)),
  }
}

interface SiteFacts {
  readonly day: Day
  readonly codes: readonly ReadCode[]
  readonly facts: ReadonlyMap<string, WalkFacts>
  readonly stickers: readonly PlacedSticker[]
}

function bundledStall(standing: PlacedStanding, { day, codes, facts, stickers }: SiteFacts): BundledStall {
  const { stall: id, block, side, position, number, tradeName, visited, outcome, merchant } = standing
  const { step, stale } = stepOf(standing, day)
  const own = codes.filter((one) => one.stall === id)
  const live = own.find(({ bundled }) => bundled.standing === 'live')?.code
  const borne = stickers.filter((one) => one.stall === id && one.code === live && one.state !== 'void')
  return {
    ...{ id, block, side, position, number, tradeName, step, stale, visited, outcome },
    ...{ hasMerchant: merchant !== undefined, merchant, hasCode: live !== undefined },
    ...{ edits: {}, ...facts.get(id) },
    codes: own.map(({ bundled }) => bundled),
    stickers: borne.map(({ serial, state }) => ({ serial, placed: state === 'placed' })),
  }
}

interface ReadCode {
  readonly stall: string
  readonly code: string
  readonly bundled: BundledCode
}

/** The codes of a site as digests. One that does not open is named in the log and left out: the rest go along. */
async function readCodes(c: Ctx, site: string, salt: string): Promise<ReadCode[]> {
  const { services, scope } = c.var
  const db = services.store.read
  const live = (await listLiveCodes(db, scope, site)).map((sealed) => ({ standing: 'live' as const, sealed }))
  const all = [...live, ...(await listOtherCodes(db, scope, site))]
  const read = await Promise.all(all.map(({ standing, sealed }) => readOne(c, standing, sealed, salt)))
  return read.filter((one) => one !== undefined)
}

async function readOne(
  c: Ctx,
  standing: BundledCode['standing'],
  sealed: SealedCode,
  salt: string,
): Promise<ReadCode | undefined> {
  const { store, log } = c.var.services
  try {
    const { content } = await openCode(store, sealed)
    const digest = await codeDigest(salt, destinationIdentity(content))
    return { stall: sealed.stall.id, code: sealed.code.id, bundled: { standing, digest } }
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    log({ event: 'left-out', id: c.var.requestId, error: error.message })
    return undefined
  }
}
