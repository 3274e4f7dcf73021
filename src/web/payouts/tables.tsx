import { addMeasures, type Measures } from '../../domain/payout/measures.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { queryFor } from './choice.ts'
import { FigureCell } from './figure-cell.tsx'
import type { PayoutReading, RoundCell } from './read.ts'

const words = vi.payoutFigures
const byName = new Intl.Collator('vi', { numeric: true })

/** A hamlet or a programme with its numbers, and its own page. */
export interface PartRow {
  readonly id: string
  readonly name: string
  readonly measures: Measures
  readonly href: string
}

const TABLE_FIGURES = ['P1', 'P2', 'P3', 'P4', 'P6', 'P7', 'P8'] as const

function partsOf(cells: readonly RoundCell[], keyOf: (cell: RoundCell) => string): Map<string, RoundCell[]> {
  const parts = new Map<string, RoundCell[]>()
  for (const cell of cells) parts.set(keyOf(cell), [...(parts.get(keyOf(cell)) ?? []), cell])
  return parts
}

const sum = (cells: readonly RoundCell[]): Measures => addMeasures(cells.map(({ measures }) => measures))

/** The hamlets of a month by name, each with its numbers. */
export function hamletRows({ unit, choice, cells, hamlets }: PayoutReading): PartRow[] {
  const rows = [...partsOf(cells, ({ hamlet }) => hamlet)].map(([id, of]) => ({
    ...{ id, name: hamlets.get(id) ?? id, measures: sum(of) },
    href: paths.payouts(unit.code, { ...queryFor(choice), hamlet: id }),
  }))
  return rows.sort((one, other) => byName.compare(one.name, other.name))
}

/** The programmes of a month in their order, each with its numbers. */
export function programmeRows({ unit, choice, rounds, cells }: PayoutReading): PartRow[] {
  const parts = partsOf(cells, ({ round }) => round)
  return rounds.map(({ id, programme, programmeName }) => ({
    ...{ id: programme, name: programmeName, measures: sum(parts.get(id) ?? []) },
    href: paths.payouts(unit.code, { ...queryFor(choice), programme }),
  }))
}

interface PartTableProps {
  id: string
  title: string
  column: string
  rows: readonly PartRow[]
}

/** Parts beside each other, each number by people and by amount. */
export const PartTable = ({ id, title, column, rows }: PartTableProps) => (
  <section class="card span" aria-labelledby={id}>
    <header>
      <h2 id={id}>{title}</h2>
      <small>{words.tableNote}</small>
    </header>
    <table class="sheet dated pairs">
      <caption class="vh">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{column}</th>
          {TABLE_FIGURES.map((code) => (
            <th scope="col">{words.columns[code]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PartLine row={row} />
        ))}
      </tbody>
    </table>
  </section>
)

const PartLine = ({ row: { name, measures, href } }: { row: PartRow }) => (
  <tr>
    <th scope="row">
      <a href={href}>{name}</a>
    </th>
    {TABLE_FIGURES.map((code) => (
      <FigureCell measures={measures} code={code} label={words.columns[code]} />
    ))}
  </tr>
)
