import { showNumber } from '../../domain/numbers.ts'
import type { PayoutLine } from '../../domain/payout/line.ts'
import { type Correction, isOfCase } from '../../store/payout-corrections.ts'
import type { LineFilter } from '../../store/payout-line-pages.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import { CorrectedWords, PaidWords } from '../ui/payout-paid.tsx'
import { FilterForm } from './line-filter.tsx'
import type { OpenedRound } from './read.ts'
import { RoundHead } from './round-views.tsx'

const { lines: words } = vi.payoutRounds

interface LinesProps extends OpenedRound {
  lines: readonly PayoutLine[]
  /** On all pages. */
  total: number
  filter: LineFilter
  page: number
  pages: number
  /** Confirmed ones, the oldest first. */
  corrections: readonly Correction[]
  acts: boolean
}

/** The lines of a round: what is asked for, a page of them, and the way to each. */
export const LinesPage = (props: LinesProps) => {
  const { round, lines, total, acts, filter } = props
  const isFiltered = Object.values(filter).some((asked) => asked !== undefined)
  return (
    <main class="page" id="main">
      <RoundHead {...props} back />
      <section class="card stack span" aria-labelledby="lines">
        <h2 id="lines">
          {vi.payoutRounds.linesTitle}: {words.count(total)}
        </h2>
        {acts && round.state === 'draft' && (
          <p>
            <LinkButton href={paths.payoutLine(round.id)}>{words.add}</LinkButton>
          </p>
        )}
        <FilterForm {...props} />
        {lines.length === 0 ? (
          <p class="empty">{isFiltered ? words.noneFound : words.none}</p>
        ) : (
          <LinesTable {...props} />
        )}
        <Pages {...props} />
      </section>
    </main>
  )
}

const LinesTable = (props: LinesProps) => (
  <table class="sheet stacked">
    <caption class="vh">{vi.payoutRounds.linesTitle}</caption>
    <thead>
      <tr>
        {[words.case, words.where, words.status, words.modality].map((label) => (
          <th scope="col">{label}</th>
        ))}
        <th scope="col" class="num">
          {words.amount}
        </th>
      </tr>
    </thead>
    <tbody>
      {props.lines.map((line) => (
        <LineRow {...props} line={line} />
      ))}
    </tbody>
  </table>
)

const LineRow = ({ line, round, acts, names, corrections }: LinesProps & { line: PayoutLine }) => {
  const correction = corrections.filter(isOfCase).findLast(({ caseCode }) => caseCode === line.caseCode)
  return (
    <tr>
      <th scope="row">
        {acts && round.state === 'draft' ? (
          <a href={paths.payoutLine(round.id, line.caseCode)}>{line.caseCode}</a>
        ) : acts && round.state === 'closed' ? (
          <a href={paths.newPayoutCorrection(round.id, line.caseCode)}>{line.caseCode}</a>
        ) : (
          line.caseCode
        )}
      </th>
      <td data-label={words.where}>
        {names.get(line.hamlet)} <small>{names.get(line.group)}</small>
      </td>
      <td data-label={words.status}>{line.status ? vi.payouts.statuses[line.status] : <Unknown />}</td>
      <td data-label={words.modality}>
        <PaidWords {...line} />
        <CorrectedWords of={correction} />
      </td>
      <td class="num" data-label={words.amount}>
        {showNumber(line.amount)}
      </td>
    </tr>
  )
}

const Unknown = () => <em class="soft">{vi.payouts.unknown}</em>

const Pages = ({ round, filter, page, pages }: LinesProps) => {
  const to = (number: number) => paths.payoutLines(round.id, { ...filter, page: String(number) })
  if (pages === 1) return null
  return (
    <nav class="acts" aria-label={words.page(page, pages)}>
      {page > 1 && <LinkButton href={to(page - 1)}>{words.previous}</LinkButton>}
      <span>{words.page(page, pages)}</span>
      {page < pages && <LinkButton href={to(page + 1)}>{words.next}</LinkButton>}
    </nav>
  )
}
