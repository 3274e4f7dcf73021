import * as v from 'valibot'
import { LINK_LIFE } from '../../domain/vendor.ts'
import { type FoundMerchant, findMerchant } from '../../store/merchants.ts'
import {
  findNewestLink,
  findVendorBySecret,
  insertVendorLink,
  LINK_BITS,
  linkHash,
  revokeLinksOf,
} from '../../store/vendor-links.ts'
import { answerSentBefore, commitOnce, readForm, submissionField } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond, seeOther, stayHere } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { HandedOverPage } from './views.tsx'

const form = v.object({ submission: submissionField })

const merchantOf = (c: Ctx): Promise<FoundMerchant | undefined> =>
  findMerchant(c.var.services.store.read, c.var.scope, c.req.param('merchant') ?? '')

/** Makes a link and shows it: the only time it is seen. Those before it end in the same commit. */
async function handOver(c: Ctx): Promise<Response> {
  const { store, clock, newId, newSecret } = c.var.services
  const at = await merchantOf(c)
  if (!at) return notFound(c)
  const read = await readForm(c, form)
  if (!read.ok) return refused(c, vi.form.invalid, 422)
  const [secret, now, by] = [newSecret(LINK_BITS), clock(), c.var.viewer?.officer ?? '']
  const secretHash = await linkHash(store.keys, secret)
  const link = { id: newId(), merchant: at.merchant.id, secretHash, createdBy: by, createdAt: now }
  const row = { ...link, expiresAt: now + LINK_LIFE }
  const entry = { at: now, actor: by, action: 'vendor-link.handed-over', subject: at.merchant.id, digest: link.id }
  const sent = { id: read.values.submission, typed: read.typed, location: paths.stall(at.stall.id) }
  const writes = [revokeLinksOf(store.read, at.merchant.id, now), insertVendorLink(store.read, row)]
  const answer = await commitOnce(c, sent, writes, [entry])
  if (!(answer instanceof Response)) throw new Error(`link refused: ${answer.rule}`)
  // The same form sent again made nothing and has nothing to show: it leads to the stall's page.
  if ((await findVendorBySecret(store.read, secretHash, now)) === undefined) return answer
  stayHere(c)
  return showOnce(c, at, secret, row.expiresAt)
}

function showOnce(c: Ctx, at: FoundMerchant, secret: string, until: number): Response {
  const address = new URL(paths.vendorLink(secret), c.var.services.origin).href
  c.header('X-Robots-Tag', 'noindex')
  return respond(c, vi.vendor.page, <HandedOverPage at={at} address={address} until={until} />)
}

async function takeBack(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const at = await merchantOf(c)
  if (!at) return notFound(c)
  const read = await readForm(c, form)
  if (!read.ok) return refused(c, vi.form.invalid, 422)
  const sent = { id: read.values.submission, typed: read.typed, location: paths.stall(at.stall.id) }
  const before = await answerSentBefore(c, sent)
  if (before) return before
  const newest = await findNewestLink(store.read, c.var.scope, at.merchant.id)
  if (newest === undefined || newest.revokedAt !== null) return seeOther(c, sent.location)
  const [now, by] = [clock(), c.var.viewer?.officer ?? '']
  const entry = { at: now, actor: by, action: 'vendor-link.revoked', subject: at.merchant.id, digest: newest.id }
  const answer = await commitOnce(c, sent, [revokeLinksOf(store.read, at.merchant.id, now)], [entry])
  if (answer instanceof Response) return answer
  throw new Error(`revocation refused: ${answer.rule}`)
}

const access = only('volunteer', 'coordinator')

export const vendorLinkRoutes: Route[] = [
  { method: 'POST', path: '/merchants/:merchant/vendor-links', access, respond: handOver },
  { method: 'POST', path: '/merchants/:merchant/vendor-links/revocation', access, respond: takeBack },
]
