import { dayOf, showDay } from '../../domain/day.ts'
import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { type PayoutFigure, payoutFigure } from '../../domain/payout/measures.ts'
import { showUnit, type UnitKind } from '../../domain/place.ts'
import { showShare } from '../../domain/share.ts'
import type { DatedRound } from '../../store/payout-sums.ts'
import type { Unit } from '../../store/units.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { payoutWords } from '../ui/payout-figures.tsx'
import { FellBackCard, WhyCard } from './cards.tsx'
import { queryFor } from './choice.ts'
import { ChoiceForm } from './choice-form.tsx'
import { Headline } from './headline.tsx'
import type { ListedLine, PayoutReading } from './read.ts'
import { hamletRows, PartTable, programmeRows } from './tables.tsx'
import { listOf, TwinCard } from './twin.tsx'

const words = vi.payoutFigures

export const nameOf = (unit: Unit): string => showUnit({ kind: unit.kind as UnitKind, name: unit.name })

export interface PayoutsPageProps {
  read: PayoutReading
  fellBack: readonly ListedLine[]
  corrections: Corrections | undefined
}

/** What was mended since a round was closed, and what was paid by account with it: beside the frozen numbers. */
export interface Corrections {
  readonly count: number
  readonly paid: PayoutFigure | undefined
}

/** Who was paid by account, who was not and why, in a month of a commune. */
export const PayoutsPage = ({ read, fellBack, corrections }: PayoutsPageProps) => (
  <main class="page site-top" id="main">
    <PayoutsHead read={read} />
    <ChoiceForm read={read} action={paths.payouts(read.unit.code)} />
    {read.missing.length > 0 && (
      <div class="span">
        <Note>{words.missing(read.missing.join(', '))}</Note>
      </div>
    )}
    {read.cells.length === 0 ? (
      <section class="card span">
        <Empty text={words.noRound(showMonth(read.choice.period))} />
      </section>
    ) : (
      <>
        <HeadlineCard read={read} />
        <TwinCard read={read} />
        {corrections && (
          <div class="span">
            <Note>
              {words.corrections(
                corrections.count,
                payoutWords(corrections.paid?.people),
                payoutWords(corrections.paid?.amount),
              )}
            </Note>
          </div>
        )}
        <div class="stack">
          <WhyCard read={read} of="cash" />
          <WhyCard read={read} of="failed" />
        </div>
        <FellBackCard read={read} lines={fellBack} />
        <PartTable id="hamlets" title={words.byHamlet} column={words.hamlet} rows={hamletRows(read)} />
        <PartTable id="programmes" title={words.byProgramme} column={words.programme} rows={programmeRows(read)} />
      </>
    )}
    {read.mayOpenCases && <RoundsLink unit={read.unit} />}
    <p class="span">
      <small>{vi.payouts.noName}</small>
    </p>
  </main>
)

const PayoutsHead = ({ read: { unit, choice, rounds, hamlets, cells, mayOpenCases } }: { read: PayoutReading }) => (
  <header class="place span">
    <h1>{words.title}</h1>
    <p>
      {nameOf(unit)}
      {choice.hamlet && `, ${hamlets.get(choice.hamlet)}`} · {vi.payouts.period(showMonth(choice.period))}
      {rounds.length === 1 && rounds[0] && (
        <>
          {' · '}
          <State round={rounds[0]} />
        </>
      )}
    </p>
    {rounds.length > 1 && (
      <ul>
        {rounds.map((round) => (
          <li>
            {round.programmeName}: <State round={round} />
          </li>
        ))}
      </ul>
    )}
    <nav class="ways" aria-label={words.pages}>
      {mayOpenCases && (
        <>
          <a href={paths.payoutRounds(unit.code)}>{words.rounds}</a>
          <a href={paths.payoutProgrammes(unit.code)}>{vi.payoutProgrammes.title}</a>
          <a href={paths.payoutCases(unit.code)}>{vi.payoutCases.title}</a>
        </>
      )}
      <a href={paths.payoutTrend(unit.code, { ...queryFor(choice), ky: undefined })}>{words.months}</a>
      <a href={paths.payoutTargets(unit.code)}>{words.targets}</a>
      {cells.length > 0 && <a href={paths.payoutExports(unit.code, queryFor(choice))}>{words.exports}</a>}
    </nav>
  </header>
)

/** How a round stands, since when, and whether its numbers are final. */
const State = ({ round: { state, since } }: { round: DatedRound }) =>
  state === 'draft' ? (
    <span class="rank">{words.draft}</span>
  ) : (
    <>
      <span class="rank">{vi.payouts.states[state]}</span> ngày {showDay(dayOf(since))}
      {state !== 'closed' && `, ${words.notClosed}`}
    </>
  )

const HeadlineCard = ({ read }: { read: PayoutReading }) => {
  const ofAgreed = payoutFigure(read.measures, 'P5')
  return (
    <section class="card span" aria-labelledby="headline">
      <Headline measures={read.measures} href={listOf(read, 'P4')}>
        {ofAgreed && (
          <p class="soft">
            {words.otherBase(showNumber(ofAgreed.people.total, 0))}{' '}
            <a href={listOf(read, 'P5')}>{showShare(ofAgreed.people)}</a>. {words.otherBaseAfter}{' '}
            <a href={paths.definitions('P5')}>{words.how}</a>
          </p>
        )}
      </Headline>
    </section>
  )
}

/** A commune that has no round yet. */
export const NoPayoutsPage = ({ unit, mayOpenCases }: { unit: Unit; mayOpenCases: boolean }) => (
  <main class="page narrow" id="main">
    <header class="place">
      <h1>{words.title}</h1>
      <p>{nameOf(unit)}</p>
    </header>
    <section class="card">
      <Empty text={words.none}>{mayOpenCases && <RoundsLink unit={unit} />}</Empty>
    </section>
  </main>
)

const RoundsLink = ({ unit }: { unit: Unit }) => (
  <p class="acts span">
    <LinkButton href={paths.payoutRounds(unit.code)}>{vi.payoutRounds.title}</LinkButton>
  </p>
)
