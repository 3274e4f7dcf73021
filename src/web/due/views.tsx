import { showDay } from '../../domain/day.ts'
import { countDue, DUE_KINDS } from '../../domain/due.ts'
import { showNumber } from '../../domain/numbers.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { LinkButton } from '../ui/form.tsx'
import { IncidentRows } from '../ui/incident-rows.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import type { DueReading } from './read.ts'
import { SiteTable } from './site-table.tsx'

const { due: words } = vi

/** Of what and for whom the list is, and where it leads back to. */
export interface Heading {
  readonly place: string
  /** Whose sites alone it tells of. */
  readonly volunteer: string | undefined
  readonly back: { readonly href: string; readonly text: string }
  /** Volunteers with a list of their own in the commune. */
  readonly walkers: readonly (readonly [officer: string, name: string])[]
  /** Set where the list may be of the whole commune. */
  readonly commune: string | undefined
  readonly hasSites?: boolean
}

export interface DueProps extends DueReading {
  heading: Heading
  /** Who carries the list. */
  keeper: string
  /** Whether the viewer may open an incident's own page. */
  mayOpen: boolean
}

/** What is due, site by site in walking order: read on the screen, or printed and taken along. */
export const DuePage = (props: DueProps) => {
  const { heading, keeper, day, sites, elsewhere, mayOpen } = props
  const isEmpty = sites.length + elsewhere.length === 0
  return (
    <main class="page due" id="main">
      <header class="place">
        <h1>{words.title}</h1>
        <p>{words.about(heading.place, showDay(day))}</p>
        <p>{heading.volunteer ? words.assignedTo(heading.volunteer) : words.by(keeper)}</p>
        <p class="acts">
          <LinkButton href={heading.back.href}>{heading.back.text}</LinkButton>
        </p>
      </header>
      {isEmpty ? <Empty text={heading.hasSites === false ? words.noSites : words.none} /> : <Summary {...props} />}
      {elsewhere.length > 0 && (
        <section class="card stack" aria-labelledby="elsewhere">
          <h2 id="elsewhere">{words.elsewhere}</h2>
          <IncidentRows incidents={elsewhere} day={day} linked={mayOpen} />
        </section>
      )}
      {sites.map((site) => (
        <SiteTable {...site} mayOpen={mayOpen} />
      ))}
      <Walkers heading={heading} />
    </main>
  )
}

/** How much of each kind; the re-scans are those of the commune's own list. */
const Summary = ({ sites, elsewhere, heading: { commune, volunteer } }: DueProps) => {
  const counts = countDue(sites.flatMap(({ stalls }) => stalls.flatMap(({ due }) => due)))
  const shown = { ...counts, incident: counts.incident + elsewhere.length }
  const stale = commune && !volunteer ? paths.communeFigure(commune, 'stale') : undefined
  return (
    <section class="card stack counts" aria-label={words.summary}>
      <Facts
        facts={DUE_KINDS.map((kind) => {
          const number = showNumber(shown[kind])
          return [words.kinds[kind], kind === 're-scan' && stale ? <a href={stale}>{number}</a> : number]
        })}
      />
      <div class="on-screen">
        <Note>{words.how}</Note>
      </div>
    </section>
  )
}

/** The same list for each who walks, to hand out. */
const Walkers = ({ heading: { commune, volunteer, walkers } }: { heading: Heading }) =>
  commune === undefined || walkers.length === 0 ? null : (
    <nav class="card stack on-screen" aria-labelledby="for-whom">
      <h2 id="for-whom">{words.forWhom}</h2>
      <p class="acts">
        {volunteer && <LinkButton href={paths.communeDue(commune)}>{words.everybody}</LinkButton>}
        {walkers.map(([officer, name]) => (
          <LinkButton href={paths.communeDue(commune, officer)}>{name}</LinkButton>
        ))}
      </p>
    </nav>
  )
