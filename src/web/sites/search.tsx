import { showFormer, showUnit } from '../../domain/place.ts'
import { type FoundPlace, type FoundSpot, searchPlaces } from '../../store/search.ts'
import type { FoundCommune } from '../../store/search-communes.ts'
import { formerOf } from '../former-unit.ts'
import { vi } from '../messages/vi.ts'
import { keepPage } from '../page-cache.ts'
import { paths } from '../paths.ts'
import { respond, respondPart, wantsPart } from '../respond.tsx'
import { type Ctx, only, READERS, type Route } from '../route.ts'
import { SearchBox, SOUGHT_AT_MOST } from '../ui/search-box.tsx'

const SearchPage = ({ q, finds }: { q: string; finds: readonly FoundPlace[] }) => (
  <main class="page" id="main">
    <header class="place">
      <h1>{vi.sites.title}</h1>
    </header>
    <section class="card stack">
      <SearchBox q={q} />
      <Finds q={q} finds={finds} />
    </section>
  </main>
)

/** What was found, each a row to press; in words when nothing was. */
const Finds = ({ q, finds }: { q: string; finds: readonly FoundPlace[] }) => {
  if (q === '') return <p class="soft">{vi.sites.typeToFind}</p>
  if (finds.length === 0) return <p class="soft">{vi.sites.notFound}</p>
  return (
    <>
      <p class="soft">{vi.sites.found(finds.length)}</p>
      <ul class="finds">
        {finds.map((find) => (
          <Find find={find} />
        ))}
      </ul>
    </>
  )
}

const Find = ({ find }: { find: FoundPlace }) => (
  <li>{'commune' in find ? <Commune {...find} /> : <Spot {...find} />}</li>
)

/** A commune by today's name; found by an older one, that stands beside it. */
const Commune = ({ commune }: { commune: FoundCommune }) => (
  <a href={paths.commune(commune.code)}>
    <b>{showUnit(commune)}</b>
    {commune.former && <small>{showFormer(formerOf(commune.former))}</small>}
  </a>
)

const Spot = ({ site, stall }: FoundSpot) =>
  stall === undefined ? (
    <a href={paths.site(site.id)}>
      <b>{site.name}</b>
      <small>{vi.sites.words[site.kind]}</small>
    </a>
  ) : (
    <a href={paths.stall(stall.id)}>
      <b>
        {vi.ui.numbers[site.kind]} {stall.number}, {stall.tradeName ?? vi.ui.noName}
      </b>
      <small>{site.name}</small>
    </a>
  )

async function search(c: Ctx): Promise<Response> {
  const q = (c.req.query('q') ?? '').trim().slice(0, SOUGHT_AT_MOST)
  const finds = await searchPlaces(c.var.services.store.read, c.var.scope, q)
  return wantsPart(c)
    ? respondPart(c, <Finds q={q} finds={finds} />)
    : respond(c, vi.sites.title, <SearchPage q={q} finds={finds} />)
}

export const searchRoutes: Route[] = [
  { method: 'GET', path: paths.search(), access: only(...READERS), respond: keepPage(search) },
]
