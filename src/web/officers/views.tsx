import type { Child } from 'hono/jsx'
import { EVERYWHERE } from '../../domain/access.ts'
import { showMoment } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import type { HeldRole, Officer } from '../../store/officers.ts'
import type { RoleGrant } from '../../store/roles.ts'
import { type FieldErrors, SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'

const { officers: words } = vi

/** Role and unit as said aloud: "Bí thư Đoàn xã · xã Bình Sơn". */
export const roleWords = ({ role, unit, unitName, unitKind }: HeldRole): string => {
  const named = unitName === null || unitKind === null ? unit : showUnit({ kind: unitKind, name: unitName })
  return `${vi.roles[role]} · ${unit === EVERYWHERE ? words.everywhere : named}`
}

interface ActProps {
  action: string
  /** New for each showing. */
  submission: string
  /** The row the act is about, as htmx finds it from the form, when the answer is that row anew. */
  row?: string
  children?: Child
}

/** A form of one button. */
export const Act = ({ action, submission, row, children }: ActProps) => (
  <form {...(row ? inPlace(action, row) : { method: 'post', action })} class="act">
    <input type="hidden" name={SUBMISSION} value={submission} />
    {children}
  </form>
)

interface OfficersProps {
  officers: readonly (Officer & { roles: HeldRole[] })[]
  pending: readonly RoleGrant[]
  viewer: string
  newId: () => string
  errors: FieldErrors
}

export const OfficersPage = ({ officers, pending, viewer, newId, errors }: OfficersProps) => (
  <main class="page stack" id="main">
    <h1>{words.title}</h1>
    <FormSummary errors={errors} />
    {pending.length > 0 && <PendingGrants pending={pending} viewer={viewer} newId={newId} />}
    <section class="card stack">
      <p>
        <LinkButton href={paths.newOfficer()}>{words.add}</LinkButton>
      </p>
      <table class="sheet">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.roles}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {officers.map((officer) => (
            <OfficerRow officer={officer} />
          ))}
        </tbody>
      </table>
    </section>
  </main>
)

const OfficerRow = ({ officer }: { officer: Officer & { roles: HeldRole[] } }) => (
  <tr>
    <th scope="row">
      <a href={paths.officer(officer.id)}>{officer.name}</a> <small>{officer.signInName}</small>
    </th>
    <td>{officer.roles.length === 0 ? words.noRole : officer.roles.map(roleWords).join('; ')}</td>
    <td>{stateWords(officer)}</td>
  </tr>
)

export const stateWords = ({ disabled, enrolled, secondFactor }: Officer): string => {
  if (disabled) return words.disabled
  if (!enrolled) return words.notEnrolled
  return secondFactor ? words.enrolledWithFactor : words.enrolled
}

type PendingProps = Pick<OfficersProps, 'pending' | 'viewer' | 'newId'>

const PendingGrants = ({ pending, viewer, newId }: PendingProps) => (
  <section class="card stack">
    <h2>{words.pending}</h2>
    <p>{words.pendingAdvice}</p>
    <ul class="tasks">
      {pending.map((grant) => (
        <li>
          <b>{grant.officerName}</b>
          <span>{roleWords(grant)}</span>
          <span>{words.askedBy(grant.granterName ?? '', showMoment(grant.grantedAt))}</span>
          {grant.grantedBy === viewer || grant.officer === viewer ? (
            <span>{words.otherDecides}</span>
          ) : (
            <Act action={paths.roleGrant(grant.id)} submission={newId()}>
              <Button
                name="decision"
                value="approved"
                kind="main"
                aria-label={`${words.approve}: ${grant.officerName}`}
              >
                {words.approve}
              </Button>{' '}
              <Button name="decision" value="returned" aria-label={`${words.giveBack}: ${grant.officerName}`}>
                {words.giveBack}
              </Button>
            </Act>
          )}
        </li>
      ))}
    </ul>
  </section>
)
