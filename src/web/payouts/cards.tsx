import { showNumber } from '../../domain/numbers.ts'
import { cashCauses, type PayoutList } from '../../domain/payout/lists.ts'
import { type CashCause, payoutFigure } from '../../domain/payout/measures.ts'
import { share, showShare } from '../../domain/share.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Bar } from '../ui/figures.tsx'
import { Note } from '../ui/notices.tsx'
import { CaseCode, CorrectedWords } from '../ui/payout-paid.tsx'
import type { ListedLine, PayoutReading } from './read.ts'
import { listOf } from './twin.tsx'

const words = vi.payoutFigures

export const causeWords = (cause: CashCause): string =>
  cause === 'none' ? vi.payouts.noReason : vi.payouts.reasons[cause]

/** Why in cash or in vain, the most frequent first, each reason a link to its list. */
const Causes = ({ read, of }: { read: PayoutReading; of: 'cash' | 'failed' }) => {
  const total = payoutFigure(read.measures, of === 'cash' ? 'P6' : 'P7')?.people.count ?? 0
  const causes = cashCauses(read.measures, of)
  const fellBack = of === 'cash' ? (read.measures.get('fell-back')?.people ?? 0) : 0
  return (
    <>
      <ol class="reasons">
        {causes.map(({ cause, people }) => (
          <CauseRow href={listOf(read, `${of}:${cause}`)} name={causeWords(cause)} part={people} total={total} />
        ))}
        {fellBack > 0 && (
          <CauseRow href={listOf(read, 'fell-back')} name={words.fellBackRow} part={fellBack} total={total} />
        )}
      </ol>
      {of === 'cash' && total > 0 && <Note>{words.homeIsRight}</Note>}
    </>
  )
}

const CauseRow = ({ href, name, part, total }: { href: string; name: string; part: number; total: number }) => (
  <li>
    <a href={href}>
      <span>{name}</span>
      <b>{showShare(share(part, total))}</b>
      <Bar share={share(part, total)} fill="plain" />
    </a>
  </li>
)

export const WhyCard = ({ read, of }: { read: PayoutReading; of: 'cash' | 'failed' }) => {
  const list: PayoutList = of === 'cash' ? 'P6' : 'P7'
  const people = payoutFigure(read.measures, list)?.people.count
  return (
    <section class="card why" aria-labelledby={`why-${of}`}>
      <header>
        <h2 id={`why-${of}`}>{of === 'cash' ? words.whyCash : words.whyFailed}</h2>
        {people !== undefined && people > 0 && (
          <small>
            <a href={listOf(read, list)}>
              {showNumber(people, 0)} {words.people}
            </a>
          </small>
        )}
      </header>
      {people === undefined && <p class="soft">{vi.payouts.unknown}</p>}
      {people === 0 && <p class="soft">{of === 'cash' ? words.noCash : words.noFailed}</p>}
      <Causes read={read} of={of} />
    </section>
  )
}

/** Rows shown before the list is opened. */
const AT_FIRST = 6

/** Who was paid by account in the round before and in cash now. */
export const FellBackCard = ({ read, lines }: { read: PayoutReading; lines: readonly ListedLine[] }) => {
  const tally = read.measures.get('fell-back')
  return (
    <section class="card" aria-labelledby="fell-back">
      <header>
        <h2 id="fell-back">{words.fellBack(tally ? showNumber(tally.people, 0) : vi.payouts.unknown)}</h2>
        <small>
          {words.fellBackNote} · <a href={paths.definitions('fell-back')}>{words.how}</a>
        </small>
      </header>
      {tally === undefined && <p class="soft">{words.fellBackUnknown}</p>}
      {tally?.people === 0 && <p class="soft">{words.fellBackNone}</p>}
      {lines.length > 0 && <FellBackTable read={read} lines={lines.slice(0, AT_FIRST)} />}
      {tally && tally.people > 0 && (
        <p>
          <a href={listOf(read, 'fell-back')}>{words.allCases(showNumber(tally.people, 0))}</a>
        </p>
      )}
    </section>
  )
}

const FellBackTable = ({ read, lines }: { read: PayoutReading; lines: readonly ListedLine[] }) => (
  <table class="sheet fell">
    <caption class="vh">{words.lists['fell-back']}</caption>
    <thead>
      <tr>
        <th scope="col">{words.caseCode}</th>
        <th scope="col">{words.place}</th>
        <th scope="col">{words.reason}</th>
        <th scope="col" class="num">
          {words.amount}
        </th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr>
          <th scope="row">
            <CaseCode of={line} opens />
          </th>
          <td>
            {read.hamlets.get(line.hamlet)}
            <br />
            <small>{read.groups.get(line.group)}</small>
          </td>
          <td>
            {line.reason === null ? <em class="soft">{vi.payouts.unknown}</em> : vi.payouts.reasons[line.reason]}
            <CorrectedWords of={line.corrected} />
          </td>
          <td class="num">{showNumber(line.amount, 0)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
