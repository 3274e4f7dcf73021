import { type FoundPlace, searchPlaces } from '../../store/search.ts'
import { vi } from '../messages/vi.ts'
import { keepPage } from '../page-cache.ts'
import { paths } from '../paths.ts'
import { respond, respondPart, wantsPart } from '../respond.tsx'
import { type Ctx, only, READERS, type Route } from '../route.ts'
import { Field } from '../ui/form.tsx'

/** Longest text that is searched for. */
const SOUGHT_AT_MOST = 60

/** The search box: a plain GET form, and finds as one types where scripts run. */
export const SearchBox = ({ q }: { q: string }) => (
  <search>
    <form class="search" method="get" action={paths.search()}>
      <Field
        label={vi.sites.search}
        name="q"
        type="search"
        value={q}
        maxlength={SOUGHT_AT_MOST}
        autocomplete="off"
        hx-get={paths.search()}
        hx-trigger="input changed delay:250ms"
        hx-target="#finds"
      />
      <button class="button" type="submit">
        {vi.sites.searchAct}
      </button>
    </form>
    <div id="finds" aria-live="polite"></div>
  </search>
)

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

const Find = ({ find: { site, stall } }: { find: FoundPlace }) => (
  <li>
    {stall === undefined ? (
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
    )}
  </li>
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
