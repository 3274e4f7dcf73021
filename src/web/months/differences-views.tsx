import { type Month, showMonth } from '../../domain/month.ts'
import type { MonthDifference } from '../../store/month-differences.ts'
import type { FoundedSite } from '../../store/snapshots.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, inPlace, TextArea } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { DESPITE_LENGTH } from './form.ts'
import { daysIn, told } from './words.ts'

const words = vi.months.despite

/** What of a month is frozen otherwise than the facts give. */
export interface Differences {
  readonly month: Month
  /** Their digest: what is closed is what was seen. */
  readonly seen: string
  readonly lines: readonly MonthDifference[]
  readonly sites: readonly FoundedSite[]
  /** The reason as it was sent, and what is wrong with the choice. */
  readonly typed: string
  readonly error: string | undefined
}

interface DifferencesProps extends Differences {
  commune: string
  newId: () => string
}

/** Each figure that differs, frozen and counted anew, and the leader's decision to close the month with that on record. */
export const DifferencesCard = ({ month, seen, lines, sites, commune, newId, typed, error }: DifferencesProps) => (
  <section class="card stack" aria-labelledby="differences">
    <h2 id="differences">{words.title(showMonth(month))}</h2>
    <ul class="rules">
      {lines.map((line) => (
        <li>
          {sites.find(({ site }) => site === line.site)?.name}, {line.indicator} ·{' '}
          {vi.history.indicators[line.indicator]}: {words.line(daysIn(line), ...told(line))}
        </li>
      ))}
    </ul>
    <Note>{words.note}</Note>
    <form class="stack" {...inPlace(paths.communeMonths(commune))}>
      <input type="hidden" name={SUBMISSION} value={newId()} />
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="seen" value={seen} />
      <TextArea
        name="despite"
        label={words.reason}
        hint={words.reasonHint}
        value={typed}
        error={error}
        maxlength={DESPITE_LENGTH}
      />
      <Button>{words.close(showMonth(month))}</Button>
    </form>
  </section>
)
