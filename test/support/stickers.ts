import type { Database, Write } from '../../src/store/database.ts'
import { insertStickerEvent } from '../../src/store/stickers.ts'
import { insertVisit } from '../../src/store/visits.ts'

/** A sticker found on its wall: the visit whose scan matched, and the event it proves. */
export function placedWrites(
  db: Database,
  { serial, stall, code }: { serial: string; stall: string; code: string },
  { officer, at }: { officer: string; at: number },
): Write[] {
  const visit = `${serial}-seen-${at}`
  const seen = { id: visit, stall, officer, day: '2026-11-12', at, outcome: 'agreed', scan: 'match', code } as const
  return [insertVisit(db, seen), insertStickerEvent(db, { serial, event: 'placed', officer, at, visit })]
}
