import { expect, test } from 'vitest'
import { findPinFault } from '../../src/domain/vendor.ts'

const PINS: [string, ReturnType<typeof findPinFault>][] = [
  ['204817', undefined],
  ['135790', undefined],
  ['', 'not-six-digits'],
  ['20481', 'not-six-digits'],
  ['2048170', 'not-six-digits'],
  ['20481a', 'not-six-digits'],
  ['２０４８１７', 'not-six-digits'],
  ['000000', 'too-easy'],
  ['123456', 'too-easy'],
  ['890123', 'too-easy'],
  ['654321', 'too-easy'],
  ['209209', 'too-easy'],
  ['121212', 'too-easy'],
]
test.each(PINS)('the PIN %s: %s', (pin, fault) => {
  expect(findPinFault(pin)).toBe(fault)
})
