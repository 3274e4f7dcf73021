import { expect, test } from 'vitest'
import { shortHolder } from '../../src/domain/holder.ts'

test.each([
  ['NGUYEN THI UT', 'NGUYEN T. UT'],
  ['BUI THI NGOC ANH', 'BUI T. N. ANH'],
  ['A THIEN', 'A THIEN'],
  ['Y', 'Y'],
  ['  HO   VAN  BE ', 'HO V. BE'],
])('%s is shown as %s', (name, short) => {
  expect(shortHolder(name)).toBe(short)
})
