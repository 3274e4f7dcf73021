import { eq } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { devices } from './schema.ts'

/** A phone that made itself known: whose it is, and what it signs with (base64url of a P-256 point). */
export interface Device {
  readonly officer: string
  readonly publicKey: string
}

export async function findDevice(db: Database, device: string): Promise<Device | undefined> {
  const [found] = await db
    .select({ officer: devices.officer, publicKey: devices.publicKey })
    .from(devices)
    .where(eq(devices.id, device))
    .limit(1)
  return found
}

/** Makes a phone known. An id is one officer's, and one key's, for ever. */
export const insertDevice = (db: Database, device: typeof devices.$inferInsert): Write =>
  db.insert(devices).values(device)
