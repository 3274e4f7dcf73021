import { showMillimetres } from '../../domain/millimetres.ts'
import { showNumber } from '../../domain/numbers.ts'
import { DRAWN, type Measured, MOST_OFFSET } from '../../domain/printer-profile.ts'
import { vi } from '../messages/vi.ts'

const words = vi.printers

/** What a printer does to a page, in words: its scale and shift, both ways. */
export function describePrinter(measured: Measured): string {
  const scales = { x: measured.width / DRAWN.width, y: measured.height / DRAWN.height }
  const parts = [
    scaleWords(scales.x, words.ways.x),
    scaleWords(scales.y, words.ways.y),
    shiftWords(measured.left - scales.x * DRAWN.left, [words.sides.left, words.sides.right]),
    shiftWords(measured.top - scales.y * DRAWN.top, [words.sides.up, words.sides.down]),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? words.exact : words.result(parts.join(', '))
}

/** `scale` is printed over drawn length; less than a twentieth of a per cent shows on no ruler. */
function scaleWords(scale: number, way: string): string | undefined {
  if (Math.abs(scale - 1) < 0.0005) return undefined
  const percent = `${showNumber(scale * 100, 1)}\u00a0%`
  return (scale < 1 ? words.smaller : words.larger)(percent, way)
}

/** `shift` in hundredths of a millimetre, to the first side where it is negative. */
function shiftWords(shift: number, [back, on]: readonly [string, string]): string | undefined {
  const millimetres = Math.round(Math.abs(shift) / 10) / 10
  return millimetres === 0 ? undefined : words.shifted(shift < 0 ? back : on, showMillimetres(millimetres))
}

/** Why a measure cannot be right. */
export const faultWords = (name: keyof Measured): string =>
  name === 'left' || name === 'top' ? words.faults.offset(showMillimetres(MOST_OFFSET / 100)) : words.faults.scale
