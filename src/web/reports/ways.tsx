import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'

/** The other pages of a commune, in the order of a leader's week; what is to be looked into, for who `reviews` it. */
export const CommuneWays = ({ code, reviews }: { code: string; reviews: boolean }) => (
  <nav class="ways" aria-label={vi.reports.ways}>
    {[
      [paths.communeDue(code), vi.due.title],
      [paths.targets(code), vi.targets.title],
      [paths.communeHistory(code), vi.history.link],
      [paths.communeMonths(code), vi.months.link],
      [paths.communeExports(code), vi.exports.link],
      [paths.campaigns(code), vi.campaigns.nav],
      [paths.teams(code), vi.teams.nav],
      ...(reviews ? [[paths.flags(code), vi.flags.title]] : []),
    ].map(([href, label]) => (
      <a href={href}>{label}</a>
    ))}
  </nav>
)
