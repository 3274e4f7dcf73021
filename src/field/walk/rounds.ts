import type { Received, Sending, SentRecord } from '../../domain/capture/exchange.ts'
import { RECEIPT_STATES, type Receipt } from '../../domain/capture/receipt.ts'
import { deviceOf } from './device.ts'
import { clock } from './keeping.ts'
import { ageOf, batchOf, heldOf, inSendingOrder, type Limit, type RecordRow, settled } from './outbox.ts'
import type { Device, Vault } from './vault.ts'

/** One sending, and what it is made of. */
export interface Batch {
  readonly sending: Sending
  readonly rows: readonly RecordRow[]
  readonly device: Device
  /** Records that wait, these among them. */
  readonly waiting: number
}

/** Records that this officer's phone sends: their own, and those it took in from files. */
async function rowsOf(vault: Vault, officer: string): Promise<readonly RecordRow[]> {
  const rows = await (await vault.read()).getAll('records')
  return rows.filter((row) => row.officer === officer || row.origin === 'foreign')
}

const ofOfficer = (officer: string): IDBKeyRange => IDBKeyRange.bound([officer], [officer, []])

async function siteIds(vault: Vault, officer: string): Promise<readonly string[]> {
  return (await (await vault.read()).getAllKeys('sites', ofOfficer(officer))).map(([, site]) => site)
}

/** Whether the server is to hear anything: records, closed walks, or that less is held than it thinks. */
export async function hasWork(vault: Vault, officer: string): Promise<boolean> {
  const rows = await rowsOf(vault, officer)
  if (rows.some(({ state }) => state === 'waiting') || (await closuresOf(vault, officer)).length > 0) return true
  const { heard = '{}' } = (await (await vault.read()).get('devices', officer)) ?? {}
  return JSON.stringify(heldOf(rows, await siteIds(vault, officer))) !== heard
}

/** What is to be sent next; undefined when the server has heard everything. */
export async function nextBatch(
  vault: Vault,
  officer: string,
  { tried, limit }: { tried: ReadonlySet<string>; limit: Limit },
): Promise<Batch | undefined> {
  const device = await deviceOf(vault, officer)
  const all = await rowsOf(vault, officer)
  const waiting = inSendingOrder(all).filter(({ id }) => !tried.has(id))
  const rows = batchOf(waiting, limit)
  const without = all.map((row): RecordRow => (rows.includes(row) ? { ...row, state: 'sent' } : row))
  const held = heldOf(without, await siteIds(vault, officer))
  if (rows.length === 0 && JSON.stringify(held) === device.heard) return undefined
  const sending = { device: device.id, held, records: await sentRecords(vault, rows) }
  return { sending, rows, device, waiting: waiting.length }
}

async function sentRecords(vault: Vault, rows: readonly RecordRow[]): Promise<readonly SentRecord[]> {
  const db = await vault.read()
  const now = clock()
  const records = rows.map(async ({ id, savedAt }) => {
    const envelope = await db.get('envelopes', id)
    return envelope ? [{ envelope, age: ageOf(savedAt, now) }] : []
  })
  return (await Promise.all(records)).flat()
}

/** Writes down what became of a batch, in one go: how many of it got a receipt, and how many are to be sent once more. */
export function settle(
  vault: Vault,
  { rows, sending, device }: Batch,
  answer: Received,
): Promise<{ answered: number; left: number }> {
  const receipts = new Map((answer.receipts ?? []).filter(isReceipt).map((receipt) => [receipt.id, receipt]))
  return vault.write(['records', 'devices'], async (tx) => {
    for (const { id } of rows) {
      const row = await tx.objectStore('records').get(id)
      const receipt = receipts.get(id)
      if (row && receipt) await tx.objectStore('records').put(settled(row, receipt, clock()))
    }
    await tx.objectStore('devices').put({ ...device, heard: JSON.stringify(sending.held) })
    const answers = rows.flatMap(({ id }) => receipts.get(id) ?? [])
    return { answered: answers.length, left: answers.filter(({ reason }) => reason === 'changed').length }
  })
}

const isReceipt = (receipt: Receipt | undefined): receipt is Receipt =>
  receipt !== undefined && RECEIPT_STATES.includes(receipt.state)

/** A record that no sending can carry: its officer exports or discards it. */
export function setTooLarge(vault: Vault, id: string): Promise<void> {
  return vault.write(['records'], async (tx) => {
    const row = await tx.objectStore('records').get(id)
    if (row) await tx.objectStore('records').put({ ...row, state: 'set-aside', tooLarge: true, answeredAt: clock() })
  })
}

export async function closuresOf(vault: Vault, officer: string): Promise<readonly string[]> {
  return (await (await vault.read()).getAll('closures', ofOfficer(officer))).map(({ site }) => site)
}

export const forgetClosure = (vault: Vault, officer: string, site: string): Promise<void> =>
  vault.write(['closures'], (tx) => tx.objectStore('closures').delete([officer, site]))
