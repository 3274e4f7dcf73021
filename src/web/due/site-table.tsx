import { showDay } from '../../domain/day.ts'
import type { Due } from '../../domain/due.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { nameOf } from '../ui/stall.tsx'
import type { DueSite, DueStall } from './read.ts'

const { due: words } = vi
const { columns } = words

/** One site: its stalls in walking order, a box to tick on paper, and what to do at each. */
export const SiteTable = ({ site, stalls, mayOpen }: DueSite & { mayOpen: boolean }) => (
  <section class="card" aria-labelledby={`site-${site.id}`}>
    <header>
      <h2 id={`site-${site.id}`}>
        <a href={paths.site(site.id)}>{site.name}</a>
      </h2>
      <small>{words.atSite(`${stalls.length} ${vi.ui.stalls[site.kind]}`)}</small>
    </header>
    <table class="sheet due-rows">
      <thead>
        <tr>
          <th scope="col" class="on-paper">
            {columns.tick}
          </th>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col" class="on-paper">
            {columns.note}
          </th>
        </tr>
      </thead>
      <tbody>
        {stalls.map((stall) => (
          <Row stall={stall} mayOpen={mayOpen} />
        ))}
      </tbody>
    </table>
  </section>
)

const Row = ({ stall: { standing, due }, mayOpen }: { stall: DueStall; mayOpen: boolean }) => (
  <tr>
    <td class="on-paper">
      <i class="tick" />
    </td>
    <th scope="row">
      <a href={paths.stall(standing.stall)}>
        <b class="plate">{standing.number}</b>
      </a>
    </th>
    <td>
      <b>{nameOf(standing) || vi.ui.noName}</b>
    </td>
    <td>
      <ul>
        {due.map((one) => (
          <Task due={one} mayOpen={mayOpen} />
        ))}
      </ul>
    </td>
    <td class="on-paper" />
  </tr>
)

const Task = ({ due, mayOpen }: { due: Due; mayOpen: boolean }) => (
  <li data-kind={due.kind}>
    <b>{words.kinds[due.kind]}.</b> {whatOf(due)}
    {due.kind === 'incident' && mayOpen && (
      <>
        {' '}
        <a class="on-screen" href={paths.incident(due.incident)}>
          {words.openIncident}
        </a>
      </>
    )}
  </li>
)

function whatOf(due: Due): string {
  if (due.kind === 'return-visit') return words.what[due.kind](due.after, showDay(due.since))
  if (due.kind === 're-scan') return words.what[due.kind](showDay(due.seenOn))
  return words.what[due.kind](showDay(due.since))
}
