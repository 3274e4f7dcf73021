import { showMoment } from '../../domain/day.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { LinkButton } from '../ui/form.tsx'
import { placeOfIncident } from '../ui/incident-rows.tsx'
import { RegisterBesideWall } from './compare.tsx'
import { happeningsOf } from './history.tsx'
import type { IncidentFile } from './read.ts'
import { factsOf, PhotoList } from './views.tsx'

const { paper } = vi.incidents

/** For the police: what was seen, when and by whom, and what the register says. It accuses nobody. */
export const PaperPage = ({ file, commune, at }: { file: IncidentFile; commune: string; at: number }) => (
  <main class="page paper" id="main">
    <p class="acts">
      <LinkButton href={paths.incident(file.incident.id)}>{paper.back}</LinkButton>
      <span>{paper.how}</span>
    </p>
    <header>
      <p>{commune}</p>
      <h1>{paper.title}</h1>
      <p>{paper.about}</p>
      <p>{paper.number(file.incident.id)}</p>
    </header>
    <section aria-labelledby="facts">
      <h2 id="facts">{paper.facts}</h2>
      <Facts
        rows
        facts={[
          [vi.incidents.where, placeOfIncident(file)],
          [vi.incidents.state, vi.incidents.states[file.state]],
          ...factsOf({ ...file, incident: { ...file.incident, place: null } }),
        ]}
      />
      <RegisterBesideWall file={file} />
    </section>
    <section aria-labelledby="history">
      <h2 id="history">{vi.incidents.history}</h2>
      <ul>
        {happeningsOf(file).map(({ at: when, who, what, note }) => (
          <li>
            {showMoment(when)}: {who} {what}
            {note && `. ${note}`}
          </li>
        ))}
      </ul>
    </section>
    <PhotoList incident={file.incident.id} photos={file.photos} />
    <p>{paper.neutral}</p>
    <p>
      {paper.received}: <span class="blank"></span>
    </p>
    <Signatures />
    <p>
      <small>{paper.printedAt(showMoment(at))}</small>
    </p>
  </main>
)

const Signatures = () => (
  <div class="signatures">
    {[paper.reporter, paper.leader, paper.receiver].map((who) => (
      <p>
        <b>{who}</b>
        <br />
        {paper.sign}
        <span class="blank"></span>
      </p>
    ))}
  </div>
)
