import { showMoment } from '../../domain/day.ts'
import { verifyAudit } from '../../store/audit.ts'
import { AUDIT_PAGE, type AuditedAct, listAudit } from '../../store/audit-pages.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond } from '../respond.tsx'
import { type Ctx, only, type Route } from '../route.ts'
import { LinkButton } from '../ui/form.tsx'

const { audit: words } = vi
const actions: Readonly<Record<string, string>> = words.actions
const actors: Readonly<Record<string, string>> = words.actors

/** Actors that are no officers. */
const whoIs = (actor: string): string => (actor.startsWith('vendor:') ? words.vendor : (actors[actor] ?? actor))

/** What the walk over the whole chain found; undefined when nobody asked for it. */
type Verdict = Awaited<ReturnType<typeof verifyAudit>> | undefined

async function showAudit(c: Ctx): Promise<Response> {
  const { store } = c.var.services
  const before = Number(c.req.query('before'))
  const acts = await listAudit(store.read, c.var.scope, Number.isSafeInteger(before) && before > 0 ? before : undefined)
  const verdict = c.req.query('verify') === '1' ? await verifyAudit(store.read, store.keys) : undefined
  return respond(c, words.title, <AuditPage acts={acts} verdict={verdict} />)
}

const AuditPage = ({ acts, verdict }: { acts: readonly AuditedAct[]; verdict: Verdict }) => (
  <main class="page stack" id="main">
    <h1>{words.title}</h1>
    <section class="card stack">
      {verdict && <p role="status">{verdict.ok ? words.whole(verdict.rows) : words.broken(verdict.brokenAt)}</p>}
      <p>
        <LinkButton href={`${paths.audit()}?verify=1`}>{words.verify}</LinkButton>
      </p>
      {acts.length === 0 ? <p class="empty">{words.none}</p> : <ActList acts={acts} />}
      {acts.length === AUDIT_PAGE && (
        <p>
          <LinkButton href={`${paths.audit()}?before=${acts.at(-1)?.seq}`}>{words.older}</LinkButton>
        </p>
      )}
    </section>
  </main>
)

/** A list, not a table: ids are long and phones narrow. */
const ActList = ({ acts }: { acts: readonly AuditedAct[] }) => (
  <ol class="tasks" reversed>
    {acts.map(({ seq, at, actor, actorName, action, subject }) => (
      <li value={seq}>
        <b>{actions[action] ?? action}</b>
        <span>{words.by(actorName ?? whoIs(actor), showMoment(at))}</span>
        <small>{words.row(seq, subject)}</small>
      </li>
    ))}
  </ol>
)

export const auditRoutes: Route[] = [
  { method: 'GET', path: '/audit', access: only('auditor', 'admin'), respond: showAudit },
]
