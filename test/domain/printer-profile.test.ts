import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  correctionOf,
  DRAWN,
  findMeasureFaults,
  type Measured,
  NO_CORRECTION,
} from '../../src/domain/printer-profile.ts'

describe('the correction of a printer', () => {
  test('is none for a printer that prints what is drawn', () => {
    expect(correctionOf(DRAWN)).toEqual(NO_CORRECTION)
  })

  test('enlarges for a printer that shrinks to 96 %, and moves against its shift', () => {
    // x comes out at 0.96 · x + 1.3 millimetres, y where it was drawn.
    const measured = { left: 1920 + 130, top: 2000, width: 14_400, height: 20_000 }
    const { scaleX, offsetX, scaleY, offsetY } = correctionOf(measured)
    expect([scaleX, offsetX]).toEqual([expect.closeTo(1 / 0.96, 9), expect.closeTo(-1.3 / 0.96, 9)])
    expect([scaleY, offsetY]).toEqual([1, expect.closeTo(0, 9)])
  })

  test('brings every point of a corrected page to where it was drawn', () => {
    const printers = fc.record({
      left: fc.integer({ min: 500, max: 3500 }),
      top: fc.integer({ min: 500, max: 3500 }),
      width: fc.integer({ min: 13_500, max: 16_500 }),
      height: fc.integer({ min: 18_000, max: 22_000 }),
    })
    const points = fc.double({ min: 0, max: 420, noNaN: true })
    fc.assert(
      fc.property(printers, points, points, (measured, x, y) => {
        const { scaleX, scaleY, offsetX, offsetY } = correctionOf(measured)
        const [a, c] = [measured.width / DRAWN.width, measured.height / DRAWN.height]
        const [b, d] = [measured.left / 100 - a * 20, measured.top / 100 - c * 20]
        expect(a * (scaleX * x + offsetX) + b).toBeCloseTo(x, 6)
        expect(c * (scaleY * y + offsetY) + d).toBeCloseTo(y, 6)
      }),
    )
  })
})

describe('measures that cannot be right', () => {
  const faults: [Partial<Measured>, (keyof Measured)[]][] = [
    [{}, []],
    [{ left: 500, width: 13_500 }, []],
    [{ left: 499 }, ['left']],
    [{ top: 3501 }, ['top']],
    [{ width: 13_499 }, ['width']],
    [{ height: 22_001, left: 0 }, ['left', 'height']],
    [{ width: 1500 }, ['width']],
  ]
  test.each(faults)('%o: %o', (measured, named) => {
    expect(findMeasureFaults({ ...DRAWN, ...measured })).toEqual(named)
  })
})
