import { expect, test } from 'vitest'
import { backoff } from '../../../src/field/walk/backoff.ts'

test.each([
  [1, 0, 1_000],
  [1, 0.999, 1_999],
  [2, 0, 2_000],
  [4, 0.5, 12_000],
  [8, 0, 128_000],
  [9, 0, 150_000],
  [9, 1, 300_000],
  [5_000, 1, 300_000],
])('after %i failures in a row the phone waits, by chance %d, %i milliseconds', (failures, chance, wait) => {
  expect(backoff(failures, chance)).toBe(wait)
})
