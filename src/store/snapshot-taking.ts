import { EVERYWHERE, type Scope } from '../domain/access.ts'
import { type Day, dayOf, type Instant } from '../domain/day.ts'
import { lastFrozen, SETTLES } from '../domain/snapshot.ts'
import { findJump } from './clock-jumps.ts'
import type { Store } from './database.ts'
import { findFigures } from './figures.ts'
import {
  type Gap,
  insertFirstSnapshots,
  leaveOutTaken,
  listGaps,
  type SnapshotRow,
  snapshotRow,
  TAKEN_MEANWHILE,
} from './snapshots.ts'

/** Nobody looks: the clock reads every site. */
const CLOCK: Scope = { officer: 'clock', provinces: [EVERYWHERE], communes: [], assignedSites: false }

/** Small enough that whoever writes meanwhile hardly waits. */
const ROWS_PER_COMMIT = 50

export interface Taking {
  /** Most snapshots taken at once; all when it is not given. */
  readonly limit?: number
  /** Asked before each snapshot: lets others have their turn first, and answers whether to go on. */
  readonly goOn?: () => Promise<boolean>
  /** Somebody looked at the clock: a jump of it is believed at once. */
  readonly trustClock?: boolean
}

export interface Taken {
  readonly taken: number
  /** Days that are over and still lack a snapshot. */
  readonly missing: number
  /** Set where days from it on wait, because the clock seems to have jumped from there. */
  readonly jumpedFrom?: Day | undefined
}

/**
 * Freezes the figures of every day that is over and has no snapshot yet, oldest first, site by site. Run again, or by two at
 * once, it leaves what is there as it is. Where the clock seems to have jumped, that day and later ones wait. Answers how many were taken and how many days are still missing.
 */
export async function takeSnapshots(
  store: Store,
  now: Instant,
  { limit, goOn = async () => true, trustClock = false }: Taking = {},
): Promise<Taken> {
  const gaps = await listGaps(store.read, CLOCK, lastFrozen(dayOf(now - SETTLES)))
  const jumped = trustClock ? undefined : await findJump(store.read, now)
  const due = gaps.filter(({ day }) => jumped === undefined || day < jumped).slice(0, limit)
  let taken = 0
  for (let at = 0; at < due.length; at += ROWS_PER_COMMIT) {
    const batch = due.slice(at, at + ROWS_PER_COMMIT)
    const rows = await freeze(store, batch, now, goOn)
    taken += await commitRows(store, rows, now)
    if (rows.length < batch.length) break
  }
  return { taken, missing: gaps.length - taken, jumpedFrom: jumped }
}

async function freeze(
  { read }: Store,
  gaps: readonly Gap[],
  now: Instant,
  goOn: () => Promise<boolean>,
): Promise<SnapshotRow[]> {
  const rows: SnapshotRow[] = []
  for (const { site, day } of gaps) {
    if (!(await goOn())) return rows
    const figures = (await findFigures(read, CLOCK, { site }, day)).get(site)
    if (figures === undefined) throw new Error(`Site ${site} has no figures`)
    rows.push(snapshotRow({ site, figures }, now))
  }
  return rows
}

/**
 * The audit keeps the days and a digest of the rows that were inserted: one that was changed behind the program's back is
 * told by it. Rows that another run was faster with refuse the whole commit, and the rest is committed without them.
 */
async function commitRows(store: Store, rows: SnapshotRow[], at: Instant): Promise<number> {
  const [first, last] = [rows[0]?.day, rows.at(-1)?.day]
  if (first === undefined || last === undefined) return 0
  const subject = first === last ? first : `${first}/${last}`
  const digest = await store.keys.index('content', JSON.stringify(rows))
  const entry = { at, actor: 'clock', action: 'snapshots.taken', subject, digest }
  const committed = await store.commit([insertFirstSnapshots(store.read, rows)], [entry])
  if (committed.ok) return rows.length
  if (committed.rule !== TAKEN_MEANWHILE) throw new Error(`Snapshots were refused: ${committed.rule}`)
  return commitRows(store, await leaveOutTaken(store.read, rows, { from: first, to: last }), at)
}
