import { BUNDLE_VERSION, type BundledStall, type SiteBundle } from '../../src/domain/capture/bundle.ts'
import type { CaptureLabel } from '../../src/domain/capture/record.ts'
import type { KeptRecord } from '../../src/field/walk/engine.ts'

/** When the bundle was made, by the server's clock. */
export const TAKEN_AT = 1_794_470_000

export const stallAt = (position: number, more: Partial<BundledStall> = {}): BundledStall => ({
  id: `stall-${position}`,
  block: position <= 4 ? 'block-1' : 'block-2',
  side: position % 2 === 1 ? 'odd' : 'even',
  position,
  number: String(position),
  ...{ step: 'none', stale: false, visited: false, hasMerchant: false, hasCode: false },
  ...{ codes: [], stickers: [], edits: {} },
  ...more,
})

/** Tế Hanh as a phone takes it along: two stretches, both sides. */
export const bundleOf = (stalls: readonly BundledStall[]): SiteBundle => ({
  version: BUNDLE_VERSION,
  site: { id: 'te-hanh', kind: 'street', name: 'Phố Tế Hanh', commune: 'xã Bình Sơn' },
  officer: { id: 'lan', name: 'Lan' },
  at: TAKEN_AT,
  day: '2026-11-12',
  key: { id: 'key-1', point: '' },
  salt: 'salt',
  blocks: [
    { id: 'block-1', position: 1, name: 'Đầu phố', endsAt: 'Hẻm 21' },
    { id: 'block-2', position: 2, name: 'Cuối phố', endsAt: null },
  ],
  stalls,
  banks: [],
})

export const keptOf = (
  id: string,
  label: Partial<CaptureLabel>,
  more: Partial<Omit<KeptRecord, 'id' | 'label'>> = {},
): KeptRecord => ({
  id,
  officer: 'lan',
  label: { kind: 'visit', site: 'te-hanh', stall: 'stall-1', number: '1', ...label },
  savedAt: TAKEN_AT + 100,
  origin: 'own',
  state: 'waiting',
  ...more,
})
