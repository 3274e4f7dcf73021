import { and, eq } from 'drizzle-orm'
import type { Instant } from '../domain/day.ts'
import { fold } from '../domain/names.ts'
import type { TableField } from '../domain/payout/table-headings.ts'
import type { Database, Write } from './database.ts'
import type { Keyring } from './keyring.ts'
import { insertRows } from './rows.ts'
import { payoutMappings } from './schema.ts'

/** The keyed hash under which a heading of a commune's files of a programme is remembered; see `isHeadingHash`. */
export const headingHash = (keys: Keyring, commune: string, programme: string, heading: string): Promise<string> =>
  keys.index('content', JSON.stringify(['payout-heading', commune, programme, fold(heading)]))

/** Whether a text can be such a hash: what comes back from a page is kept only if it cannot be a heading. */
export const isHeadingHash = (text: string): boolean => /^[A-Za-z0-9+/_-]{43}=?$/.test(text)

/** The hash of the heading that held each field in the file before. */
export async function listMappings(db: Database, commune: string, programme: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ field: payoutMappings.field, heading: payoutMappings.heading })
    .from(payoutMappings)
    .where(and(eq(payoutMappings.commune, commune), eq(payoutMappings.programme, programme)))
  return new Map(rows.map(({ field, heading }) => [field, heading]))
}

/** Remembers the columns of a file that was entered, in place of those of the file before. */
export function rememberMappings(
  db: Database,
  { commune, programme }: { readonly commune: string; readonly programme: string },
  hashes: ReadonlyMap<TableField, string>,
  at: Instant,
): Write[] {
  const before = and(eq(payoutMappings.commune, commune), eq(payoutMappings.programme, programme))
  const rows = [...hashes].map(([field, heading]) => ({ commune, programme, field, heading, at }))
  return [db.delete(payoutMappings).where(before), ...(rows.length > 0 ? [insertRows(db, payoutMappings, rows)] : [])]
}
