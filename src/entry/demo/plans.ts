import { addDays, dayOf } from '../../domain/day.ts'
import type { TargetIndicator } from '../../domain/indicators.ts'
import type { Reason } from '../../domain/visit.ts'
import type { Entry } from '../../store/audit.ts'
import type { Write } from '../../store/database.ts'
import { insertReasonPlan } from '../../store/reason-plans.ts'
import { insertTarget } from '../../store/targets.ts'
import type { Services } from '../../web/services.ts'
import { commitDemo } from './commit.ts'
import { COMMUNE, DAYS_AGO, daysAgo, momentAgo } from './sites.ts'

/** The document is a sample: nobody issued it. */
const DOCUMENT = 'Mẫu 01/KH-UBND'

/** Place, figure, percentage, day from today, what was counted when it was set, whether a document set it. */
const TARGETS: readonly [string | null, TargetIndicator, number, number, [count: number, total: number], boolean][] = [
  [null, 'A5', 60, 60, [0, 288], true],
  ['site-1', 'A4', 60, 60, [0, 34], true],
  ['site-2', 'A5', 80, 30, [0, 180], false],
]

/** Reason, who, what next, due in so many days. */
const PLANS: readonly [Reason, string, string, number | null][] = [
  ['tax', 'Đoàn xã và thuế cơ sở', 'Nói chuyện với bà con ở nhà văn hóa tổ dân phố 6', 10],
  ['elderly', 'Tổ công nghệ số cộng đồng', 'Đến từng nhà, nhờ con cháu cài giúp và tập thử', -3],
  ['weak-signal', 'Văn phòng UBND xã', 'Gửi nhà mạng danh sách các sạp sóng yếu', null],
]

/** What the commune means to reach, as its leader set it at the first walk, and what it does about each reason. */
export async function planAhead({ store: { read }, store, newId }: Services, now: number): Promise<void> {
  const today = dayOf(now)
  const act = (days: number, officer: string) => ({
    id: newId(),
    commune: COMMUNE,
    officer,
    at: momentAgo(now, days, 10),
  })
  const drafts = [
    ...TARGETS.map(([site, indicator, percent, ahead, [baseCount, baseTotal], hasDocument]) => {
      const document = hasDocument ? DOCUMENT : null
      const documentDay = hasDocument ? daysAgo(now, DAYS_AGO.census + 5) : null
      const asked = { site, indicator, percent, day: addDays(today, ahead), document, documentDay }
      const row = { ...act(DAYS_AGO.census - 1, 'anh'), ...asked, baseCount, baseTotal }
      return { row, action: 'target.set', write: insertTarget(read, row) }
    }),
    ...PLANS.map(([reason, owner, step, ahead]) => {
      const dueDay = ahead === null ? null : addDays(today, ahead)
      const row = { ...act(15, 'ho'), reason, owner, step, dueDay }
      return { row, action: 'reason-plan.set', write: insertReasonPlan(read, row) }
    }),
  ]
  const writes: Write[] = drafts.map(({ write }) => write)
  const entries: Entry[] = drafts.map(({ row, action }) => ({ at: row.at, actor: 'demo', action, subject: row.id }))
  await commitDemo(store, { writes, entries })
}
