import type { DeviceNotice, WalkSession } from '../../domain/capture/exchange.ts'
import { hasSignedOut, noteSignedIn } from '../signed-out.ts'
import { deviceOf } from './device.ts'
import type { KeptOfficer } from './engine.ts'
import { keepLists } from './keep-lists.ts'
import { ask, type Reply } from './server.ts'
import type { Device, Vault } from './vault.ts'

/** Whose phone this is: a session that ran out changes nothing, for there may be no signal to renew it. */
export async function officerOf(vault: Vault): Promise<KeptOfficer | undefined> {
  return hasSignedOut() ? undefined : (await vault.read()).get('settings', 'officer')
}

/** Asks who is signed in, and is their phone from then on. */
export async function askWho(vault: Vault): Promise<Reply<WalkSession>> {
  const reply = await ask<WalkSession>('/walk/session')
  // Nothing of payouts is theirs any more, nor anything else.
  if (reply.kind === 'refused' && reply.status === 403) await keepLists(vault, () => false)
  if (reply.kind !== 'answered') return reply
  const { officer, recordsIn = [] } = reply.value
  const { id, name } = officer
  await keepLists(vault, (list) => list.officer === id && recordsIn.includes(list.commune))
  await vault.write(['settings'], (tx) => tx.objectStore('settings').put({ id, name }, 'officer'))
  noteSignedIn()
  return reply
}

/** Makes the phone known as theirs. Said again to a server that was restored from before it knew. */
export async function makeKnown(vault: Vault, officer: string): Promise<Reply<Device>> {
  const device = await deviceOf(vault, officer)
  const notice: DeviceNotice = { device: device.id, publicKey: device.publicKey }
  const reply = await ask('/walk/devices', notice)
  return reply.kind === 'answered' ? { ...reply, value: device } : reply
}

/** Both: whose phone this is now, as the server knows it too. */
export async function greet(vault: Vault): Promise<Reply<Device>> {
  const who = await askWho(vault)
  return who.kind === 'answered' ? makeKnown(vault, who.value.officer.id) : who
}
