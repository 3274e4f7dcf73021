import type { Child } from 'hono/jsx'
import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { isBehind, isPayoutList, type PayoutList, saidOf } from '../../domain/payout/lists.ts'
import type { CashCause, Tally } from '../../domain/payout/measures.ts'
import { listRoundArrears } from '../../store/payout-people.ts'
import { vi } from '../messages/vi.ts'
import { type PayoutQuery, paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Note } from '../ui/notices.tsx'
import { tallyWords } from '../ui/payout-figures.tsx'
import { causeWords } from './cards.tsx'
import { queryFor } from './choice.ts'
import { ArrearsTable, CasesTable, CellsTable, type ListedArrears } from './list-tables.tsx'
import { type ListedLine, linesOf, type PayoutReading, type RoundCell, readPayouts } from './read.ts'
import { nameOf } from './views.tsx'

const words = vi.payoutFigures

/** Rows of a page: a list of a commune is a few hundred, and of a large one some thousands. */
const ROWS_OF_A_PAGE = 500

function listTitle(list: PayoutList): string {
  if (list in vi.payouts.figures) return `${list} · ${vi.payouts.figures[list as keyof typeof vi.payouts.figures]}`
  const [of, cause] = list.split(':') as [string, CashCause | undefined]
  if (cause) return (of === 'cash' ? words.cashBecause : words.failedBecause)(causeWords(cause))
  return words.lists[list as keyof typeof words.lists]
}

const DEFINED = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'fell-back', 'arrears']
const definitionOf = (list: PayoutList): string | undefined =>
  DEFINED.includes(list) ? list : list.startsWith('failed') ? 'P7' : list.includes('cash') ? 'P6' : undefined

/** The exact list behind a number: file codes where the commune keeps them and the viewer works with them. */
export async function showList(c: Ctx): Promise<Response> {
  const read = await readPayouts(c)
  const list = c.req.param('list') ?? ''
  if (read === undefined || read.choice === undefined || !isPayoutList(list)) return notFound(c)
  const tally = saidOf(read.measures, list)
  const page = Number(/^[1-9]\d{0,3}$/.exec(c.req.query('page') ?? '1')?.[0] ?? 0)
  if (page === 0) return notFound(c)
  const cases = await casesOf(c, read, list)
  const cells = read.cells.filter(({ round }) => !read.mayOpenCases || isTotals(read, round))
  const body = <ListPage {...{ read, list, tally, page, cells, cases }} />
  return respond(c, listTitle(list), body)
}

const isTotals = ({ rounds }: PayoutReading, id: string): boolean =>
  rounds.some((round) => round.id === id && round.grain === 'totals')

type Cases = { readonly lines: readonly ListedLine[] } | { readonly arrears: readonly ListedArrears[] }

async function casesOf(c: Ctx, read: PayoutReading, list: PayoutList): Promise<Cases> {
  if (!read.mayOpenCases) return { lines: [] }
  if (list !== 'arrears') return { lines: (await linesOf(c, read)).filter((line) => isBehind(line, list)) }
  const arrears = await listRoundArrears(c.var.services.store.read, read.rounds)
  const { hamlet } = read.choice
  return { arrears: arrears.filter((line) => hamlet === undefined || line.hamlet === hamlet) }
}

interface ListPageProps {
  read: PayoutReading
  list: PayoutList
  tally: Tally | undefined
  page: number
  cells: readonly RoundCell[]
  cases: Cases
}

const ListPage = ({ read, list, tally, page, cells, cases }: ListPageProps) => {
  const rows = 'arrears' in cases ? cases.arrears : cases.lines
  const shown = { from: (page - 1) * ROWS_OF_A_PAGE, to: page * ROWS_OF_A_PAGE }
  return (
    <main class="page" id="main">
      <ListHead {...{ read, list, tally }} />
      {(rows.length > 0 || cells.length === 0) && (
        <section class="card" aria-labelledby="cases">
          <header>
            <h2 id="cases">{words.listCases(showNumber(caseCount(cases), 0))}</h2>
          </header>
          {!('arrears' in cases) && cases.lines.some(({ corrected }) => corrected) && <Note>{words.listFrozen}</Note>}
          {'arrears' in cases ? (
            <ArrearsTable read={read} rows={cases.arrears.slice(shown.from, shown.to)} />
          ) : (
            <CasesTable read={read} rows={cases.lines.slice(shown.from, shown.to)} />
          )}
          <Pages {...{ read, list, page }} pages={Math.ceil(rows.length / ROWS_OF_A_PAGE)} />
        </section>
      )}
      {cells.length > 0 && <CellsTable {...{ read, list, cells }} />}
    </main>
  )
}

const caseCount = (cases: Cases): number =>
  'arrears' in cases
    ? new Set(cases.arrears.map(({ round, caseCode }) => `${round} ${caseCode}`)).size
    : cases.lines.length

const ListHead = ({ read, list, tally }: Pick<ListPageProps, 'read' | 'list' | 'tally'>) => {
  const { unit, choice, hamlets, rounds } = read
  const definition = definitionOf(list)
  const about: Child[] = [
    nameOf(unit),
    choice.hamlet && hamlets.get(choice.hamlet),
    choice.programme && rounds[0]?.programmeName,
    vi.payouts.period(showMonth(choice.period)),
  ].filter(Boolean)
  return (
    <header class="place">
      <p>
        <a href={paths.payouts(unit.code, queryFor(choice))}>
          {words.back} {nameOf(unit)}
        </a>
      </p>
      <h1>{listTitle(list)}</h1>
      <p>
        {about.join(' · ')} · <b>{tally === undefined ? vi.payouts.unknown : tallyWords(tally)}</b>
        {definition && (
          <>
            {' '}
            · <a href={paths.definitions(definition)}>{words.how}</a>
          </>
        )}
      </p>
    </header>
  )
}

interface PagesProps {
  read: PayoutReading
  list: PayoutList
  page: number
  pages: number
}

const Pages = ({ read, list, page, pages }: PagesProps) => {
  const to = (number: number): PayoutQuery => ({ ...queryFor(read.choice), page: String(number) })
  return pages < 2 ? null : (
    <nav class="acts" aria-label={words.pageOf(page, pages)}>
      {page > 1 && (
        <a class="button" href={paths.payoutList(read.unit.code, list, to(page - 1))}>
          {words.previous}
        </a>
      )}
      <span>{words.pageOf(page, pages)}</span>
      {page < pages && (
        <a class="button" href={paths.payoutList(read.unit.code, list, to(page + 1))}>
          {words.next}
        </a>
      )}
    </nav>
  )
}
