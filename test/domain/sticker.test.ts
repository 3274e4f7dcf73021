import { expect, test } from 'vitest'
import { type StickerEvent, type StickerState, stickerState } from '../../src/domain/sticker.ts'

test.each<[StickerEvent[], StickerState]>([
  [[], 'printed'],
  [['handed-over'], 'handed-over'],
  [['placed'], 'placed'],
  [['placed', 'handed-over'], 'placed'],
  [['handed-over', 'placed', 'voided'], 'void'],
  [['voided', 'placed'], 'void'],
])('after %j a sticker is %s', (events, state) => {
  expect(stickerState(events)).toBe(state)
})
