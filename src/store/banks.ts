import { asc } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { addedBanks } from './schema.ts'

/** A bank that an administrator added, with the document that says so. */
export type AddedBank = typeof addedBanks.$inferSelect

export const insertAddedBank = (db: Database, bank: typeof addedBanks.$inferInsert): Write =>
  db.insert(addedBanks).values(bank)

/** Banks an administrator added, oldest first: a later row of a BIN prevails over an earlier one. */
export const listAddedBanks = async (db: Database): Promise<AddedBank[]> =>
  db.select().from(addedBanks).orderBy(asc(addedBanks.addedAt), asc(addedBanks.bin))
