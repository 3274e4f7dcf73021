import type { Role } from '../../domain/access.ts'
import { showMoment } from '../../domain/day.ts'
import { showUnit } from '../../domain/place.ts'
import type { Officer } from '../../store/officers.ts'
import type { RoleGrant } from '../../store/roles.ts'
import type { Unit } from '../../store/units.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { Button, FieldNotes, FormSummary } from '../ui/form.tsx'
import { GRANTABLE } from './form.ts'
import { Act, roleWords, stateWords } from './views.tsx'

const { officers: words } = vi

interface OfficerProps {
  officer: Officer
  grants: readonly RoleGrant[]
  /** Provinces the viewer may grant roles in, and one of them with its communes. */
  provinces: readonly Unit[]
  units: readonly Unit[]
  newId: () => string
  typed: Typed
  errors: FieldErrors
}

export const OfficerPage = ({ officer, grants, provinces, units, newId, typed, errors }: OfficerProps) => (
  <main class="page narrow stack" id="main">
    <h1>{officer.name}</h1>
    <FormSummary errors={errors} />
    <section class="card stack">
      <Facts
        facts={[
          [vi.signIn.name, officer.signInName],
          [words.state, stateWords(officer)],
        ]}
      />
      <Act action={paths.officerEnrolment(officer.id)} submission={newId()}>
        <Button>{words.newCode}</Button>
      </Act>
      <p>{words.newCodeAdvice}</p>
    </section>
    <section class="card stack">
      <h2>{words.roles}</h2>
      {grants.length === 0 ? <p>{words.noRole}</p> : <GrantList grants={grants} newId={newId} />}
    </section>
    {provinces.length > 1 && <ProvinceForm officer={officer.id} provinces={provinces} chosen={units[0]?.code ?? ''} />}
    <GrantForm officer={officer.id} units={units} newId={newId} typed={typed} errors={errors} />
  </main>
)

const GrantList = ({ grants, newId }: Pick<OfficerProps, 'grants' | 'newId'>) => (
  <ul class="tasks">
    {grants.map((grant) => (
      <li>
        <b>{roleWords(grant)}</b>
        <span>
          {words.grantStates[grant.state]}
          {' · '}
          {grant.grantedBy === null
            ? words.atConsole(showMoment(grant.grantedAt))
            : words.askedBy(grant.granterName ?? '', showMoment(grant.grantedAt))}
        </span>
        {canEnd(grant) && (
          <Act action={paths.roleRevocation(grant.id)} submission={newId()}>
            <Button aria-label={`${words.revoke}: ${roleWords(grant)}`}>{words.revoke}</Button>
          </Act>
        )}
      </li>
    ))}
  </ul>
)

const canEnd = ({ role, state }: RoleGrant): boolean =>
  role !== 'admin' && (state === 'in-force' || state === 'pending')

const GrantForm = ({
  officer,
  units,
  newId,
  typed,
  errors,
}: Omit<OfficerProps, 'officer' | 'grants' | 'provinces'> & { officer: string }) => (
  <section class="card stack">
    <h2>{words.grant}</h2>
    <p>{words.grantAdvice}</p>
    <form method="post" action={`${paths.officerRoles(officer)}?province=${units[0]?.code ?? ''}`} class="stack">
      <input type="hidden" name={SUBMISSION} value={newId()} />
      <Select
        label={words.role}
        name="role"
        choices={GRANTABLE.map((role): [string, string] => [role, vi.roles[role as Role]])}
        chosen={typedIn(typed, 'role')}
        error={errors.role}
      />
      <Select
        label={words.unit}
        name="unit"
        choices={units.map(unitChoice)}
        chosen={typedIn(typed, 'unit')}
        error={errors.unit}
      />
      <Button kind="main">{words.ask}</Button>
    </form>
  </section>
)

/** For those who see several provinces: which one's communes are offered. */
const ProvinceForm = ({
  officer,
  provinces,
  chosen,
}: {
  officer: string
  provinces: readonly Unit[]
  chosen: string
}) => (
  <section class="card stack">
    <form method="get" action={paths.officer(officer)} class="stack">
      <Select label={words.province} name="province" choices={provinces.map(unitChoice)} chosen={chosen} />
      <Button>{words.showProvince}</Button>
    </form>
  </section>
)

const unitChoice = (unit: Unit): [string, string] => [unit.code, showUnit(unit)]

interface SelectProps {
  label: string
  name: string
  choices: readonly [value: string, label: string][]
  chosen: string
  error?: string | undefined
}

const Select = ({ label, name, choices, chosen, error }: SelectProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <select id={name} name={name} required aria-invalid={error ? 'true' : undefined}>
      <option value="">{words.choose}</option>
      {choices.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
    <FieldNotes id={name} error={error} />
  </div>
)
