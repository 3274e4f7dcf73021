import { showShortDong } from '../../domain/money.ts'
import { showNumber } from '../../domain/numbers.ts'
import { type Measures, type PayoutFigureCode, payoutFigure } from '../../domain/payout/measures.ts'
import { vi } from '../messages/vi.ts'
import { Bar, type BarFill } from '../ui/figures.tsx'
import { amountWords, payoutWords } from '../ui/payout-figures.tsx'

interface CellProps {
  measures: Measures | undefined
  code: PayoutFigureCode
  label: string
  /** With a bar of the people. */
  fill?: BarFill
}

/** A figure in a table, people over amount. Due is its own base; what was never told is said in words. */
export const FigureCell = ({ measures, code, label, fill }: CellProps) => {
  const figure = measures && payoutFigure(measures, code)
  if (figure === undefined) return <td data-label={label}>{vi.payouts.unknown}</td>
  const isDue = code === 'P1'
  return (
    <td data-label={label}>
      <b>{isDue ? showNumber(figure.people.count, 0) : payoutWords(figure.people)}</b>
      {fill ? <Bar share={figure.people} fill={fill} /> : <br />}
      <small>{isDue ? showShortDong(figure.amount.count) : amountWords(figure.amount)}</small>
    </td>
  )
}
