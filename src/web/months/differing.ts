import type { Day } from '../../domain/day.ts'
import { daysOfMonth, type Month } from '../../domain/month.ts'
import { periodsOf } from '../../domain/period.ts'
import { share } from '../../domain/share.ts'
import type { Entry } from '../../store/audit.ts'
import { insertCorrection } from '../../store/closed-months.ts'
import type { Draft } from '../../store/draft.ts'
import { listDifferences, type MonthDifference, shareIn } from '../../store/month-differences.ts'
import type { Differing } from '../../store/snapshot-checks.ts'
import { type Gap, listSnapshotRows } from '../../store/snapshots.ts'
import { type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import type { Ctx } from '../route.ts'
import { monthsPage } from './page.tsx'
import type { CommuneMonths } from './read.ts'
import { daysIn, namedDiffering, told } from './words.ts'

const { months: words } = vi

interface Found {
  readonly month: Month
  readonly differing: readonly Differing[]
  /** Digest of what differs. */
  readonly found: string
  /** Sent with a choice to close in spite of other differences, or without a reason. */
  readonly typed: Typed
}

/** Rows that the facts do not give are not sealed just so: the page names them, and the audit keeps that they were found. */
export async function refuseDiffering(c: Ctx, at: CommuneMonths, of: Found): Promise<Response> {
  const { month, differing, found, typed } = of
  const committed = await c.var.services.store.commit([], alarmsOf(c, differing))
  if (!committed.ok) throw new Error(`alarm refused: ${committed.rule}`)
  const named = words.refused.differing(namedDiffering(at.sites, daysBySite(differing)))
  const isAgain = typedIn(typed, 'seen') !== ''
  const asked = { typed: typedIn(typed, 'despite'), error: isAgain ? words.despite.missing : undefined }
  return monthsPage(c, at, named, { month, seen: found, lines: listDifferences(differing), sites: at.sites, ...asked })
}

const alarmsOf = (c: Ctx, differing: readonly Gap[]): Entry[] => {
  const by = { at: c.var.services.clock(), actor: c.var.scope.officer, action: 'snapshots.differ' }
  return [...daysBySite(differing)].flatMap(([site, days]) =>
    periodsOf(days).map(({ from, to }) => ({ ...by, subject: `${site} ${from === to ? from : `${from}/${to}`}` })),
  )
}

function daysBySite(gaps: readonly Gap[]): ReadonlyMap<string, Day[]> {
  const days = new Map<string, Day[]>()
  for (const { site, day } of gaps) days.set(site, [...(days.get(site) ?? []), day])
  return days
}

interface Despite extends Pick<Found, 'month' | 'differing'> {
  readonly found: string | undefined
  readonly reason: string
}

/** The differences as entries beside the frozen figures, which stay, in the commit that closes the month; nothing without any. */
export async function draftRecord(
  c: Ctx,
  at: CommuneMonths,
  { month, differing, found, reason }: Despite,
): Promise<Draft> {
  if (found === undefined) return { writes: [], entries: [] }
  const { store, clock, newId } = c.var.services
  const [commune, { to: last }] = [at.unit.code, daysOfMonth(month)]
  const lastRows = await listSnapshotRows(store.read, c.var.scope, { commune }, { from: last, to: last })
  const by = { officer: c.var.scope.officer, at: clock() }
  // A correction tells what the month's own figure, that of its last day, should be: where that day is right, it stays.
  const shouldBe = ({ site, indicator, days, counted }: MonthDifference) => {
    const row = lastRows.find((one) => one.site === site)
    return days.at(-1) === last || row === undefined ? counted : shareIn(row, indicator)
  }
  const writes = listDifferences(differing).map((one) => {
    const { count, total } = shouldBe(one) ?? share(0, 0)
    const row = { id: newId(), commune, month, site: one.site, indicator: one.indicator, count, total, ...by }
    return insertCorrection(store.read, { ...row, reason: words.despite.record(daysIn(one), ...told(one), reason) })
  })
  const subject = `${commune} ${month}`
  const entry = { at: by.at, actor: by.officer, action: 'month.closed-differing', subject, digest: found }
  return { writes, entries: [entry, ...alarmsOf(c, differing)] }
}
