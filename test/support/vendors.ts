import { LINK_LIFE } from '../../src/domain/vendor.ts'
import { insertVendorLink, linkHash } from '../../src/store/vendor-links.ts'
import { cookiesOf, type TestApp } from './app.ts'
import { world } from './world.ts'

export const PIN = '240815'

let made = 0
/** The secret of a link that was handed over for the merchant by Lan; it waits for its vendor. */
export async function handOver(t: TestApp, merchant: string): Promise<string> {
  const secret = `LINK${String(++made).padStart(22, '0')}`
  const [id, at] = [`link-${made}`, t.clock.now()]
  const link = { id, merchant, secretHash: await linkHash(t.store.keys, secret), createdBy: world.officers.lan }
  const row = { ...link, createdAt: at, expiresAt: at + LINK_LIFE }
  const committed = await t.store.commit([insertVendorLink(t.store.read, row)], [])
  if (!committed.ok) throw new Error(committed.rule)
  return secret
}

/** The browser of whoever opened the link, before the PIN. */
export async function openLink(t: TestApp, secret: string): Promise<string> {
  const opened = await t.get(`/v/${secret}`)
  if (opened.headers.get('Location') !== '/my-stall/pin') throw new Error(`the link answers ${opened.status}`)
  return cookiesOf(opened)
}

/** The cookies of a vendor on their own page: a fresh link, opened, with a PIN chosen. */
export async function openVendorPage(t: TestApp, merchant: string, pin = PIN): Promise<string> {
  const known = await openLink(t, await handOver(t, merchant))
  const claimed = await t.post('/my-stall/pin', { pin, repeated: pin }, known)
  if (claimed.headers.get('Location') !== '/my-stall') throw new Error(`the PIN answers ${claimed.status}`)
  return `${known}; ${cookiesOf(claimed)}`
}
