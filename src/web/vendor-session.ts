import { VENDOR_SESSION } from '../domain/vendor.ts'
import { findVendorOfLink, type Vendor } from '../store/vendor-links.ts'
import { isSameText } from './hashed-secret.ts'
import type { Ctx } from './route.ts'
import { dropCookie, readCookie, writeCookie } from './session.ts'

/** A vendor who gave their PIN. */
const SESSION = 'pho-qr-stall'
/** A browser that has opened the link: it is asked for the PIN without the link. Opens nothing by itself. */
const KNOWN = 'pho-qr-link'
const KNOWN_LIFE = 400 * 24 * 60 * 60
/** A session begun further ahead than this, in seconds, was begun by a clock that ran ahead, and is none. */
const CLOCK_SLACK = 5 * 60

/**
 * A session is kept nowhere: the cookie names the link and when the PIN was given, under a MAC over both and over the
 * merchant and the stored PIN. A link that was taken back, or whose PIN or merchant is another, has none.
 */
const sessionMac = (c: Ctx, { link }: Vendor, at: number): Promise<string> =>
  c.var.services.store.keys.codeHash(`vendor-session|${link.id}|${link.merchant}|${link.pin}|${at}`)

const knownMac = (c: Ctx, { link }: Vendor): Promise<string> =>
  c.var.services.store.keys.codeHash(`vendor-known|${link.id}|${link.merchant}|${link.secretHash}`)

/** Who looks at their own page; undefined before the PIN, after its time, and once the link was taken back. */
export async function readVendor(c: Ctx): Promise<Vendor | undefined> {
  const { store, clock } = c.var.services
  const [link = '', at = '', mac = ''] = readCookie(c, SESSION)?.split('.') ?? []
  const age = clock() - Number(at)
  if (link === '' || !/^\d{1,12}$/.test(at) || age < -CLOCK_SLACK || age >= VENDOR_SESSION) return undefined
  const vendor = await findVendorOfLink(store.read, link, clock())
  if (vendor === undefined || vendor.link.claimedAt === null) return undefined
  return isSameText(mac, await sessionMac(c, vendor, Number(at))) ? vendor : undefined
}

export async function startVendorSession(c: Ctx, vendor: Vendor): Promise<void> {
  const at = c.var.services.clock()
  writeCookie(c, SESSION, [vendor.link.id, at, await sessionMac(c, vendor, at)].join('.'), VENDOR_SESSION)
}

/** The PIN is asked for again; the browser stays known. */
export const endVendorSession = (c: Ctx): void => dropCookie(c, SESSION)

/** Whose link this browser has opened, while it waits or is claimed. */
export async function readKnownVendor(c: Ctx): Promise<Vendor | undefined> {
  const { store, clock } = c.var.services
  const [link = '', mac = ''] = readCookie(c, KNOWN)?.split('.') ?? []
  const vendor = link === '' ? undefined : await findVendorOfLink(store.read, link, clock())
  return vendor && isSameText(mac, await knownMac(c, vendor)) ? vendor : undefined
}

export async function keepKnownVendor(c: Ctx, vendor: Vendor): Promise<void> {
  writeCookie(c, KNOWN, [vendor.link.id, await knownMac(c, vendor)].join('.'), KNOWN_LIFE)
}
