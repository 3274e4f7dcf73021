import type { Day } from '../../domain/day.ts'
import type { Freshness } from '../../store/freshness.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import { Fresh } from '../ui/fresh.tsx'
import { SaidHatch } from '../ui/marks.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { SiteCard, type SiteRow } from '../ui/site-card.tsx'

/** A commune with its sites; without figures where the viewer's scope is too wide to count them all at once. */
export interface CommuneGroup {
  code: string
  name: string
  siteCount: number
  counted?: CountedSites
}

/** Figures of sites, and what they include. */
interface CountedSites {
  sites: readonly SiteRow[]
  fresh: Freshness
  day: Day
}

interface SitesProps {
  groups: readonly CommuneGroup[]
  /** The viewer may read a commune's page. */
  readsCommunes: boolean
  /** The viewer makes sites. */
  coordinates: boolean
  /** The viewer walks streets. */
  walks: boolean
  /** The viewer has a list of what is due on the sites assigned to them. */
  dueOwn: boolean
  /** Edits that wait for the viewer to choose between. */
  merges: number
  /** Stalls that the viewer is to look at again. */
  checks: number
}

/** The sites of the viewer's scope, by commune. */
export const SitesPage = ({ groups, readsCommunes, coordinates, walks, dueOwn, merges, checks }: SitesProps) => (
  <main class="page" id="main">
    <SaidHatch />
    <header class="place">
      <h1>{vi.sites.title}</h1>
      {coordinates && groups.length > 0 && <NewSiteLink />}
      {walks && groups.length > 0 && (
        <p class="acts">
          <LinkButton href={paths.walk()}>{vi.walkShell.link}</LinkButton>
          <LinkButton href={paths.backChecks()}>{vi.backChecks.mine.title}</LinkButton>
          {dueOwn && <LinkButton href={paths.due()}>{vi.due.title}</LinkButton>}
        </p>
      )}
    </header>
    {merges + checks > 0 && (
      <section class="card stack">
        {checks > 0 && (
          <Note>
            <a href={paths.backChecks()}>{vi.backChecks.mine.toDo(checks)}</a>
          </Note>
        )}
        {merges > 0 && (
          <Note>
            <a href={paths.merges()}>{vi.edits.toChoose(merges)}</a>
          </Note>
        )}
      </section>
    )}
    <section class="card stack">
      <SearchBox q="" />
    </section>
    {groups.length === 0 && <Empty text={vi.sites.none}>{coordinates && <NewSiteLink />}</Empty>}
    {groups.map((group) => (
      <section class="card" aria-labelledby={`commune-${group.code}`}>
        <header>
          <h2 id={`commune-${group.code}`}>
            {readsCommunes ? <a href={paths.commune(group.code)}>{group.name}</a> : group.name}
          </h2>
          <small>{vi.sites.siteCount(group.siteCount)}</small>
        </header>
        {group.counted && <SiteCards {...group.counted} />}
      </section>
    ))}
  </main>
)

const NewSiteLink = () => (
  <p>
    <LinkButton href={paths.newSite()}>{vi.siteLists.add}</LinkButton>
  </p>
)

const SiteCards = ({ sites, fresh, day }: CountedSites) => (
  <>
    <Fresh {...fresh} now={day} />
    <ol class="sitecards">
      {sites.map((site) => (
        <SiteCard site={site} />
      ))}
    </ol>
  </>
)
