import type { ListNotice } from '../../domain/capture/exchange.ts'
import { isOutdated, type MeetingList } from '../../domain/capture/meeting-list.ts'
import { hide, show } from './device.ts'
import type { Answer, KeptList } from './engine.ts'
import { clock } from './keeping.ts'
import { ask, failureOf } from './server.ts'
import { greet, officerOf } from './session.ts'
import { isFull, type ListRow, type Vault } from './vault.ts'

/* Whom to meet in a hamlet. Who stands on such a list is poor or disabled: it is kept more strictly than a street. */

/** Takes the list of a hamlet along, or freshens it. */
export async function takeList(vault: Vault, of: Pick<KeptList, 'commune' | 'hamlet'>): Promise<Answer<KeptList>> {
  const who = await greet(vault)
  if (who.kind !== 'answered') return failureOf(who)
  const device = who.value
  const path = `/communes/${encodeURIComponent(of.commune)}/payout-cases/visits/${encodeURIComponent(of.hamlet)}/takings`
  const reply = await ask<MeetingList>(path, { device: device.id } satisfies ListNotice)
  if (reply.kind === 'refused' && reply.status === 404) await dropList(vault, of.hamlet)
  if (reply.kind !== 'answered') return failureOf(reply)
  const { commune, hamlet, name, at, key, officer } = reply.value
  if (officer?.id !== device.officer) return { ok: false, why: 'failed' }
  const kept: KeptList = { officer: officer.id, commune, hamlet, name, at }
  const row = { ...kept, takenAt: clock(), key, ...(await hide(reply.value, device)) }
  try {
    await vault.write(['lists'], (tx) => tx.objectStore('lists').put(row))
  } catch (error) {
    if (!isFull(error)) throw error
    return { ok: false, why: 'failed' }
  }
  return { ok: true, value: kept }
}

/** Whether whoever holds the phone now may see it. */
const isTheirs = ({ officer, takenAt }: ListRow, by: string): boolean => officer === by && !isOutdated(takenAt, clock())

export async function lists(vault: Vault): Promise<readonly KeptList[]> {
  const by = await officerOf(vault)
  const all = await (await vault.read()).getAll('lists')
  return all
    .filter((row) => by !== undefined && isTheirs(row, by.id))
    .map(({ officer, commune, hamlet, name, at }) => ({ officer, commune, hamlet, name, at }))
}

/** For the officer who took it along and nobody else, and for a week. */
export async function openList(vault: Vault, hamlet: string): Promise<MeetingList | undefined> {
  const by = await officerOf(vault)
  if (by === undefined) return undefined
  const db = await vault.read()
  const [row, device] = [await db.get('lists', [by.id, hamlet]), await db.get('devices', by.id)]
  return row && device && isTheirs(row, by.id) ? show<MeetingList>(row, device) : undefined
}

export async function dropList(vault: Vault, hamlet: string): Promise<void> {
  const by = await officerOf(vault)
  if (by !== undefined) await vault.write(['lists'], (tx) => tx.objectStore('lists').delete([by.id, hamlet]))
}
