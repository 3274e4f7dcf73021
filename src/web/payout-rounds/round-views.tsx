import { showMoment } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import type { Cell } from '../../store/payout-cells.ts'
import type { Correction } from '../../store/payout-corrections.ts'
import type { PayoutEntry, PayoutRound, RoundEventRow } from '../../store/payout-rounds.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import { Alarm, Note } from '../ui/notices.tsx'
import { EntriesCard } from './entry-views.tsx'
import { RoundFigures } from './figures.tsx'
import { PlacesCard } from './places.tsx'
import { type OpenedRound, titleOf } from './read.ts'
import { StepCard } from './step-views.tsx'

const { payoutRounds: words } = vi

export interface RoundProps extends OpenedRound {
  cells: readonly Cell[]
  corrected: readonly Cell[] | undefined
  corrections: readonly Correction[]
  events: readonly RoundEventRow[]
  entries: readonly PayoutEntry[]
  /** The round of the programme before it, whose list may be carried on. */
  before: PayoutRound | undefined
  /** An earlier one that is closed first. */
  openBefore: PayoutRound | undefined
  /** The viewer enters, submits and closes; approves and sends back. */
  acts: boolean
  reviews: boolean
  /** Closed, and not what it was closed as. */
  altered: boolean
  /** Of what the page shows. */
  digest: string
  newId: () => string
}

/** A round: how it stands, what it comes to, what can be done next, and all that was done. */
export const RoundPage = (props: RoundProps) => {
  const { cells, corrected, names, altered } = props
  return (
    <main class="page" id="main">
      <RoundHead {...props} />
      {altered && (
        <Alarm>
          <p>{words.altered}</p>
        </Alarm>
      )}
      <Ways {...props} />
      <StepCard {...props} />
      <RoundFigures cells={cells} corrected={corrected} />
      <PlacesCard cells={corrected ?? cells} names={names} {...(corrected ? { title: words.placesAfter } : {})} />
      <HistoryCard {...props} />
      <EntriesCard {...props} />
      <Note>{vi.payouts.noName}</Note>
    </main>
  )
}

/** Whose round it is and how it stands; `back`: to the round itself, from a page of it. */
export const RoundHead = ({ round, unit, back }: Pick<OpenedRound, 'round' | 'unit'> & { back?: boolean }) => (
  <header class="place span">
    <p>
      <a href={back ? paths.payoutRound(round.id) : paths.payoutRounds(unit.code)}>
        {back ? words.toRound : words.back}
      </a>
    </p>
    <h1>{titleOf(round)}</h1>
    <p>
      {showUnit(unit)} · <span class="rank">{vi.payouts.states[round.state]}</span> {words.stateNotes[round.state]}
    </p>
  </header>
)

const Ways = ({ round, acts, corrections }: RoundProps) => (
  <p class="acts span">
    {round.grain === 'cases' ? (
      <LinkButton href={paths.payoutLines(round.id)}>{words.linesTitle}</LinkButton>
    ) : (
      <LinkButton href={paths.payoutTotals(round.id)}>{words.totals.title}</LinkButton>
    )}
    {acts && round.state === 'draft' && round.grain === 'cases' && (
      <>
        <LinkButton href={paths.payoutImport(round.id)}>{vi.payoutImport.title}</LinkButton>
        <LinkButton href={paths.payoutLine(round.id)}>{words.lines.add}</LinkButton>
        <LinkButton href={paths.payoutArrears(round.id)}>{vi.payoutProgrammes.arrears}</LinkButton>
      </>
    )}
    {round.state === 'closed' && (
      <LinkButton href={paths.payoutCorrections(round.id)}>{words.corrections.list(corrections.length)}</LinkButton>
    )}
  </p>
)

const HistoryCard = ({ events }: RoundProps) => (
  <section class="card" aria-labelledby="history">
    <h2 id="history">{words.history}</h2>
    {events.length === 0 && <p class="soft">{words.noHistory}</p>}
    <ol class="history">
      {events.map(({ event, by, at, note }) => (
        <li>
          <b>{vi.payouts.events[event]}</b>
          <small>{vi.census.by(by, showMoment(at))}</small>
          {note && <p>{words.noteOf(note)}</p>}
        </li>
      ))}
    </ol>
  </section>
)
