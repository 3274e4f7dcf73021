import { BUNDLE_VERSION, type SiteBundle } from '../../domain/capture/bundle.ts'
import type { SiteNotice } from '../../domain/capture/exchange.ts'
import { hideBundle, keptSiteOf, show } from './device.ts'
import type { Answer, KeptSite } from './engine.ts'
import { ask, failureOf } from './server.ts'
import { greet, officerOf } from './session.ts'
import { isFull, type Vault } from './vault.ts'

/** Takes a site along, or freshens it. */
export async function take(vault: Vault, site: string): Promise<Answer<KeptSite>> {
  const who = await greet(vault)
  if (who.kind !== 'answered') return failureOf(who)
  const device = who.value
  const reply = await ask<SiteBundle>('/walk/takings', { device: device.id, site } satisfies SiteNotice)
  if (reply.kind !== 'answered') return failureOf(reply)
  const { value: bundle, bytes } = reply
  if (bundle.version !== BUNDLE_VERSION || bundle.officer.id !== device.officer) return { ok: false, why: 'failed' }
  const row = await hideBundle(bundle, bytes, device)
  try {
    await vault.write(['sites', 'closures'], async (tx) => {
      await tx.objectStore('sites').put(row)
      await tx.objectStore('closures').delete([row.officer, row.id])
    })
  } catch (error) {
    if (!isFull(error)) throw error
    return { ok: false, why: 'failed' }
  }
  // Not waited for: some browsers ask the person first.
  void navigator.storage?.persist()
  return { ok: true, value: keptSiteOf(row) }
}

export async function sites(vault: Vault): Promise<readonly KeptSite[]> {
  const officer = await officerOf(vault)
  const kept = await (await vault.read()).getAll('sites')
  return kept.filter((site) => site.officer === officer?.id).map(keptSiteOf)
}

/** With names, for the officer who took it along and nobody else. */
export async function open(vault: Vault, site: string): Promise<SiteBundle | undefined> {
  const officer = await officerOf(vault)
  if (officer === undefined) return undefined
  const db = await vault.read()
  const [row, device] = [await db.get('sites', [officer.id, site]), await db.get('devices', officer.id)]
  return row && device && show<SiteBundle>(row, device)
}

/** Forgets the site, and notes that the server is to hear of it. */
export async function close(vault: Vault, site: string): Promise<void> {
  const officer = await officerOf(vault)
  if (officer === undefined) return
  await vault.write(['sites', 'closures'], async (tx) => {
    await tx.objectStore('sites').delete([officer.id, site])
    await tx.objectStore('closures').put({ officer: officer.id, site })
  })
}
