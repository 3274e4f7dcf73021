import type { Day } from '../domain/day.ts'
import { INDICATORS, type Indicator } from '../domain/indicators.ts'
import { type Share, share } from '../domain/share.ts'
import type { Reason } from '../domain/visit.ts'
import type { Differing } from './snapshot-checks.ts'
import type { SnapshotRow } from './snapshots.ts'

/** An indicator of a site that was frozen as something else than the facts give, on some days of a month. */
export interface MonthDifference {
  readonly site: string
  readonly indicator: Indicator
  readonly days: readonly Day[]
  /** Of the last of these days; of one before the site was there the facts give nothing. */
  readonly frozen: Share
  readonly counted: Share
  /** What stands beside the share and differs on that day. */
  readonly parts: readonly PartDifference[]
}

type Part = 'bank' | 'observed' | 'said' | 'vacant' | 'closed' | 'unwilling' | Reason
export interface PartDifference {
  readonly part: Part
  readonly frozen: number
  readonly counted: number
}

/** The share of an indicator in a stored row; in a forged one perhaps more than there are. */
export function shareIn(row: SnapshotRow, indicator: Indicator): Share {
  const totals = { A8: row.a8Of, A9: row.a9Of, Q1: row.q1Of } as Partial<Record<Indicator, number>>
  const counts = { A1: row.a1, A2: row.a2, A3: row.a3, A4: row.a4, A5: row.a5, A6: row.a6, A8: row.a8, A9: row.a9 }
  return { count: { ...counts, Q1: row.q1 }[indicator], total: totals[indicator] ?? row.operating }
}

const nothing = share(0, 0)
const counted = (one: Differing, indicator: Indicator): Share =>
  one.counted === undefined ? nothing : shareIn(one.counted, indicator)

/** What a row says beside the share of an indicator: the evidence of A5; beside A1 what was left out, and why not. */
function partsOf(row: SnapshotRow | undefined, indicator: Indicator): Partial<Record<Part, number>> {
  if (row === undefined) return {}
  const { bank, observed, said, vacant, closed, unwilling } = row
  if (indicator === 'A5') return { bank, observed, said }
  return indicator === 'A1' ? { vacant, closed, unwilling, ...JSON.parse(row.reasons) } : {}
}

function partDifferences({ row, counted: anew }: Differing, indicator: Indicator): PartDifference[] {
  const [was, is] = [partsOf(row, indicator), partsOf(anew, indicator)]
  return (Object.keys({ ...was, ...is }) as Part[])
    .map((part) => ({ part, frozen: was[part] ?? 0, counted: is[part] ?? 0 }))
    .filter(({ frozen, counted }) => frozen !== counted)
}

/** A row that differs in nothing that is told (when it was made) is told with A1. */
function indicatorsOf(one: Differing): readonly Indicator[] {
  const moved = INDICATORS.filter((indicator) => {
    const [was, is] = [shareIn(one.row, indicator), counted(one, indicator)]
    return was.count !== is.count || was.total !== is.total || partDifferences(one, indicator).length > 0
  })
  return moved.length > 0 ? moved : ['A1']
}

/** What differs in a month, site by site and indicator by indicator: one line of the record each. */
export function listDifferences(differing: readonly Differing[]): MonthDifference[] {
  const found = new Map<string, MonthDifference>()
  for (const one of differing)
    for (const indicator of indicatorsOf(one)) {
      const key = `${one.site} ${indicator}`
      const days = [...(found.get(key)?.days ?? []), one.day]
      const shares = { frozen: shareIn(one.row, indicator), counted: counted(one, indicator) }
      const parts = partDifferences(one, indicator)
      found.set(key, { site: one.site, indicator, days, ...shares, parts })
    }
  return [...found.values()]
}
