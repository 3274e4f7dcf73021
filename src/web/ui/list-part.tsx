import type { Child } from 'hono/jsx'
import { showNumber } from '../../domain/numbers.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { Ctx } from '../route.ts'

/** Rows shown at once: all of most sites. A list of thousands weighs more than the page it explains. */
const ROWS_AT_ONCE = 200

/** What is counted, what of the base is not, and what will be of the base once it is known. */
export type Part = 'counted' | 'rest' | 'waiting'

/** Where in each part of a list the reader is, and the address of another place in it. */
export interface ListPaging {
  readonly pageOf: (part: Part) => number
  readonly linkTo: (part: Part, page: number) => string
}

export const pagingOf = (c: Ctx): ListPaging => ({
  pageOf: (part) => Number(c.req.query(part)) || 1,
  linkTo: (part, page) => paths.listPart(c.req.url, part, page),
})

interface ListPartProps<Row> {
  part: Part
  /** How many rows there are in all, in words. */
  title: (count: number) => string
  rows: readonly Row[]
  paging: ListPaging
  draw: (rows: readonly Row[]) => Child
}

/** One part of a list: how many rows there are in all, some of them, and the ways to the others. */
export const ListPart = <Row,>({ part, title, rows, paging, draw }: ListPartProps<Row>) => {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_AT_ONCE))
  const page = Math.min(Math.max(1, Math.trunc(paging.pageOf(part))), pages)
  const from = (page - 1) * ROWS_AT_ONCE
  const shown = rows.slice(from, from + ROWS_AT_ONCE)
  const { previous, next, shownOf } = vi.lists
  const told = shownOf(...([from + 1, from + shown.length, rows.length].map(showNumber) as [string, string, string]))
  return (
    <section class="card" aria-labelledby={part}>
      <header>
        <h2 id={part}>{title(rows.length)}</h2>
        {pages > 1 && <small>{told}</small>}
      </header>
      {draw(shown)}
      {pages > 1 && (
        <nav class="acts" aria-label={told}>
          {page > 1 && (
            <a class="button" href={paging.linkTo(part, page - 1)}>
              {previous}
            </a>
          )}
          {page < pages && (
            <a class="button" href={paging.linkTo(part, page + 1)}>
              {next}
            </a>
          )}
        </nav>
      )}
    </section>
  )
}
