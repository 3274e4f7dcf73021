import { expect, test } from 'vitest'
import { readMonth } from '../../src/domain/month.ts'

test.each([
  ['11/2026', '2026-11'],
  ['1-2026', '2026-01'],
  [' 02.2026 ', '2026-02'],
  ['2026-11', '2026-11'],
  ['2026/7', '2026-07'],
])('a month is read as people write it: %j', (typed, month) => expect(readMonth(typed)).toBe(month))

test.each(['', '13/2026', '0/2026', '2026-00', '11/26', '11', '1/11/2026', 'tháng 11'])('%j is no month', (typed) =>
  expect(readMonth(typed)).toBeUndefined(),
)
