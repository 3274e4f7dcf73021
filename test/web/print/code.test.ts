import { describe, expect, test } from 'vitest'
import { runsOf } from '../../../src/domain/symbol.ts'
import { readCode } from '../../../src/web/print/read-back/code.ts'
import { boundsOf, type Outline } from '../../../src/web/print/read-back/geometry.ts'
import type { Paint } from '../../../src/web/print/read-back/paint.ts'
import { makeSymbol, QUIET_ZONE } from '../../../src/web/ui/symbol.ts'
import { PAYLOADS } from './sheets.ts'

const [PAYLOAD = ''] = PAYLOADS
const symbol = makeSymbol(PAYLOAD)
if (symbol === undefined) throw new Error('the payload has no symbol')
const side = symbol.size + 2 * QUIET_ZONE

/** The symbol painted into a box at the corner of the page, moved by whole modules. */
function painted(size: number, { right = 0, down = 0 } = {}): Paint {
  const module = size / side
  const outlines = runsOf(symbol as NonNullable<typeof symbol>).map(([x, y, length]): Outline => {
    const [left, top] = [(x + QUIET_ZONE + right) * module, (y + QUIET_ZONE + down) * module]
    return [left, top, left + length * module, top, left + length * module, top + module, left, top + module]
  })
  return {
    kind: 'fill',
    black: true,
    curved: false,
    outlines: outlines as Paint['outlines'],
    bounds: boundsOf(outlines, 0),
  }
}
const box = (size: number) => ({ x: 0, y: 0, size, turned: false })

describe('a code in its box', () => {
  test('is read where it stands in the middle, with modules of half a millimetre', () => {
    expect(readCode([painted(side * 0.5)], box(side * 0.5))).toMatchObject({ kind: 'code', payload: PAYLOAD })
  })

  test('is refused where its modules are smaller than that', () => {
    expect(readCode([painted(side * 0.49)], box(side * 0.49))).toEqual({ kind: 'refused' })
  })

  test.each([{ down: 1 }, { down: -1 }, { right: 1 }, { right: -1 }])(
    'is refused a module off its place: %o',
    (moved) => {
      expect(readCode([painted(side, moved)], box(side))).toEqual({ kind: 'refused' })
    },
  )
})
