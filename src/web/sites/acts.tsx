import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/form.tsx'
import type { SitePageProps } from './views.tsx'

type ActsProps = Pick<SitePageProps, 'site' | 'coordinates' | 'walks' | 'readsChecks' | 'exports'>

/** What the viewer does here, and may look up. */
export const Acts = ({ site, coordinates, walks, readsChecks, exports }: ActsProps) => (
  <section class="card span" aria-labelledby="acts">
    <header>
      <h2 id="acts">{vi.sites.acts}</h2>
    </header>
    <p class="acts">
      {coordinates && (
        <LinkButton href={paths.stickers(site.id)} kind="main">
          {vi.sites.print}
        </LinkButton>
      )}
      {coordinates && <LinkButton href={paths.siteAssignments(site.id)}>{vi.sites.assign}</LinkButton>}
      {walks && <LinkButton href={paths.walk()}>{vi.walkShell.link}</LinkButton>}
      {walks && <LinkButton href={paths.handovers()}>{vi.captures.handover}</LinkButton>}
      {walks && <LinkButton href={paths.newStall(site.id)}>{vi.siteLists.addStall}</LinkButton>}
      {coordinates && site.kind === 'market' && (
        <LinkButton href={paths.marketDays(site.id)}>{vi.marketDays.title}</LinkButton>
      )}
      {coordinates && <LinkButton href={paths.siteRounds(site.id)}>{vi.siteLists.rounds}</LinkButton>}
      {readsChecks && <LinkButton href={paths.siteBackChecks(site.id)}>{vi.backChecks.link}</LinkButton>}
      <LinkButton href={paths.siteHistory(site.id)}>{vi.history.link}</LinkButton>
      <LinkButton href={paths.siteCensus(site.id)}>{vi.census.link}</LinkButton>
      {exports && <LinkButton href={paths.siteExports(site.id)}>{vi.exports.link}</LinkButton>}
    </p>
  </section>
)
