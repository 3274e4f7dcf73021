import { showMoment } from '../../domain/day.ts'
import { showMonth } from '../../domain/month.ts'
import type { PayoutEntry } from '../../store/payout-rounds.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/form.tsx'
import type { RoundProps } from './round-views.tsx'

const { payoutRounds: words } = vi

/** What was entered, the newest first; the newest that stands can be undone while the round is a draft. */
export const EntriesCard = (props: RoundProps) => {
  const { round, entries, acts, before } = props
  const isDraft = acts && round.state === 'draft'
  const newest = entries.find(({ undoneAt }) => undoneAt === null)
  return (
    <section class="card stack" aria-labelledby="entries">
      <h2 id="entries">{words.entries}</h2>
      {isDraft && before && <CarryForm {...props} month={showMonth(before.period)} />}
      {entries.length === 0 && <p class="soft">{words.noEntries}</p>}
      <ol class="history">
        {entries.map((entry) => (
          <li>
            <EntryWords entry={entry} isCases={round.grain === 'cases'} />
            {isDraft && entry === newest && <UndoForm {...props} entry={entry.id} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

const EntryWords = ({ entry, isCases }: { entry: PayoutEntry; isCases: boolean }) => (
  <>
    <b>{vi.payouts.entries[entry.kind]}</b>
    {isCases && entry.kind !== 'closing' && <span>{words.entry(entry.added, entry.changed, entry.removed)}</span>}
    <small>{vi.census.by(entry.by, showMoment(entry.at))}</small>
    {entry.undoneAt !== null && (
      <small>
        {words.undone} {showMoment(entry.undoneAt)}
      </small>
    )}
  </>
)

const UndoForm = ({ round, newId, entry }: Pick<RoundProps, 'round' | 'newId'> & { entry: string }) => (
  <form class="stack step" method="post" action={paths.payoutUndos(round.id)}>
    <input type="hidden" name={SUBMISSION} value={newId()} />
    <input type="hidden" name="entry" value={entry} />
    <small>{words.undoNote}</small>
    <Button>{words.undo}</Button>
  </form>
)

const CarryForm = ({ round, newId, month }: Pick<RoundProps, 'round' | 'newId'> & { month: string }) => (
  <form class="stack step" method="post" action={paths.payoutCarried(round.id)}>
    <input type="hidden" name={SUBMISSION} value={newId()} />
    <p>{words.carryNote(month)}</p>
    <Button>{words.carry}</Button>
  </form>
)
