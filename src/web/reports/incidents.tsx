import type { PlacedStanding } from '../../domain/adoption.ts'
import { type Day, showShortMoment } from '../../domain/day.ts'
import type { Drawing } from '../../domain/drawing.ts'
import type { FoundIncident } from '../../store/incidents.ts'
import type { Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { IncidentRows } from '../ui/incident-rows.tsx'
import { Mark } from '../ui/marks.tsx'

/** Incidents of a commune that are not over, as its page shows them. */
export interface CommuneIncidents {
  readonly open: readonly FoundIncident[]
  /** Stalls that an incident was ever opened about: their alarms on the drawing have been told. */
  readonly told: ReadonlySet<string>
  /** Whether the viewer may open an incident's own page. */
  readonly mayOpen: boolean
}

interface IncidentsProps {
  incidents: CommuneIncidents
  drawings: ReadonlyMap<string, Drawing>
  sites: readonly Site[]
  day: Day
  code: string
}

/** What is open, since when and who looks after it; alarms from before there were incidents stand with them. */
export const Incidents = ({ incidents: { open, told, mayOpen }, drawings, day, code, sites }: IncidentsProps) => {
  const alarms = [...drawings.values()].flatMap((drawing) => drawing.alarms)
  const untold = alarms.filter(({ stall }) => !told.has(stall))
  const siteOf = new Map(sites.map((site) => [site.id, site]))
  if (open.length + alarms.length === 0) return null
  return (
    <section class="card bad-card stack" aria-labelledby="incidents">
      <header>
        <h2 id="incidents">{vi.reports.incidents(open.length + untold.length)}</h2>
      </header>
      <IncidentRows incidents={open} day={day} linked={mayOpen} />
      {untold.length > 0 && (
        <ul class="tasks">
          {untold.map((stall) => (
            <AlarmRow stall={stall} site={siteOf.get(stall.site)} day={day} />
          ))}
        </ul>
      )}
      {alarms.length > 0 && (
        <p>
          <a href={paths.communeFigure(code, 'alarm')}>{vi.reports.alarmsDrawn(alarms.length)}</a>
        </p>
      )}
      {mayOpen && (
        <p>
          <a href={paths.incidents()}>{vi.reports.allIncidents}</a>
        </p>
      )}
    </section>
  )
}

const AlarmRow = ({ stall, site, day }: { stall: PlacedStanding; site: Site | undefined; day: Day }) => (
  <li>
    <b>
      <Mark name="alarm" />
      <a href={paths.stall(stall.stall)}>
        {vi.ui.numbers[site?.kind ?? 'street']} {stall.number}, {site?.name}
      </a>
    </b>
    <span>
      {vi.reports.incident} ·{' '}
      {stall.lastScanAt !== undefined && `${vi.reports.since(showShortMoment(stall.lastScanAt, day))} · `}
      <b>{vi.reports.nobody}</b>
    </span>
  </li>
)
