import type { Database, Write } from './database.ts'
import { arrivals } from './schema.ts'

/** "Money arrived on this day": never an amount. */
export type Arrival = typeof arrivals.$inferSelect

export const insertArrival = (db: Database, arrival: typeof arrivals.$inferInsert): Write =>
  db.insert(arrivals).values(arrival)
