import type { Child } from 'hono/jsx'
import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { type PayoutList, tallyBehind } from '../../domain/payout/lists.ts'
import type { ArrearsLine } from '../../store/payout-contents.ts'
import { vi } from '../messages/vi.ts'
import { CaseCode, CorrectedWords } from '../ui/payout-paid.tsx'
import type { ListedLine, PayoutReading, RoundCell } from './read.ts'

const words = vi.payoutFigures

export type ListedArrears = ArrearsLine & { readonly round: string }

const Unknown = () => <em class="soft">{vi.payouts.unknown}</em>

const Place = ({ read, of }: { read: PayoutReading; of: { hamlet: string; group: string; round: string } }) => (
  <>
    {read.hamlets.get(of.hamlet)}
    <br />
    <small>
      {read.groups.get(of.group)}
      {read.rounds.length > 1 && ` · ${read.rounds.find(({ id }) => id === of.round)?.programmeName}`}
    </small>
  </>
)

const Table = ({ caption, heads, children }: { caption: string; heads: readonly string[]; children: Child }) => (
  <table class="sheet dated pairs listed">
    <caption class="vh">{caption}</caption>
    <thead>
      <tr>
        {heads.map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)

const CASE_HEADS = [words.caseCode, words.place, words.status, words.modality, words.reason, words.amount]

/** People by their file codes. */
export const CasesTable = ({ read, rows }: { read: PayoutReading; rows: readonly ListedLine[] }) =>
  rows.length === 0 ? (
    <p class="empty">{words.empty}</p>
  ) : (
    <Table caption={words.caseCode} heads={CASE_HEADS}>
      {rows.map((line) => (
        <tr>
          <th scope="row">
            <CaseCode of={line} opens />
          </th>
          <td data-label={words.place}>
            <Place read={read} of={line} />
          </td>
          <td data-label={words.status}>{line.status === null ? <Unknown /> : vi.payouts.statuses[line.status]}</td>
          <td data-label={words.modality}>
            {line.modality === null ? <Unknown /> : vi.payouts.modalities[line.modality]}
            <CorrectedWords of={line.corrected} />
          </td>
          <td data-label={words.reason}>{line.reason && vi.payouts.reasons[line.reason]}</td>
          <td data-label={words.amount}>{showNumber(line.amount, 0)}</td>
        </tr>
      ))}
    </Table>
  )

/** Truy lĩnh by file code and month. */
export const ArrearsTable = ({ read, rows }: { read: PayoutReading; rows: readonly ListedArrears[] }) =>
  rows.length === 0 ? (
    <p class="empty">{words.empty}</p>
  ) : (
    <Table caption={words.lists.arrears} heads={[words.caseCode, words.place, words.month, words.amount]}>
      {rows.map((line) => (
        <tr>
          <th scope="row">
            <CaseCode of={line} opens />
          </th>
          <td data-label={words.place}>
            <Place read={read} of={line} />
          </td>
          <td data-label={words.month}>{showMonth(line.month)}</td>
          <td data-label={words.amount}>{showNumber(line.amount, 0)}</td>
        </tr>
      ))}
    </Table>
  )

interface CellsProps {
  read: PayoutReading
  list: PayoutList
  cells: readonly RoundCell[]
}

/** Hamlets and groups with what each adds to a number: where there are no file codes, or none for the viewer. */
export const CellsTable = ({ read, list, cells }: CellsProps) => (
  <section class="card" aria-labelledby="cells">
    <header>
      <h2 id="cells">{words.listTotals}</h2>
    </header>
    <Table caption={words.listTotals} heads={[words.place, words.count, words.amount]}>
      {cells.map((cell) => {
        const tally = tallyBehind(cell.measures, list)
        return (
          <tr>
            <th scope="row">
              <Place read={read} of={cell} />
            </th>
            <td data-label={words.count}>{tally ? showNumber(tally.people, 0) : <Unknown />}</td>
            <td data-label={words.amount}>{tally ? showNumber(tally.amount, 0) : <Unknown />}</td>
          </tr>
        )
      })}
    </Table>
    {read.mayOpenCases && <p class="soft">{words.listTotalsNote}</p>}
  </section>
)
