import { type Instant, showMoment } from '../../domain/day.ts'
import { vi } from '../messages/vi.ts'
import type { IncidentFile } from './read.ts'

const words = vi.incidents

interface Happening {
  readonly at: Instant
  readonly who: string
  readonly what: string
  readonly note?: string | null
}

/** Everything that happened from the first sight on, first to last. */
export function happeningsOf({ incident, opener, events, photos, scansSince }: IncidentFile): Happening[] {
  const all: Happening[] = [
    { at: incident.openedAt, who: opener ?? words.publicReporter, what: words.opened },
    ...events.map(({ at, officer, event, note }) => ({ at, who: officer, what: words.events[event], note })),
    ...photos.map(({ at, officer }) => ({ at, who: officer ?? words.publicReporter, what: words.addedPhoto })),
    ...scansSince.map(({ visit, officer }) => ({
      ...{ at: visit.at, who: officer, what: words.scannedAgain },
      note: visit.scan && vi.stalls.scans[visit.scan],
    })),
  ]
  return all.sort((a, b) => a.at - b.at)
}

export const Happenings = ({ file }: { file: IncidentFile }) => (
  <section class="card stack" aria-labelledby="history">
    <h2 id="history">{words.history}</h2>
    <ol class="history">
      {happeningsOf(file).map(({ at, who, what, note }) => (
        <li>
          <p>
            <time>{showMoment(at)}</time> · <b>{who}</b> {what}
          </p>
          {note && <p>{note}</p>}
        </li>
      ))}
    </ol>
  </section>
)
