import { type Day, dayOf, showMoment } from '../../domain/day.ts'
import type { Share } from '../../domain/share.ts'
import { findOwnAgreement } from '../../store/back-check-results.ts'
import { listOpenChecks, type OpenCheck } from '../../store/back-checks.ts'
import { scopeOfChecks } from '../check-scope.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { LinkButton } from '../ui/form.tsx'
import { Empty, Note } from '../ui/notices.tsx'
import { Agreement } from './agreement.tsx'

const words = vi.backChecks.mine

/** Stalls that the viewer is to look at again, and how their own visits stood up: nobody else's. */
export async function showMine(c: Ctx): Promise<Response> {
  const { store, clock } = c.var.services
  const checks = await listOpenChecks(store.read, scopeOfChecks(c))
  const own = await findOwnAgreement(store.read, c.var.scope)
  return respond(c, words.title, <MinePage checks={checks} own={own} day={dayOf(clock())} />)
}

interface MinePageProps {
  checks: readonly OpenCheck[]
  own: Share
  day: Day
}

const MinePage = ({ checks, own, day }: MinePageProps) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{words.title}</h1>
      <p class="soft">{words.text}</p>
      {checks.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <ul class="tasks checks">
          {checks.map((check) => (
            <ToCheck check={check} />
          ))}
        </ul>
      )}
    </section>
    <section class="card stack" aria-labelledby="own">
      <h2 id="own">{words.own}</h2>
      <Agreement share={own} of="all" day={day} href={paths.ownChecked()} />
      <Note>{words.ownText}</Note>
    </section>
  </main>
)

const ToCheck = ({ check: { visit, stall, site, tradeName, triedAt } }: { check: OpenCheck }) => (
  <li>
    <b>
      {vi.ui.numbers[site.kind]} {stall.number}, {site.name}
    </b>
    {tradeName && <span>{tradeName}</span>}
    {triedAt !== null && <span>{words.tried(showMoment(triedAt))}</span>}
    <LinkButton href={paths.backCheck(visit)}>{words.check}</LinkButton>
  </li>
)
