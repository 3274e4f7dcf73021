import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { CaptureKey, Envelope } from '../../domain/capture/envelope.ts'
import type { Instant } from '../../domain/day.ts'
import { LISTS, VAULT } from '../signed-out.ts'
import type { KeptList, KeptOfficer, KeptSite } from './engine.ts'
import type { RecordRow } from './outbox.ts'
import type { DeviceKey } from './seal.ts'

const VERSION = 2

/** This phone in the hands of one officer. */
export interface Device extends DeviceKey {
  readonly id: string
  readonly officer: string
  /** What this officer took along is kept under it. */
  readonly bundleKey: CryptoKey
  /** The counts of held records that the server heard last, as JSON. */
  readonly heard: string
}

/** What only its officer reads, under their key. */
export interface Hidden {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}

/** The bundle of a site, with names. */
export interface SiteRow extends KeptSite, Hidden {
  /** What records of the site are sealed to. */
  readonly key: CaptureKey
}

/** Whom to meet in a hamlet. */
export interface ListRow extends KeptList, Hidden {
  /** The phone's clock, in seconds: what it is taken off the phone by. */
  readonly takenAt: Instant
  readonly key: CaptureKey
}

export interface Schema extends DBSchema {
  records: { key: string; value: RecordRow; indexes: { place: number } }
  envelopes: { key: string; value: Envelope }
  sites: { key: [officer: string, site: string]; value: SiteRow }
  [LISTS]: { key: [officer: string, hamlet: string]; value: ListRow }
  devices: { key: string; value: Device }
  /** Walks that were closed and that the server has not heard of. */
  closures: { key: [officer: string, site: string]; value: { readonly officer: string; readonly site: string } }
  settings: { key: 'officer'; value: KeptOfficer }
}

type Store = StoreNames<Schema>
export type Tx<Stores extends Store[]> = IDBPTransaction<Schema, Stores, 'readwrite'>

export interface Vault {
  readonly read: () => Promise<IDBPDatabase<Schema>>
  /** All that `act` does, or nothing. Once it has answered, it is on the disk. */
  readonly write: <const Stores extends Store[], Value>(
    stores: Stores,
    act: (tx: Tx<Stores>) => Promise<Value>,
  ) => Promise<Value>
}

/**
 * Opens what the phone keeps, making it where it is not. Upgrades only add: a page that still runs an older app, or an app
 * that was taken back, goes on with what it knows of.
 */
export function openVault(): Vault {
  let open: Promise<IDBPDatabase<Schema>> | undefined
  const forget = () => {
    open = undefined
  }
  const read = () => {
    open ??= connect(forget).catch((error) => {
      forget()
      throw error
    })
    return open
  }
  return { read, write: async (stores, act) => commit(await read(), stores, act) }
}

async function connect(lost: () => void): Promise<IDBPDatabase<Schema>> {
  const closing = {
    // A newer app waits to add to it: it is opened again when it is asked for again.
    blocking: (_current: number, _next: number | null, event: IDBVersionChangeEvent) => {
      lost()
      ;(event.target as IDBDatabase).close()
    },
    terminated: lost,
  }
  try {
    return await openDB<Schema>(VAULT, VERSION, { ...closing, upgrade })
  } catch (error) {
    if (nameOf(error) !== 'VersionError') throw error
    return openDB<Schema>(VAULT, undefined, closing)
  }
}

/** What each version added. */
function upgrade(db: IDBPDatabase<Schema>, from: number): void {
  if (from < 1) {
    db.createObjectStore('records', { keyPath: 'id' }).createIndex('place', 'place')
    db.createObjectStore('envelopes', { keyPath: 'id' })
    db.createObjectStore('sites', { keyPath: ['officer', 'id'] })
    db.createObjectStore('devices', { keyPath: 'officer' })
    db.createObjectStore('closures', { keyPath: ['officer', 'site'] })
    db.createObjectStore('settings')
  }
  if (from < 2) db.createObjectStore(LISTS, { keyPath: ['officer', 'hamlet'] })
}

async function commit<const Stores extends Store[], Value>(
  db: IDBPDatabase<Schema>,
  stores: Stores,
  act: (tx: Tx<Stores>) => Promise<Value>,
): Promise<Value> {
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
  const done = act(tx).catch((error) => {
    abort(tx)
    throw error
  })
  const [value] = await Promise.all([done, tx.done])
  return value
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch {
    // It was over already: what made it fail is what is told.
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

/** Whether the browser has no room left for it. */
export const isFull = (error: unknown): boolean => nameOf(error) === 'QuotaExceededError'
