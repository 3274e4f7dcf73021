import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import type { Keyring } from './keyring.ts'
import { type Place, SealBroken, type SealingKey } from './sealing.ts'

/** Where sealed values stand: the columns of a table, what names its row, and what they are bound to besides. */
interface SealedTable {
  readonly table: string
  readonly row: string
  readonly columns: readonly string[]
  /** SQL of the version and the approval; of rows with a merchant, his key opens them. */
  readonly version?: string
  readonly approval?: string
  readonly hasMerchant?: true
  readonly join?: string
}

const CONTENT = ['sealed_bin', 'sealed_account', 'sealed_holder']

/** Every column of the schema that holds sealed values, but the data keys themselves; a test compares. */
export const SEALED_TABLES: readonly SealedTable[] = [
  { table: 'merchant_phones', row: 'id', columns: ['sealed_phone'], hasMerchant: true },
  {
    ...{ table: 'account_proposals', row: 'id', columns: [...CONTENT, 'sealed_payload'] },
    ...{ version: 't.version', hasMerchant: true },
  },
  {
    ...{ table: 'settlement_accounts', row: 'id', columns: CONTENT },
    ...{ version: 't.version', approval: 't.proposal', hasMerchant: true },
  },
  {
    ...{ table: 'payment_codes', row: 'id', columns: ['sealed_payload'], hasMerchant: true },
    ...{ version: 'a.version', approval: 'a.proposal', join: 'join settlement_accounts a on a.id = t.account' },
  },
  { table: 'incident_photos', row: 'id', columns: ['sealed_photo'] },
  { table: 'visit_photos', row: 'visit', columns: ['sealed_photo'] },
  { table: 'second_factors', row: 'officer', columns: ['sealed_secret'] },
]

/** Rows read at once: photos among them have some 100 KB each. */
const PAGE = 100

interface SealedRow {
  place: number
  row: string
  version: number | null
  approval: string | null
  merchant: string | null
  sealedKey: string | null
  [column: string]: string | number | null
}

/** Opens every sealed value there is; throws SealBroken at the first that does not open. Answers how many values did. */
export async function checkSeals(read: Database, keys: Keyring): Promise<number> {
  let opened = await checkDataKeys(read, keys)
  for (const table of SEALED_TABLES) opened += await checkTable(read, keys, table)
  return opened
}

async function checkDataKeys(read: Database, keys: Keyring): Promise<number> {
  let [opened, last] = [0, '']
  for (;;) {
    const rows = await read.all<{ merchant: string; sealedKey: string }>(
      sql`select merchant, sealed_key sealedKey from merchant_keys where merchant > ${last} order by merchant limit ${PAGE}`,
    )
    if (rows.length === 0) return opened
    for (const { merchant, sealedKey } of rows) await keys.openDataKey(merchant, sealedKey)
    opened += rows.length
    last = rows.at(-1)?.merchant ?? ''
  }
}

async function checkTable(read: Database, keys: Keyring, table: SealedTable): Promise<number> {
  let [opened, last] = [0, 0]
  for (;;) {
    const rows = await read.all<SealedRow>(pageOf(table, last))
    if (rows.length === 0) return opened
    for (const row of rows) opened += await checkRow(keys, table, row)
    last = rows.at(-1)?.place ?? last
  }
}

function pageOf({ table, row, columns, version, approval, hasMerchant, join = '' }: SealedTable, after: number) {
  const names = columns.map((column) => `t.${column}`).join(', ')
  const bound = `${version ?? 'null'} version, ${approval ?? 'null'} approval`
  const key = hasMerchant ? 't.merchant merchant, k.sealed_key sealedKey' : 'null merchant, null sealedKey'
  const keyJoin = hasMerchant ? 'left join merchant_keys k on k.merchant = t.merchant' : ''
  const from = `select t.rowid place, t.${row} row, ${names}, ${bound}, ${key} from ${table} t ${join} ${keyJoin}`
  return sql`${sql.raw(from)} where t.rowid > ${after} order by t.rowid limit ${PAGE}`
}

/** Of a merchant who was erased there is no key, and nothing to open. */
async function checkRow(keys: Keyring, { table, columns, hasMerchant }: SealedTable, of: SealedRow): Promise<number> {
  if (hasMerchant && of.sealedKey === null) return 0
  const key = hasMerchant ? await keys.openDataKey(String(of.merchant), String(of.sealedKey)) : undefined
  const bound = { version: of.version ?? undefined, approval: of.approval ?? undefined }
  // Empty: a holder who is still to be told, a code that names no bank.
  const sealed = columns.filter((column) => of[column] !== null && of[column] !== '')
  for (const column of sealed) await open(keys, { table, row: of.row, column, ...bound }, String(of[column]), key)
  return sealed.length
}

async function open(keys: Keyring, place: Place, sealed: string, key: SealingKey | undefined): Promise<void> {
  try {
    await keys.unseal(place, sealed, key)
  } catch {
    throw new SealBroken(place)
  }
}
