import { BACK_CHECK_FACETS } from '../../domain/back-check.ts'
import { showMoment } from '../../domain/day.ts'
import type { DrawDifference } from '../../domain/draw.ts'
import type { Draw } from '../../store/back-check-draws.ts'
import type { DrawableVisit } from '../../store/back-check-pools.ts'
import type { Pick } from '../../store/back-checks.ts'
import type { NamedChecker } from '../../store/checkers.ts'
import type { Site } from '../../store/sites.ts'
import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Button, FormSummary, LinkButton } from '../ui/form.tsx'
import { Alarm, Note } from '../ui/notices.tsx'
import { Recompute } from './recompute.tsx'

const words = vi.backChecks

export interface DrawPageProps {
  site: Site
  found: Draw
  picks: readonly Pick[]
  /** Everything that was drawn from, ranked, and the ids of what was drawn. */
  pool: readonly DrawableVisit[]
  drawn: ReadonlySet<string>
  /** Where the picks that are stored are not those that the seed draws; `ahead`: drawn by a clock that was. */
  difference: DrawDifference | 'ahead'
  /** Who may be asked; empty for who does not assign. */
  checkers: readonly NamedChecker[]
  newId: () => string
  error: string | undefined
}

/** What was drawn, from what, with which seed; who looks again, and what they found. */
export const DrawPage = (props: DrawPageProps) => {
  const { site, found, picks, error } = props
  const { draw, officer, drawn, checked } = found
  const since = draw.since === 0 ? words.fromStart : showMoment(draw.since)
  return (
    <main class="page narrow" id="main">
      <section class="card stack">
        <h1>
          {words.drawNumber(draw.number)} · {site.name}
        </h1>
        <FormSummary errors={error ? { '': error } : {}} />
        <p class="soft">{words.drawnBy(officer, showMoment(draw.at))}</p>
        <Facts
          facts={[
            [words.seed, <code>{draw.seed}</code>],
            [words.window, words.windowOf(since, showMoment(draw.at))],
            [words.percent, words.percentOf(draw.percent)],
          ]}
        />
        <p>
          <a href="#picks">{words.progress(checked, drawn)}</a>
        </p>
        <DrawnAnew {...props} />
        <p>
          <LinkButton href={paths.siteBackChecks(site.id)}>{words.backToAll}</LinkButton>
        </p>
      </section>
      <section class="card stack" aria-labelledby="picks">
        <h2 id="picks">{words.picks}</h2>
        <ul class="tasks checks">
          {picks.map((pick) => (
            <PickRow {...props} pick={pick} />
          ))}
        </ul>
      </section>
      <Recompute {...props} />
    </main>
  )
}

/** Whether the stored list is the one that seed and pool give: counted anew whenever the page is opened. */
const DrawnAnew = ({ site, picks, pool, difference }: DrawPageProps) => {
  if (difference === 'ahead') return <Alarm>{words.recompute.ahead}</Alarm>
  const { lacking, added } = difference
  if (lacking.length + added.length === 0) return <Note>{words.recompute.same}</Note>
  const numberOf = (id: string) =>
    pool.find(({ visit }) => visit === id)?.number ?? picks.find(({ visit }) => visit.id === id)?.number ?? id
  const named = (visits: readonly string[]) =>
    visits.map((id) => `${vi.ui.numbers[site.kind]} ${numberOf(id)}`).join(', ')
  return (
    <Alarm>
      <p>{words.recompute.differs}</p>
      {lacking.length > 0 && <p>{words.recompute.lacking(named(lacking))}</p>}
      {added.length > 0 && <p>{words.recompute.added(named(added))}</p>}
    </Alarm>
  )
}

const PickRow = ({ pick, site, found, checkers, newId }: DrawPageProps & { pick: Pick }) => {
  const { visit, number, maker, checker, check } = pick
  const others = checkers.filter(({ id }) => id !== visit.officer && id !== checker?.id)
  return (
    <li>
      <b>
        <a href={paths.stall(visit.stall)}>
          {vi.ui.numbers[site.kind]} {number}
        </a>
      </b>
      <span>{words.first(maker, showMoment(visit.at))}</span>
      <span>{checker ? words.askedOf(checker.name) : words.askedOfNobody}</span>
      <span>{stateOf(pick)}</span>
      {check === null && others.length > 0 && (
        <details class="unfold">
          <summary class="button">{words.reassign}</summary>
          <form class="stack" method="post" action={paths.backCheckAssignments(site.id, found.draw.id)}>
            <input type="hidden" name={SUBMISSION} value={newId()} />
            <input type="hidden" name="visit" value={visit.id} />
            <Others visit={visit.id} others={others} />
            <Button>{words.assign}</Button>
          </form>
        </details>
      )}
    </li>
  )
}

const Others = ({ visit, others }: { visit: string; others: readonly NamedChecker[] }) => (
  <div class="field">
    <label for={`officer-${visit}`}>{words.reassignTo}</label>
    <select id={`officer-${visit}`} name="officer" required>
      {others.map(({ id, name }) => (
        <option value={id}>{name}</option>
      ))}
    </select>
  </div>
)

function stateOf({ check }: Pick): string {
  if (check === null) return words.waits
  const moment = showMoment(check.at)
  if (check.agrees) return words.agrees(moment)
  const differs = JSON.parse(check.differs) as string[]
  const facets = BACK_CHECK_FACETS.filter((facet) => differs.includes(facet)).map((facet) => words.facets[facet])
  return words.differs(facets.join(', '), moment)
}
