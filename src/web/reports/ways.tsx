import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'

/** The other pages of a commune, in the order of a leader's week. */
export const CommuneWays = ({ code }: { code: string }) => (
  <nav class="ways" aria-label={vi.reports.ways}>
    {[
      [paths.communeDue(code), vi.due.title],
      [paths.targets(code), vi.targets.title],
      [paths.communeHistory(code), vi.history.link],
      [paths.communeMonths(code), vi.months.link],
      [paths.communeExports(code), vi.exports.link],
      [paths.campaigns(code), vi.campaigns.nav],
      [paths.teams(code), vi.teams.nav],
    ].map(([href, label]) => (
      <a href={href}>{label}</a>
    ))}
  </nav>
)
