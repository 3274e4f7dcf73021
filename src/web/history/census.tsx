import { type CensusChange, censusChanges } from '../../domain/census.ts'
import { showMoment } from '../../domain/day.ts'
import { showNumber } from '../../domain/numbers.ts'
import { listCensusFacts, listListedStalls } from '../../store/censuses.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { Empty, Note } from '../ui/notices.tsx'
import { type Place, readSitePlace } from './read.ts'

const { census: words } = vi

export async function showCensus(c: Ctx): Promise<Response> {
  const place = await readSitePlace(c)
  if (place === undefined || !('site' in place.area)) return notFound(c)
  const [{ read }, scope] = [c.var.services.store, c.var.scope]
  const stalls = await listListedStalls(read, scope, place.area.site)
  const changes = censusChanges(stalls, await listCensusFacts(read, scope, place.area.site))
  return respond(c, words.title, <CensusPage place={place} changes={changes} />)
}

/** Every change of N, newest first. */
const CensusPage = ({ place, changes }: { place: Place; changes: readonly CensusChange[] }) => (
  <main class="page narrow" id="main">
    <header class="place">
      <p>
        <a href={place.back}>
          {vi.lists.back} {place.name}
        </a>
      </p>
      <h1>{words.title}</h1>
      <p>
        {place.name} · <b>{words.now(showNumber(changes.at(-1)?.operating ?? 0))}</b>
      </p>
    </header>
    <Note>{words.note}</Note>
    <section class="card" aria-label={words.title}>
      {changes.length === 0 ? <Empty text={words.none} /> : <Changes changes={changes} />}
    </section>
  </main>
)

const Changes = ({ changes }: { changes: readonly CensusChange[] }) => (
  <ol class="history" reversed>
    {[...changes].reverse().map((change) => (
      <li>
        <p>
          <b>{(change.to === 'operating' ? words.risen : words.after)(showNumber(change.operating))}</b>
        </p>
        <p>
          <What change={change} />
        </p>
        <p>
          <small>{whoAndWhen(change)}</small>
        </p>
      </li>
    ))}
  </ol>
)

const What = ({ change: { stalls, from, to } }: { change: CensusChange }) => {
  const [first, ...more] = stalls
  if (first === undefined || more.length > 0) return <>{words.listed(stalls.length)}</>
  const said =
    from === undefined ? words.added(first.number) : words.moved(first.number, words.states[from], words.states[to])
  return <a href={paths.stall(first.stall)}>{said}</a>
}

const whoAndWhen = ({ officer, at }: CensusChange): string =>
  officer === undefined ? words.at(showMoment(at)) : words.by(officer, showMoment(at))
