import { addDays, type Day, dayOf, startOf } from '../../domain/day.ts'
import { fold } from '../../domain/names.ts'
import { insertAssignment } from '../../store/assignments.ts'
import type { Entry } from '../../store/audit.ts'
import type { Database, Write } from '../../store/database.ts'
import { hamlets } from '../../store/schema.ts'
import { insertBlocks, insertRound, insertSite } from '../../store/sites.ts'
import { insertCensuses, insertStalls } from '../../store/stalls.ts'
import { type DemoSite, type DemoStall, demoSites } from './places.ts'

/** Days before today that the story of every demo site is told by. */
export const DAYS_AGO = { census: 75, registered: 70, approved: 69, round: 30 } as const

export const COMMUNE = '21040'
export const HAMLET = 'hamlet-6'

/** A stall of the demo with the id it was stored under. */
export interface PlacedStall extends DemoStall {
  id: string
  /** Place in walking order over the whole site, from 1. */
  position: number
}

export interface PlacedSite {
  id: string
  stalls: PlacedStall[]
}

export const daysAgo = (now: number, days: number): Day => addDays(dayOf(now), -days)
/** Instant on that day at the given hour of the day, in Viet Nam. */
export const momentAgo = (now: number, days: number, hour: number): number =>
  startOf(daysAgo(now, days)) + Math.round(hour * 3600)

/** The hamlet and all sites with their stalls in walking order, and the census that found them. */
export function draftSites(db: Database, now: number): { writes: Write[]; entries: Entry[]; placed: PlacedSite[] } {
  const at = momentAgo(now, DAYS_AGO.census, 8)
  const hamlet = { id: HAMLET, commune: COMMUNE, name: 'Tổ dân phố 6', fromDay: '2025-07-01' }
  const drafts = demoSites.map((site, index) => draftSite(db, site, `site-${index + 1}`, now))
  return {
    writes: [db.insert(hamlets).values(hamlet), ...drafts.flatMap(({ writes }) => writes)],
    entries: drafts.map(({ placed }) => ({ at, actor: 'demo', action: 'site.made', subject: placed.id })),
    placed: drafts.map(({ placed }) => placed),
  }
}

function draftSite(db: Database, site: DemoSite, id: string, now: number): { writes: Write[]; placed: PlacedSite } {
  const at = momentAgo(now, DAYS_AGO.census, 8)
  const { kind, name, campaign } = site
  const blocks = site.blocks.map((block, index) => ({ ...block, id: `${id}-block-${index + 1}`, position: index + 1 }))
  let position = 0
  const rows = blocks.flatMap((block) =>
    block.stalls.map((stall) => ({
      ...stall,
      id: `${id}-stall-${stall.number}`,
      block: block.id,
      position: ++position,
    })),
  )
  const day = daysAgo(now, DAYS_AGO.census)
  const round = { id: `${id}-round-1`, site: id, number: 1, openedOn: day }
  const writes = [
    insertSite(db, { id, commune: COMMUNE, hamlet: HAMLET, kind, name, folded: fold(name), campaign, createdAt: at }),
    insertBlocks(
      db,
      blocks.map((block) => ({
        id: block.id,
        site: id,
        position: block.position,
        name: block.name,
        endsAt: block.endsAt ?? null,
      })),
    ),
    insertRound(db, round),
    insertRound(db, { ...round, id: `${id}-round-2`, number: 2, openedOn: daysAgo(now, DAYS_AGO.round) }),
    insertStalls(
      db,
      rows.map((row) => ({
        id: row.id,
        site: id,
        block: row.block,
        side: row.side,
        position: row.position,
        number: row.number,
        createdAt: at,
      })),
    ),
    insertCensuses(
      db,
      rows.map((row) => ({ id: `${row.id}-census`, stall: row.id, day, state: censusOf(row), officer: 'ho', at })),
    ),
    ...['lan', 'hoa'].map((officer) => insertAssignment(db, { officer, site: id, assignedBy: 'ho', assignedAt: at })),
  ]
  return { writes, placed: { id, stalls: rows } }
}

const censusOf = ({ progress }: DemoStall) => (progress === '-' ? 'vacant' : progress === '#' ? 'closed' : 'operating')
