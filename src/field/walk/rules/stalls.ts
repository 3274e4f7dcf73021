import { type PlacedStanding, stepOf } from '../../../domain/adoption.ts'
import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import type { CaptureLabel } from '../../../domain/capture/record.ts'
import type { Day } from '../../../domain/day.ts'
import { censusAfter, type Outcome } from '../../../domain/visit.ts'
import type { KeptRecord } from '../engine.ts'

/** A day on which nothing holds any more: what went stale is drawn as of here. */
const LONG_AGO: Day = '2000-01-01'

/**
 * The stalls of a site as the phone draws them: as they were taken along, with everything captured on this phone since
 * laid over them, in walking order. Facts are drawn as of the bundle's own day, so that a wrong clock draws no wrong step.
 */
export function stallsOf(bundle: SiteBundle, records: readonly KeptRecord[]): BundledStall[] {
  const labels = labelsSince(bundle, records)
  const placed = labels.reduce(placeAdded, inOrder(bundle.stalls))
  return placed.map((stall, at) => {
    const standing = { ...stall, position: at + 1 }
    return labels
      .filter((label) => label.stall === stall.id)
      .reduce((drawn, one) => after(drawn, one, bundle), standing)
  })
}

const inOrder = (stalls: readonly BundledStall[]): BundledStall[] => [...stalls].sort((a, b) => a.position - b.position)

/** Labels of the site's records that the bundle does not know yet, oldest first, without those that were replaced. */
function labelsSince(bundle: SiteBundle, records: readonly KeptRecord[]): CaptureLabel[] {
  const replaced = replacedIds(records)
  return records
    .filter(({ label, id }) => label.site === bundle.site.id && !replaced.has(id))
    .filter(({ state, receipt }) => state === 'waiting' || (state === 'sent' && (receipt?.at ?? 0) >= bundle.at))
    .map(({ label }) => label)
    .reverse()
}

/** Ids of records that another one on this phone replaces. */
export const replacedIds = (records: readonly KeptRecord[]): ReadonlySet<string> =>
  new Set(records.flatMap(({ supersedes }) => supersedes ?? []))

function placeAdded(stalls: BundledStall[], { kind, stall: id, number, added }: CaptureLabel): BundledStall[] {
  if (kind !== 'stall' || added === undefined || stalls.some((stall) => stall.id === id)) return stalls
  const at = placeOf(stalls, added)
  const facts = { step: 'none', stale: false, visited: false, hasMerchant: false, hasCode: false } as const
  const { block, side } = added
  const fresh: BundledStall = { id, block, side, number, position: 0, ...facts, codes: [], stickers: [], edits: {} }
  return [...stalls.slice(0, at), fresh, ...stalls.slice(at)]
}

/** Behind its neighbour; else in front of its side of the block, else behind the block. */
function placeOf(
  stalls: readonly BundledStall[],
  { block, side, after: before }: NonNullable<CaptureLabel['added']>,
): number {
  const neighbour = stalls.findIndex(({ id }) => id === before)
  if (neighbour >= 0) return neighbour + 1
  const first = stalls.findIndex((stall) => stall.block === block && stall.side === side)
  const last = stalls.findLastIndex((stall) => stall.block === block)
  return first >= 0 ? first : last >= 0 ? last + 1 : stalls.length
}

function after(stall: BundledStall, label: CaptureLabel, { day, site }: SiteBundle): BundledStall {
  if (label.kind !== 'visit' || label.outcome === undefined) return stall
  const standing = withCapture(standingOf(stall, site.id, day), label.outcome, label, day)
  const { step, stale } = stepOf(standing, day)
  const hasMerchant = stall.hasMerchant || label.account !== undefined
  return { ...stall, visited: true, outcome: label.outcome, hasMerchant, step, stale }
}

function withCapture(standing: PlacedStanding, outcome: Outcome, label: CaptureLabel, day: Day): PlacedStanding {
  const census = censusAfter(outcome, standing.census) ?? standing.census
  const { scanned, hasMoney } = label
  return {
    ...standing,
    ...{ visited: true, outcome, census },
    ...(scanned === 'match' && { lastScan: 'match', verifiedOn: day }),
    ...(scanned === 'alarm' && { lastScan: 'stranger' }),
    ...(hasMoney && { observedOn: day }),
  }
}

/** A standing that is drawn as the server drew the stall: the bundle carries the step, not the facts behind it. */
export function standingOf(stall: BundledStall, site: string, day: Day): PlacedStanding {
  const { id, block, side, position, number, tradeName, visited, hasCode, step, stale, outcome } = stall
  return {
    ...{ stall: id, site, block, side, position, number, visited, hasCode },
    ...(tradeName !== undefined && { tradeName }),
    census: step !== 'gone' ? 'operating' : outcome === 'closed-for-good' ? 'closed' : 'vacant',
    ...outcomeOf(stall),
    ...(step === 'alarm' && { lastScan: 'stranger' }),
    ...(step === 'active' && { observedOn: day }),
    ...(step === 'verified' ? { verifiedOn: day } : stale && { verifiedOn: LONG_AGO }),
  } as PlacedStanding & { outcome?: typeof outcome }
}

const outcomeOf = ({ step, outcome }: BundledStall): { outcome?: Outcome } => {
  if (step === 'refused') return { outcome: outcome === 'postponed' ? 'postponed' : 'refused' }
  return outcome === undefined ? {} : { outcome }
}
