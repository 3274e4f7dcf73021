import { expect, test } from 'vitest'
import { type ReasonPlan, reasonRows } from '../../src/domain/reason-plan.ts'

const TODAY = '2026-11-12'
const plan = (reason: ReasonPlan['reason'], dueDay: string | null): ReasonPlan => ({
  ...{ reason, dueDay, owner: 'Tổ 6', step: 'Đến tận nhà' },
})

test.each([
  ['with its day still to come', [plan('tax', '2026-11-13')], false],
  ['on its very day', [plan('tax', TODAY)], false],
  ['a day after', [plan('tax', '2026-11-11')], true],
  ['without a day', [plan('tax', null)], false],
  ['without a plan', [], false],
])('a reason that vendors give, %s', (_name, plans, overdue) => {
  expect(reasonRows([{ reason: 'tax', count: 3 }], plans, TODAY)).toEqual([
    { reason: 'tax', count: 3, plan: plans[0], overdue },
  ])
})

test('reasons that only a plan is left of come last, in the order of reasons, and are not overdue', () => {
  const plans = [plan('fees', '2026-01-01'), plan('tax', '2026-01-01'), plan('elderly', null)]
  const rows = reasonRows(
    [
      { reason: 'elderly', count: 2 },
      { reason: 'other', count: 1 },
    ],
    plans,
    TODAY,
  )
  expect(rows.map(({ reason, count, overdue }) => [reason, count, overdue])).toEqual([
    ['elderly', 2, false],
    ['other', 1, false],
    ['tax', 0, false],
    ['fees', 0, false],
  ])
})
