import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import type { PayoutFigure, Tally } from '../../domain/payout/measures.ts'
import type { ReportedPayouts } from '../../domain/report.ts'
import { vi } from '../messages/vi.ts'
import { clip, write, writeRight } from './lines.ts'
import { type Column, drawHeading } from './meeting-figures.ts'
import type { Pen } from './pen.ts'
import type { Corner } from './place.ts'

const words = vi.payoutExports.sheet
const SHOWN = ['P1', 'P2', 'P3', 'P4', 'P6', 'P7', 'P8'] as const
const SIZE = 8.5
const ROW = 4.3

/** The payouts of a month, by people over amount, in one band; answers where it ends. */
export function drawPayouts(pen: Pen, payouts: ReportedPayouts, column: Column): number {
  const title = words.title(vi.payouts.period(showMonth(payouts.period)))
  const first = drawHeading(pen, title, column) - 1.5
  const after = column.x + pen.width(title, 11, 'bold') + 3
  write(pen, words.note, { x: after, y: first - 4.5 }, { size: SIZE })
  const width = column.width / SHOWN.length
  SHOWN.forEach((code, at) => {
    const [people, amount] = numbersOf(payouts.figures[code])
    const weight = code === 'P4' ? 'bold' : 'regular'
    const texts = [
      [words.columns[code], { size: SIZE, weight }],
      [people, { size: 9.5, weight: 'bold' }],
      [amount, { size: SIZE, weight }],
    ] as const
    texts.forEach(([text, letters], row) => {
      writeFitted(pen, text, { x: column.x + (at + 1) * width, y: first + row * ROW }, letters, width - 2)
    })
  })
  const apart = words.apart(tallyWords(payouts.fellBack), tallyWords(payouts.arrears))
  write(pen, clip(pen, apart, column.width, { size: SIZE }), { x: column.x, y: first + 3 * ROW }, { size: SIZE })
  return first + 3 * ROW + 1.5
}

/** Smaller where it would not fit: a number is never cut off. */
function writeFitted(
  pen: Pen,
  text: string,
  at: Corner,
  { size, weight }: { readonly size: number; readonly weight: 'regular' | 'bold' },
  room: number,
): void {
  const by = Math.min(1, room / Math.max(pen.width(text, size, weight), 0.1))
  writeRight(pen, text, at, { size: size * by, weight })
}

/** Each over the same base, which is the first column; what was never told is said in words. */
const numbersOf = (figure: PayoutFigure | undefined): readonly [people: string, amount: string] =>
  figure === undefined
    ? [vi.payouts.unknown, '']
    : [
        `${showNumber(figure.people.count, 0)}/${showNumber(figure.people.total, 0)}`,
        showNumber(figure.amount.count, 0),
      ]

const tallyWords = (tally: Tally | undefined): string =>
  tally === undefined
    ? vi.payouts.unknown
    : vi.payoutFigures.arrearsOf(showNumber(tally.people, 0), `${showNumber(tally.amount, 0)} đ`)
