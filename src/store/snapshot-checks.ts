import type { Scope } from '../domain/access.ts'
import { daysOfMonth, type Month } from '../domain/month.ts'
import { digestRows } from './closed-months.ts'
import type { Store } from './database.ts'
import { recountFigures } from './figures.ts'
import type { Keyring } from './keyring.ts'
import {
  type FoundedSite,
  type Gap,
  listFounded,
  listSnapshotRows,
  type SnapshotRow,
  snapshotRow,
} from './snapshots.ts'

/** A month's snapshots as they were compared with the facts, and the digest of those very rows. */
export interface VerifiedMonth {
  readonly digest: string
  /** Days whose stored row is not what the facts of the day give, by day and site. */
  readonly differing: readonly Differing[]
}

/** A stored row, and what the facts of its day give; nothing on a day before the site was there. */
export interface Differing extends Gap {
  readonly row: SnapshotRow
  readonly counted: SnapshotRow | undefined
}

/** Names of what is not the same in both, in the order of the table. */
const differingColumns = ({ row, counted }: Pick<Differing, 'row' | 'counted'>): (keyof SnapshotRow)[] =>
  (Object.keys(row) as (keyof SnapshotRow)[]).filter((column) => row[column] !== counted?.[column])

/** Keyed digest of what differs: who closes a month in spite of it says that this is what they saw. */
export const digestDiffering = (keys: Keyring, differing: readonly Differing[]): Promise<string> =>
  keys.index('content', JSON.stringify(differing))

/** Requests go first: a month of a commune is recounted in hundreds of steps. */
const letOthersGo = () => new Promise<void>((go) => setTimeout(go))

/**
 * Counts every snapshot of a month anew from the facts. What is to be sealed must follow from them: a row that somebody
 * wrote behind the program's back would else be kept for good.
 */
export async function verifyMonth(
  { read, keys }: Pick<Store, 'read' | 'keys'>,
  scope: Scope,
  commune: string,
  month: Month,
): Promise<VerifiedMonth> {
  const founded = new Map((await listFounded(read, scope, { commune })).map((one) => [one.site, one]))
  const rows = await listSnapshotRows(read, scope, { commune }, daysOfMonth(month))
  const differing: Differing[] = []
  for (const row of rows) {
    await letOthersGo()
    const counted = await recount({ read }, scope, row, founded.get(row.site))
    if (differingColumns({ row, counted }).length > 0) differing.push({ site: row.site, day: row.day, row, counted })
  }
  return { digest: await digestRows(keys, commune, month, rows), differing }
}

/** The row as it ought to be; undefined for a day on which the site was not there yet. */
async function recount(
  { read }: Pick<Store, 'read'>,
  scope: Scope,
  { site, day, madeAt }: SnapshotRow,
  founded: FoundedSite | undefined,
): Promise<SnapshotRow | undefined> {
  if (founded === undefined || day < founded.firstDay) return undefined
  return snapshotRow({ site, figures: await recountFigures(read, scope, site, day) }, madeAt)
}
