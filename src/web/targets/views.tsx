import { dayOf, showDay } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import type { FoundTarget } from '../../store/targets.ts'
import type { Unit } from '../../store/units.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { ListHead, titleOf } from '../ui/list-page.tsx'
import { Note } from '../ui/notices.tsx'
import { TargetCard } from './card.tsx'
import { type FormState, TargetForm, WithdrawalForm } from './form-views.tsx'
import type { TargetsReading } from './read.ts'

const words = vi.targets

/** The targets of a commune and its sites, each with how it stands; the form for its leader; those withdrawn, and why. */
export const TargetsPage = ({ form, ...read }: TargetsReading & { form: FormState | undefined }) => (
  <main class="page" id="main">
    <ListHead
      {...{ place: showUnit(read.unit), back: paths.commune(read.unit.code), day: read.day }}
      {...{ title: words.title, definition: 'targets' }}
    />
    <Note>{words.note}</Note>
    {read.rows.length === 0 && <p class="empty">{words.none}</p>}
    <div class="plans">
      {read.rows.map((row) => (
        <TargetCard row={row} place={placeOf(row.found, read.unit)}>
          {form && <WithdrawalForm found={row.found} place={placeOf(row.found, read.unit)} form={form} />}
        </TargetCard>
      ))}
    </div>
    {form && <TargetForm unit={read.unit} sites={read.sites} form={form} />}
    {read.withdrawn.length > 0 && <Withdrawn unit={read.unit} withdrawn={read.withdrawn} />}
  </main>
)

const placeOf = ({ siteName }: FoundTarget, unit: Unit): string => siteName ?? words.whole(showUnit(unit))

const Withdrawn = ({ unit, withdrawn }: { unit: Unit; withdrawn: readonly FoundTarget[] }) => (
  <section class="card stack" aria-labelledby="withdrawn">
    <h2 id="withdrawn">{words.withdrawn(withdrawn.length)}</h2>
    <ul class="tasks">
      {withdrawn.map((found) => (
        <li>
          <b>{`${titleOf(found.indicator)}, ${placeOf(found, unit)}`}</b>
          <span>
            {words.goalUncounted(found.percent, showDay(found.day))} · {documentOf(found)}
          </span>
          <small>{words.setBy(found.by, showDay(dayOf(found.at)))}</small>
          {found.withdrawn && (
            <small>
              {words.withdrawnBy(found.withdrawn.by, showDay(dayOf(found.withdrawn.at)), found.withdrawn.reason)}
            </small>
          )}
        </li>
      ))}
    </ul>
  </section>
)

const documentOf = ({ document, documentDay }: FoundTarget): string =>
  document !== null && documentDay !== null ? words.documentText(document, showDay(documentDay)) : words.noDocument
