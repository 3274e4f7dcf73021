import {
  claimLink,
  findVendorBySecret,
  linkHash,
  revokeLink,
  type Vendor,
  type VendorLink,
  vendorActor,
} from '../../store/vendor-links.ts'
import { type FieldErrors, readForm } from '../forms.ts'
import { countFailure, readWaits } from '../guesses.ts'
import { hashSecret, verifySecret } from '../hashed-secret.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond, seeOther } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { endVendorSession, keepKnownVendor, readKnownVendor, startVendorSession } from '../vendor-session.ts'
import { choosePinForm, pinForm } from './form.ts'
import { ChoosePinPage, PinPage, UnusablePage, WaitPage } from './pin-views.tsx'
import { forgetPinTries, LINK_GUESSES, takePinTurn } from './throttle.ts'

/** A PIN is of its link and merchant: a row moved to another merchant below the application opens nobody's page. */
export const pinOwner = ({ id, merchant }: Pick<VendorLink, 'id' | 'merchant'>): string => `pin|${id}|${merchant}`

/**
 * Opens the link of the address: the browser is told whose it is, and led to a page whose address says nothing. Links
 * that are unknown, expired or taken back are one and the same answer.
 */
export async function openLink(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  c.header('Referrer-Policy', 'no-referrer')
  const waits = await readWaits(c, LINK_GUESSES)
  if (waits.device > 0) return askToWait(c, waits.device)
  const vendor = await findVendorBySecret(store.read, await linkHash(store.keys, c.req.param('secret') ?? ''), clock())
  if (vendor !== undefined) {
    await keepKnownVendor(c, vendor)
    return seeOther(c, paths.myPin())
  }
  // Others' guesses close the page to guesses only: a link that was handed over opens, or anyone could shut them all.
  if (waits.all > 0) return askToWait(c, waits.all)
  await countFailure(c, LINK_GUESSES)
  return unusable(c)
}

function unusable(c: Ctx): Response {
  c.header('X-Robots-Tag', 'noindex')
  return respond(c, vi.vendor.unusable, <UnusablePage />, 404)
}

export async function showPin(c: Ctx): Promise<Response> {
  const vendor = await readKnownVendor(c)
  return vendor ? pinPage(c, vendor, {}) : unusable(c)
}

function pinPage(c: Ctx, { link, merchant }: Vendor, errors: FieldErrors): Response {
  const isNew = link.claimedAt === null
  const Page = isNew ? ChoosePinPage : PinPage
  const title = isNew ? vi.vendor.choosePin : vi.vendor.enterPin
  c.header('X-Robots-Tag', 'noindex')
  const page = <Page tradeName={merchant.tradeName} errors={errors} />
  return respond(c, title, page, Object.keys(errors).length > 0 ? 422 : 200)
}

export async function enterPin(c: Ctx): Promise<Response> {
  const vendor = await readKnownVendor(c)
  if (vendor === undefined) return unusable(c)
  return vendor.link.claimedAt === null ? choosePin(c, vendor) : checkPin(c, vendor)
}

async function choosePin(c: Ctx, vendor: Vendor): Promise<Response> {
  const form = await readForm(c, choosePinForm)
  if (!form.ok) return pinPage(c, vendor, form.errors)
  const { store, clock } = c.var.services
  const { id } = vendor.link
  const pin = await hashSecret(form.values.pin, store.keys.signInSecret, pinOwner(vendor.link), c.var.services)
  const at = clock()
  const entry = {
    at,
    actor: vendorActor(vendor),
    action: 'vendor-link.claimed',
    subject: vendor.merchant.id,
    digest: id,
  }
  const claimed = await store.commit([claimLink(store.read, id, pin, at)], [entry])
  // Somebody else chose a PIN meanwhile, or the link was taken back: the page says which.
  if (!claimed.ok) return seeOther(c, paths.myPin())
  await startVendorSession(c, { ...vendor, link: { ...vendor.link, pin, claimedAt: at } })
  return seeOther(c, paths.myStall())
}

async function checkPin(c: Ctx, vendor: Vendor): Promise<Response> {
  const form = await readForm(c, pinForm)
  if (!form.ok) return pinPage(c, vendor, form.errors)
  const { id, pin: stored } = vendor.link
  const turn = await takePinTurn(c, id)
  if (!turn.ok) return askToWait(c, turn.wait)
  const { store, hashCost } = c.var.services
  const of = { owner: pinOwner(vendor.link), stored }
  if (!(await verifySecret(form.values.pin, store.keys.signInSecret, of, { known: true, hashCost })))
    return turn.isLast ? shut(c, vendor) : pinPage(c, vendor, { pin: vi.vendor.wrongPin })
  await forgetPinTries(c, id)
  await startVendorSession(c, vendor)
  return seeOther(c, paths.myStall())
}

/** Too many wrong PINs in all: the link is of no use any more, and a volunteer hands over another. */
async function shut(c: Ctx, vendor: Vendor): Promise<Response> {
  const { store, clock, log } = c.var.services
  const { id } = vendor.link
  const at = clock()
  const entry = { at, actor: vendorActor(vendor), action: 'vendor-link.shut', subject: vendor.merchant.id, digest: id }
  await store.commit([revokeLink(store.read, id, at)], [entry])
  log({ event: 'vendor-link-shut', id: c.var.requestId })
  return unusable(c)
}

export function lock(c: Ctx): Response {
  endVendorSession(c)
  return seeOther(c, paths.myPin())
}

/** Says how long to wait, to people in minutes and to programs in seconds. */
function askToWait(c: Ctx, seconds: number): Response {
  c.var.services.log({ event: 'vendor-throttled', id: c.var.requestId })
  c.header('Retry-After', String(seconds))
  c.header('X-Robots-Tag', 'noindex')
  return respond(c, vi.vendor.wait, <WaitPage minutes={Math.ceil(seconds / 60)} />, 429)
}
