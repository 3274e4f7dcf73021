import type { Figures } from '../../src/domain/figures.ts'
import { INDICATORS } from '../../src/domain/indicators.ts'
import type { Report, ReportedSite } from '../../src/domain/report.ts'
import { share } from '../../src/domain/share.ts'
import { WORLD_DAY } from './world.ts'

const COUNTS = { A1: 34, A2: 30, A3: 29, A4: 24, A5: 22, A6: 11, A8: 20, A9: 24, Q1: 7 } as const
const TOTALS: Readonly<Record<string, number>> = { A8: 22, A9: 26, Q1: 8 }

/** The figures of Tế Hanh street as the drawn sheet has them, or some of them otherwise. */
export const someFigures = (given: Partial<Figures> = {}): Figures => ({
  day: WORLD_DAY,
  operating: 34,
  notCounted: { vacant: 2, closed: 1 },
  shares: Object.fromEntries(
    INDICATORS.map((code) => [code, share(COUNTS[code], TOTALS[code] ?? 34)]),
  ) as Figures['shares'],
  evidence: { bank: 9, observed: 13, said: 3 },
  unwilling: 7,
  reasons: [
    { reason: 'cash-customers', count: 3 },
    { reason: 'tax', count: 2 },
    { reason: 'no-smartphone', count: 1 },
  ],
  ...given,
})

/** A site of so many stalls, so many of them in use. */
export function someSite(name: string, active: number, operating: number): ReportedSite {
  const figures = someFigures({ operating })
  const shares = Object.fromEntries(
    INDICATORS.map((code) => [code, share(code === 'A5' ? active : 0, operating)]),
  ) as Figures['shares']
  const evidence = { bank: active, observed: 0, said: 0 }
  return { id: name, name, kind: 'street', figures: { ...figures, shares, evidence } }
}

export const someReport = (given: Partial<Report> = {}): Report => ({
  ...{ of: 'commune', place: 'xã Bình Sơn', unit: 'xã Bình Sơn', unitName: 'Bình Sơn', province: 'tỉnh Quảng Ngãi' },
  ...{ day: WORLD_DAY, madeAt: 1_794_467_100, held: '3 máy còn giữ 27 phiếu chưa gửi' },
  ...{ closed: false, demo: false, figures: someFigures(), before: someFigures({ day: '2026-10-31' }) },
  received: 'Gồm mọi phiếu nhận đến 14:05 ngày 12/11/2026',
  sites: [someSite('Tế Hanh', 22, 34), someSite('Chợ Châu Ổ', 3, 40), someSite('Chợ Châu Ổ 2', 9, 60)],
  corrections: [],
  plans: [
    {
      reason: 'tax',
      owner: 'Chi cục Thuế, ông Ba',
      step: 'Mời cán bộ thuế nói chuyện với bà con',
      dueDay: '2026-11-20',
    },
    { reason: 'no-smartphone', owner: 'Đoàn xã', step: 'Xin máy cũ còn dùng được', dueDay: undefined },
  ],
  tasks: [
    { due: 'alarm', count: 1, where: 'Tế Hanh: 1' },
    { due: 'stale', count: 4, where: 'Tế Hanh: 3, Chợ Châu Ổ: 1' },
    { due: 'unvisited', count: 12, where: 'Chợ Châu Ổ 2: 12' },
  ],
  ...given,
})
