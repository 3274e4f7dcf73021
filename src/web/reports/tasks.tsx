import type { Drawing } from '../../domain/drawing.ts'
import type { OpenRequest } from '../../store/account-requests.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { SiteRow } from '../ui/site-card.tsx'

interface ToDecideProps {
  rows: readonly SiteRow[]
  drawings: ReadonlyMap<string, Drawing>
  waiting: Waiting
  requests: readonly OpenRequest[]
  fromPhones: FromPhones
}

/** What phones brought that somebody has to look at; 0 for who does not. */
export interface FromPhones {
  /** Edits that wait for a choice. */
  merges: number
  setAside: number
  /** Records that came again with another content. */
  altered: number
}

/** Accounts that wait for the second person, and where they are decided for who may. */
export interface Waiting {
  count: number
  href: string | undefined
}

/**
 * What waits for a decision: accounts, edits that differ, what vendors ask for, and from the standings stalls not visited
 * and stickers not seen for too long.
 */
export const ToDecide = ({ rows, drawings, waiting, requests, fromPhones }: ToDecideProps) => {
  const toApprove = { name: vi.reports.toApprove, text: vi.reports.waiting(waiting.count), href: waiting.href }
  const waits = waiting.count > 0 ? [toApprove] : []
  const tasks = [...waits, ...broughtBy(fromPhones), ...requests.map(changeOf), ...tasksOf({ rows, drawings })]
  return (
    <section class="card" aria-labelledby="decide">
      <header>
        <h2 id="decide">{vi.reports.decide}</h2>
      </header>
      {tasks.length === 0 && <p class="soft">{vi.reports.nothingToDecide}</p>}
      <ul class="tasks">
        {tasks.map(({ name, text, href }) => (
          <li>
            <b>{name}</b>
            {href ? <a href={href}>{text}</a> : <span>{text}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const broughtBy = ({ merges, setAside, altered }: FromPhones) => {
  const aside = { name: vi.captures.setAside, href: paths.setAside() }
  return [
    ...(altered > 0 ? [{ ...aside, text: vi.captures.countAltered(altered) }] : []),
    ...(merges > 0 ? [{ name: vi.edits.merges, text: vi.edits.toChoose(merges), href: paths.merges() }] : []),
    ...(setAside > 0 ? [{ ...aside, text: vi.captures.countSetAside(setAside) }] : []),
  ]
}

const changeOf = ({ request, stall, site }: OpenRequest) => ({
  name: vi.vendor.toChange,
  text: vi.vendor.askedAt(
    `${vi.ui.numbers[site.kind]} ${stall.number}`,
    site.name,
    vi.vendor.changeReasons[request.reason].toLowerCase(),
  ),
  href: paths.stall(stall.id),
})

function tasksOf({ rows, drawings }: Pick<ToDecideProps, 'rows' | 'drawings'>) {
  return rows.flatMap(({ id, name, kind, funnel }) => {
    const stale = drawings.get(id)?.stale ?? 0
    const left = funnel.shares.A1.total - funnel.shares.A1.count
    const word = vi.ui.stalls[kind]
    const toVisit = { name, text: vi.reports.notVisited(left, word), href: `${paths.siteFigure(id, 'A1')}#rest` }
    const toRescan = { name, text: vi.reports.toRescan(stale, word), href: paths.siteFigure(id, 'stale') }
    return [...(left > 0 ? [toVisit] : []), ...(stale > 0 ? [toRescan] : [])]
  })
}
