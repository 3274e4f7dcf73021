import { asc, desc, gt } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { insertRows } from './rows.ts'
import { audit } from './schema.ts'

/** One audited act. `digest` names what was changed without telling it: an id or a keyed digest, never a value. */
export interface Entry {
  /** Instant in seconds UTC. */
  at: number
  /** Officer id, `vendor:` and a merchant's id, or `console`, `clock`, `demo`. */
  actor: string
  /** Noun and act, such as `account.approved`. */
  action: string
  /** Id of what was acted on. */
  subject: string
  digest?: string
}

type AuditRow = typeof audit.$inferSelect

const FIRST = ''

const headQuery = (read: Database) =>
  read.select({ seq: audit.seq, mac: audit.mac }).from(audit).orderBy(desc(audit.seq)).limit(1).prepare()
const headQueries = new WeakMap<Database, ReturnType<typeof headQuery>>()

/** The newest row: its number and MAC name the whole chain up to here. Asked with every kept page, so prepared once. */
export async function findAuditHead(read: Database): Promise<{ seq: number; mac: string }> {
  const query = headQueries.get(read) ?? headQuery(read)
  headQueries.set(read, query)
  const [head] = await query.all()
  return head ?? { seq: 0, mac: FIRST }
}

/** Inserts that continue the chain by the given entries. */
export async function auditWrites(read: Database, keys: Keyring, entries: Entry[]): Promise<Write[]> {
  if (entries.length === 0) return []
  const rows: AuditRow[] = []
  let { seq, mac } = await findAuditHead(read)
  for (const entry of entries) {
    seq += 1
    const row = { seq, digest: '', ...entry }
    mac = await chain(keys, mac, row)
    rows.push({ ...row, mac })
  }
  return [insertRows(read, audit, rows)]
}

const chain = (keys: Keyring, previous: string, row: Omit<AuditRow, 'mac'>): Promise<string> =>
  keys.auditMac(JSON.stringify([previous, row.seq, row.at, row.actor, row.action, row.subject, row.digest]))

/** Whether the newest row follows from the one before it under these keys: other keys, or another end, and it does not. */
export async function followsHead(read: Database, keys: Keyring): Promise<boolean> {
  const [head, before] = await read.select().from(audit).orderBy(desc(audit.seq)).limit(2)
  return head === undefined || head.mac === (await chain(keys, before?.mac ?? FIRST, head))
}

/** Walks the chain from the first row; names the first one that does not follow from the row before it. */
export async function verifyAudit(
  read: Database,
  keys: Keyring,
): Promise<{ ok: true; rows: number; mac: string } | { ok: false; brokenAt: number }> {
  let previous = { seq: 0, mac: FIRST }
  for (;;) {
    const page = await read.select().from(audit).where(gt(audit.seq, previous.seq)).orderBy(asc(audit.seq)).limit(500)
    if (page.length === 0) return { ok: true, rows: previous.seq, mac: previous.mac }
    for (const row of page) {
      const follows = row.seq === previous.seq + 1 && row.mac === (await chain(keys, previous.mac, row))
      if (!follows) return { ok: false, brokenAt: previous.seq + 1 }
      previous = row
    }
  }
}
