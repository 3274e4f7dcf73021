import type { Entry } from '../../store/audit.ts'
import type { Write } from '../../store/database.ts'
import {
  CODE_BITS,
  CODE_LIFE,
  enrolmentHash,
  findEnrolment,
  insertEnrolment,
  retireEnrolments,
  showEnrolmentCode,
} from '../../store/enrolments.ts'
import type { Officer } from '../../store/officers.ts'
import { commitOnce, type Typed } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { respond, stayHere } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { CodePage } from './new-officer-views.tsx'

interface Sent {
  typed: Typed
  submission: string
}

/** Makes a one-time code for the officer together with the given writes, and shows it: the only time it is seen. */
export async function answerWithCode(
  c: Ctx,
  officer: Pick<Officer, 'id' | 'name' | 'signInName'>,
  { typed, submission }: Sent,
  writes: Write[] = [],
  entries: Entry[] = [],
): Promise<Response | { ok: false; rule: string }> {
  const { store, clock, newSecret } = c.var.services
  const code = newSecret(CODE_BITS)
  const codeHash = await enrolmentHash(store.keys, officer.id, code)
  const at = clock()
  const createdBy = c.var.viewer?.officer ?? ''
  const row = { codeHash, officer: officer.id, createdBy, createdAt: at, expiresAt: at + CODE_LIFE }
  const answer = await commitOnce(
    c,
    { id: submission, typed, location: paths.officer(officer.id) },
    [...writes, retireEnrolments(store.read, officer.id, at), insertEnrolment(store.read, row)],
    [...entries, { at, actor: createdBy, action: 'enrolment.made', subject: officer.id }],
  )
  if (!(answer instanceof Response)) return answer
  // The same form sent again made nothing and has no code to show: it leads to the officer's page.
  if ((await findEnrolment(store.read, codeHash)) === undefined) return answer
  stayHere(c)
  const page = <CodePage officer={officer} code={showEnrolmentCode(code)} until={row.expiresAt} />
  return respond(c, vi.officers.codeFor(officer.name), page)
}
