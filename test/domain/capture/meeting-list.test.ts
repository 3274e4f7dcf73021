import { expect, test } from 'vitest'
import { isOutdated } from '../../../src/domain/capture/meeting-list.ts'

const DAY = 86_400
const TAKEN = 20_000 * DAY

test.each([
  ['is new', 0, false],
  ['is a second short of a week', 7 * DAY - 1, false],
  ['is a week old', 7 * DAY, true],
  ['was taken a second less than a day ahead, by a clock that was set right', 1 - DAY, false],
  ['was taken a day ahead: the clock was set back', -DAY, true],
])('a list that %s goes or stays', (_, age, goes) => {
  expect(isOutdated(TAKEN, TAKEN + age)).toBe(goes)
})
