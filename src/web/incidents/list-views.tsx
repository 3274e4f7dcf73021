import { type Day, showMoment } from '../../domain/day.ts'
import { isUnresolved } from '../../domain/incident.ts'
import type { FoundIncident } from '../../store/incidents.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { IncidentRows, placeOfIncident } from '../ui/incident-rows.tsx'
import { Empty } from '../ui/notices.tsx'

const words = vi.incidents

/** Those not over first, with who looks after each. */
export const IncidentsPage = ({ incidents, day }: { incidents: readonly FoundIncident[]; day: Day }) => {
  const open = incidents.filter(({ state }) => isUnresolved(state))
  const over = incidents.filter(({ state }) => !isUnresolved(state))
  return (
    <main class="page stack" id="main">
      <h1>{words.title}</h1>
      {incidents.length === 0 && <Empty text={words.none} />}
      {incidents.length > 0 && (
        <section class={open.length > 0 ? 'card bad-card' : 'card'} aria-labelledby="open">
          <header>
            <h2 id="open">{words.open(open.length)}</h2>
          </header>
          {open.length === 0 ? (
            <p class="soft">{words.noneOpen}</p>
          ) : (
            <IncidentRows incidents={open} day={day} linked />
          )}
        </section>
      )}
      {over.length > 0 && <Over incidents={over} />}
    </main>
  )
}

const Over = ({ incidents }: { incidents: readonly FoundIncident[] }) => (
  <section class="card" aria-labelledby="over">
    <header>
      <h2 id="over">{words.over}</h2>
    </header>
    <ul class="tasks">
      {incidents.map((one) => (
        <li>
          <b>
            <a href={paths.incident(one.incident.id)}>{placeOfIncident(one)}</a>
          </b>
          <span>
            {words.states[one.state]} · {showMoment(one.incident.openedAt)}
          </span>
        </li>
      ))}
    </ul>
  </section>
)
