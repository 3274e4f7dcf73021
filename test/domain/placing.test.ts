import { describe, expect, test } from 'vitest'
import { placingOf, serialEnd } from '../../src/domain/placing.ts'

const sticker = (serial: string, state: 'printed' | 'handed-over' | 'placed') => ({ serial, state })

describe('what a match says of the stickers of a stall', () => {
  test.each([
    ['nothing where none stands', [], undefined, { kind: 'none' }],
    ['nothing where it was placed before', [sticker('A', 'placed')], undefined, { kind: 'none' }],
    ['that the only one is on its wall', [sticker('A', 'printed')], undefined, { kind: 'place', serial: 'A' }],
    ['the same of one that was handed over', [sticker('A', 'handed-over')], undefined, { kind: 'place', serial: 'A' }],
    [
      'that it is one of two',
      [sticker('A', 'printed'), sticker('B', 'handed-over')],
      undefined,
      { kind: 'ask', among: ['A', 'B'], isOnePlaced: false },
    ],
    [
      'that it may be the one placed before, or another',
      [sticker('A', 'placed'), sticker('B', 'printed')],
      undefined,
      { kind: 'ask', among: ['B'], isOnePlaced: true },
    ],
    [
      'what whoever scanned it read on it',
      [sticker('A', 'placed'), sticker('B', 'printed')],
      'B',
      { kind: 'place', serial: 'B' },
    ],
    [
      'nothing where that one was placed before',
      [sticker('A', 'placed'), sticker('B', 'printed')],
      'A',
      { kind: 'none' },
    ],
    [
      'nothing where it could not be read',
      [sticker('A', 'printed'), sticker('B', 'printed')],
      'none',
      { kind: 'none' },
    ],
  ] as const)('is %s', (_what, standing, chosen, placing) => {
    expect(placingOf(standing, chosen)).toEqual(placing)
  })

  test('tells them apart by the last group', () => {
    expect(serialEnd('7K3MQ9TD52XAHV8E')).toBe('HV8E')
  })
})
