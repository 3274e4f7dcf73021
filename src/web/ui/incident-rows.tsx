import { type Day, showShortMoment } from '../../domain/day.ts'
import { isUnresolved } from '../../domain/incident.ts'
import type { FoundIncident } from '../../store/incidents.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Mark } from './marks.tsx'

/** "Số 21, Phố Tế Hanh", or the words of whoever reported a place that is not in the register. */
export const placeOfIncident = ({ stall, site, incident }: FoundIncident): string =>
  stall && site ? `${vi.ui.numbers[site.kind]} ${stall.number}, ${site.name}` : (incident.place ?? '')

interface IncidentRowsProps {
  incidents: readonly FoundIncident[]
  day: Day
  /** Whether the viewer may open an incident's own page. */
  linked: boolean
}

/** Open incidents: where, how they became known, since when, and always who looks after them. */
export const IncidentRows = ({ incidents, day, linked }: IncidentRowsProps) => (
  <ul class="tasks">
    {incidents.map((one) => (
      <li>
        <b>
          <Mark name="alarm" />
          {linked ? <a href={paths.incident(one.incident.id)}>{placeOfIncident(one)}</a> : placeOfIncident(one)}
        </b>
        <span>
          {one.incident.source === 'scan' ? vi.incidents.scanned : vi.incidents.reported} ·{' '}
          {vi.incidents.since(showShortMoment(one.incident.openedAt, day))}
          <Holder incident={one} />
        </span>
      </li>
    ))}
  </ul>
)

/** Who looks after an incident, or did; nobody is missed once it is over. */
export const Holder = ({ incident: { holder, state } }: { incident: Pick<FoundIncident, 'holder' | 'state'> }) => {
  if (!isUnresolved(state)) return <span>{holder && ` · ${vi.incidents.wasHeldBy(holder)}`}</span>
  return <> · {holder === null ? <b>{vi.incidents.nobody}</b> : <span>{vi.incidents.heldBy(holder)}</span>}</>
}
