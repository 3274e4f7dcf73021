import type { SiteBundle } from '../../domain/capture/bundle.ts'
import { noteKeeps } from './emptied.ts'
import type { KeptSite } from './engine.ts'
import { newDeviceKey } from './seal.ts'
import type { Device, Hidden, SiteRow, Vault } from './vault.ts'

const AES = { name: 'AES-GCM', length: 256 } as const

/** This phone as the officer's: made the first time, and the same for ever. No key of it can be read out. */
export async function deviceOf(vault: Vault, officer: string): Promise<Device> {
  const kept = await (await vault.read()).get('devices', officer)
  if (kept !== undefined) return kept
  const made: Device = {
    ...(await newDeviceKey()),
    id: crypto.randomUUID(),
    officer,
    bundleKey: await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']),
    heard: '{}',
  }
  const device = await vault.write(['devices'], async (tx) => {
    // Another tab may have made one meanwhile.
    const first = await tx.objectStore('devices').get(officer)
    if (first === undefined) await tx.objectStore('devices').add(made)
    return first ?? made
  })
  noteKeeps()
  return device
}

/** The bundle as it lies on the phone: what says who trades there is not readable on its disk. */
export async function hideBundle(bundle: SiteBundle, bytes: number, device: Device): Promise<SiteRow> {
  const { id, name, kind } = bundle.site
  const hidden = await hide(bundle, device)
  return { id, name, kind, officer: bundle.officer.id, at: bundle.at, bytes, key: bundle.key, ...hidden }
}

/** Anything under the officer's key. */
export async function hide(value: unknown, { bundleKey }: Device): Promise<Hidden> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(value))
  return { iv, sealed: await crypto.subtle.encrypt({ name: AES.name, iv }, bundleKey, text) }
}

export async function show<Value>({ iv, sealed }: Hidden, { bundleKey }: Device): Promise<Value> {
  const text = await crypto.subtle.decrypt({ name: AES.name, iv }, bundleKey, sealed)
  return JSON.parse(new TextDecoder().decode(text))
}

export const keptSiteOf = ({ id, name, kind, officer, at, bytes }: SiteRow): KeptSite => ({
  ...{ id, name, kind, officer, at, bytes },
})
