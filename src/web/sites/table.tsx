import { type PlacedStanding, stepOf } from '../../domain/adoption.ts'
import { type Day, showDay } from '../../domain/day.ts'
import type { Block, Site } from '../../store/sites.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Swatch } from '../ui/marks.tsx'
import { rowName } from '../ui/row-name.ts'
import { nameOf, stateOf } from '../ui/stall.tsx'

interface TablePageProps {
  site: Site
  stalls: readonly PlacedStanding[]
  blocks: readonly Block[]
  day: Day
}

/** The strip as a table: the same stalls in the same order. */
export const TablePage = ({ site, stalls, blocks, day }: TablePageProps) => {
  const { columns } = vi.sites
  const names = new Map(blocks.map(({ id, name }) => [id, name]))
  return (
    <main class="page" id="main">
      <header class="place">
        <p>
          <a href={`${paths.site(site.id)}#drawing`}>{vi.sites.drawn}</a>
        </p>
        <h1>{site.name}</h1>
        <p>
          {vi.sites.drawing[site.kind]} · {vi.lists.asOf} {showDay(day)}
        </p>
      </header>
      <section class="card">
        <table class="sheet rows">
          <thead>
            <tr>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.step}</th>
              <th scope="col">{columns.where}</th>
            </tr>
          </thead>
          <tbody>
            {stalls.map((stall) => (
              <StallRow stall={stall} day={day} block={names.get(stall.block) ?? ''} />
            ))}
          </tbody>
        </table>
      </section>
    </main>
  )
}

const StallRow = ({ stall, day, block }: { stall: PlacedStanding; day: Day; block: string }) => {
  const drawn = stepOf(stall, day)
  return (
    <tr>
      <th scope="row">
        <a href={paths.stall(stall.stall)}>
          <b class="plate">{stall.number}</b>
        </a>
      </th>
      <td>{nameOf(stall) || <span class="soft">{vi.ui.noName}</span>}</td>
      <td>
        <span class="state">
          {drawn.step !== 'gone' && <Swatch step={drawn.step} />}
          {stateOf(stall, drawn)}
        </span>
      </td>
      <td>
        {stall.side === 'row' ? rowName(block) : block}
        {stall.side !== 'row' && <small> · {vi.ui.sides[stall.side]}</small>}
      </td>
    </tr>
  )
}
