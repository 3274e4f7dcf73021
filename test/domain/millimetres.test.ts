import { expect, test } from 'vitest'
import { readHundredths, showMillimetres } from '../../src/domain/millimetres.ts'

test.each([
  ['99,1', 9910],
  ['99.1', 9910],
  [' 150 ', 15_000],
  ['0', 0],
  ['148,50', 14_850],
  ['19,4 mm', 1940],
  ['2,05', 205],
])('%j is a length', (typed, hundredths) => {
  expect(readHundredths(typed)).toBe(hundredths)
})

test.each(['', ' ', '-1', '+1', '1,234', '1.000,5', '12345', 'abc', '1e3', ',5', '5,', '٣', '1,2,3', '99,1 cm'])(
  '%j is none',
  (typed) => {
    expect(readHundredths(typed)).toBeUndefined()
  },
)

test('is shown with a comma and its unit', () => {
  expect(showMillimetres(99.1)).toBe('99,1\u00a0mm')
  expect(showMillimetres(148.5)).toBe('148,5\u00a0mm')
})
