import { showMonth } from '../../domain/month.ts'
import { showNumber } from '../../domain/numbers.ts'
import { BLOCKERS } from '../../domain/payout/follow-up.ts'
import { countToAct, listsOf, openListsOf, TO_ACT, type ToAct } from '../../domain/payout/to-act.ts'
import { showUnit } from '../../domain/place.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { Select } from '../ui/select.tsx'
import { type ActingCase, type CasesReading, openCases, readCases } from './read.ts'
import { CaseRows } from './rows.tsx'

const { payoutCases: words } = vi

/** Rows of one list on one page: a commune that reviewed nobody yet has thousands. */
export const ROWS_AT_MOST = 500

/** Whom to act on, by list and hamlet. */
export async function showCases(c: Ctx): Promise<Response> {
  const read = await readCases(c)
  return read === undefined ? notFound(c) : respond(c, words.title, <CasesPage {...read} />)
}

/** Of what the page tells: the place and the months of its rounds. */
export const aboutOf = ({ unit, rounds }: Pick<CasesReading, 'unit' | 'rounds'>): string => {
  const months = [...new Set(rounds.map(({ period }) => vi.payouts.period(showMonth(period))))]
  return [showUnit(unit), ...months].join(' · ')
}

const CasesPage = (read: CasesReading) => {
  const totals = read.rounds.filter(({ grain }) => grain === 'totals').map(({ programmeName }) => programmeName)
  const counts = countToAct(read.cases)
  const shown = shownOf(read, counts)
  return (
    <main class="page payout-cases" id="main">
      <header class="place">
        <h1>{words.title}</h1>
        <p>{aboutOf(read)}</p>
        <p>
          <small>{vi.payouts.noName}</small>
        </p>
      </header>
      {read.rounds.length === totals.length && <Empty text={words.none} />}
      {totals.length > 0 && <Note>{words.onlyTotals(totals.join(', '))}</Note>}
      <Counts {...{ read, counts, shown }} />
      {shown.map((list) => (
        <ListCard read={read} list={list} />
      ))}
    </main>
  )
}

type Counts = ReturnType<typeof countToAct>

/** The list that was asked for; of one hamlet all; of a whole commune, whose lists are long, the first with anything left. */
function shownOf({ list, asked }: CasesReading, counts: Counts): readonly ToAct[] {
  const listed = TO_ACT.filter((one) => counts[one].listed > 0)
  if (list !== undefined) return [list]
  if (asked.hamlet !== undefined) return listed
  const left = listed.filter((one) => counts[one].open > 0)
  return [...left, ...listed].slice(0, 1)
}

/** How many of each list; every number opens its list. With it the hamlets, each with its sheet to take along. */
const Counts = ({ read, counts, shown }: { read: CasesReading; counts: Counts; shown: readonly ToAct[] }) => {
  const { unit, asked, hamlets } = read
  return (
    <section class="card stack">
      <ul class="act-counts">
        {TO_ACT.map((list) => (
          <li>
            <a
              href={paths.payoutCases(unit.code, { ...asked, list })}
              aria-current={shown.length === 1 && shown[0] === list ? 'true' : undefined}
            >
              <span>{words.lists[list]}</span>
              <b>{words.openOf(showNumber(counts[list].open, 0), showNumber(counts[list].listed, 0))}</b>
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={paths.payoutCases(unit.code)} class="row acts">
        {asked.ky && <input type="hidden" name="ky" value={asked.ky} />}
        {asked.list && <input type="hidden" name="list" value={asked.list} />}
        <Select
          label={words.hamlet}
          name="hamlet"
          groups={[{ choices: [...hamlets] }]}
          chosen={asked.hamlet ?? ''}
          none={words.allHamlets}
        />
        <button class="button" type="submit">
          {words.show}
        </button>
      </form>
      <Sheets read={read} />
    </section>
  )
}

const Sheets = ({ read }: { read: CasesReading }) => {
  const { unit, asked, hamlets } = read
  const open = openCases(read)
  const here = [...hamlets].map(([id, name]) => [id, name, open.filter(({ hamlet }) => hamlet === id).length] as const)
  if (open.length === 0) return null
  return (
    <details open={asked.hamlet !== undefined}>
      <summary>{words.visitLists}</summary>
      <Note>{words.visitListsHow}</Note>
      <p class="acts">
        {here
          .filter(([, , count]) => count > 0)
          .map(([hamlet, name, count]) => (
            <LinkButton href={paths.payoutVisits(unit.code, hamlet, asked)}>
              {name} · {words.openCases(showNumber(count, 0))}
            </LinkButton>
          ))}
      </p>
      {read.mayRecord && (
        <p>
          <LinkButton href={paths.walkMeetings(unit.code, asked.hamlet)}>{words.takeAlong}</LinkButton>
        </p>
      )}
    </details>
  )
}

/** One list, hamlet by hamlet: first those about whom something is left to do, then those who were met since. */
const ListCard = ({ read, list }: { read: CasesReading; list: ToAct }) => {
  const listed = read.cases.filter((one) => listsOf(one).includes(list))
  const open = listed.filter((one) => openListsOf(one).includes(list))
  const settled = listed.filter((one) => !open.includes(one))
  const count = (of: readonly unknown[]) => showNumber(of.length, 0)
  return (
    <section class="card" aria-labelledby={`list-${list}`} data-list={list}>
      <header>
        <h2 id={`list-${list}`}>{words.lists[list]}</h2>
        <small>{words.openOf(count(open), count(listed))}</small>
      </header>
      <p class="soft">{words.means[list]}</p>
      {listed.length === 0 && <p class="soft">{words.noneListed}</p>}
      {list === 'blocked' ? (
        <ByBlocker read={read} rows={open.slice(0, ROWS_AT_MOST)} />
      ) : (
        <CaseRows {...{ read, list }} rows={open.slice(0, ROWS_AT_MOST)} />
      )}
      {open.length > ROWS_AT_MOST && <Note>{words.moreRows(showNumber(open.length - ROWS_AT_MOST, 0))}</Note>}
      {settled.length > 0 && (
        <details>
          <summary>{words.settled(count(settled))}</summary>
          <CaseRows {...{ read, list }} rows={settled.slice(0, ROWS_AT_MOST)} />
        </details>
      )}
    </section>
  )
}

/** Who is stuck, by what is in the way: one appointment is made for all of a kind. */
const ByBlocker = ({ read, rows }: { read: CasesReading; rows: readonly ActingCase[] }) => (
  <>
    {BLOCKERS.map((blocker) => [blocker, rows.filter(({ meeting }) => meeting?.blocker === blocker)] as const)
      .filter(([, some]) => some.length > 0)
      .map(([blocker, some]) => (
        <section class="blocker" data-blocker={blocker}>
          <h3>
            {vi.payouts.blockers[blocker]} <small>{words.openCases(showNumber(some.length, 0))}</small>
          </h3>
          <CaseRows {...{ read }} list="blocked" rows={some} nested />
        </section>
      ))}
  </>
)
