import { LINK_LIFE } from '../../domain/vendor.ts'
import { claimLink, insertVendorLink, linkHash } from '../../store/vendor-links.ts'
import { hashSecret } from '../../web/hashed-secret.ts'
import { paths } from '../../web/paths.ts'
import type { Services } from '../../web/services.ts'
import { pinOwner } from '../../web/vendor/pin.tsx'
import { commitDemo } from './commit.ts'
import { DAYS_AGO, momentAgo } from './sites.ts'

/** One vendor of the demo has a page of their own, at a secret and a PIN that everybody may know. */
export const DEMO_PIN = '240815'
const SECRET = 'BAND0NGTH0CHV1EC0VT0000000'
const STALL = 'site-1-stall-1'
const LINK = 'link-demo'

/** The address that opens the demo vendor's page. */
export const demoVendorPath = (): string => paths.vendorLink(SECRET)

/** Lan handed the link over the day after the account was approved, and the vendor chose a PIN at once. */
export async function handOverLink(services: Services, now: number): Promise<void> {
  const { store } = services
  const merchant = `merchant-${STALL}`
  const at = momentAgo(now, DAYS_AGO.approved - 1, 11)
  const link = { id: LINK, merchant, secretHash: await linkHash(store.keys, SECRET), createdBy: 'lan', createdAt: at }
  const pin = await hashSecret(DEMO_PIN, store.keys.signInSecret, pinOwner({ id: LINK, merchant }), services)
  const about = { subject: merchant, digest: LINK }
  await commitDemo(store, {
    writes: [
      insertVendorLink(store.read, { ...link, expiresAt: at + LINK_LIFE }),
      claimLink(store.read, LINK, pin, at + 60),
    ],
    entries: [
      { at, actor: 'lan', action: 'vendor-link.handed-over', ...about },
      { at: at + 60, actor: `vendor:${merchant}`, action: 'vendor-link.claimed', ...about },
    ],
  })
}
