import type { Day } from '../domain/day.ts'
import { INDICATORS, type Indicator } from '../domain/indicators.ts'
import { type Share, share } from '../domain/share.ts'
import { type Differing, differingColumns } from './snapshot-checks.ts'
import type { SnapshotRow } from './snapshots.ts'

/** An indicator of a site that was frozen as something else than the facts give, on some days of a month. */
export interface MonthDifference {
  readonly site: string
  readonly indicator: Indicator
  readonly days: readonly Day[]
  /** Of the last of these days; of one before the site was there the facts give nothing. */
  readonly frozen: Share
  readonly counted: Share
}

/** The share of an indicator in a stored row. */
export function shareIn(row: SnapshotRow, indicator: Indicator): Share {
  const totals = { A8: row.a8Of, A9: row.a9Of, Q1: row.q1Of } as Partial<Record<Indicator, number>>
  const counts = { A1: row.a1, A2: row.a2, A3: row.a3, A4: row.a4, A5: row.a5, A6: row.a6, A8: row.a8, A9: row.a9 }
  return share({ ...counts, Q1: row.q1 }[indicator], totals[indicator] ?? row.operating)
}

const nothing = share(0, 0)
const counted = (one: Differing, indicator: Indicator): Share =>
  one.counted === undefined ? nothing : shareIn(one.counted, indicator)

/** What differs in no indicator (evidence, reasons, what was left out) is told with A5 and A1, which it stands beside. */
function indicatorsOf(one: Differing): readonly Indicator[] {
  const moved = INDICATORS.filter((indicator) => {
    const [was, is] = [shareIn(one.row, indicator), counted(one, indicator)]
    return was.count !== is.count || was.total !== is.total
  })
  if (moved.length > 0) return moved
  const evidence: readonly string[] = ['said', 'observed', 'bank']
  return [differingColumns(one).some((column) => evidence.includes(column)) ? 'A5' : 'A1']
}

/** What differs in a month, site by site and indicator by indicator: one line of the record each. */
export function listDifferences(differing: readonly Differing[]): MonthDifference[] {
  const found = new Map<string, MonthDifference>()
  for (const one of differing)
    for (const indicator of indicatorsOf(one)) {
      const key = `${one.site} ${indicator}`
      const days = [...(found.get(key)?.days ?? []), one.day]
      const shares = { frozen: shareIn(one.row, indicator), counted: counted(one, indicator) }
      found.set(key, { site: one.site, indicator, days, ...shares })
    }
  return [...found.values()]
}
