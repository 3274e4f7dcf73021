import { NAME_LENGTH } from '../../domain/names.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { Field } from '../ui/form.tsx'

const { teams: words } = vi

interface FieldsProps {
  /** Names of those the commune has, to choose from while typing. */
  hamlets: readonly string[]
  typed: Typed
  errors: FieldErrors
}

/** What may be said of a team at first, and otherwise later; its kind stays. */
export const TeamFields = ({ hamlets, typed, errors }: FieldsProps) => {
  const of = (name: string) => ({ name, value: typedIn(typed, name), error: errors[name], autocomplete: 'off' })
  return (
    <>
      <Field {...of('name')} label={words.name} hint={words.nameHint} maxlength={NAME_LENGTH} required />
      <Field
        {...of('hamlet')}
        label={words.hamlet}
        hint={words.hamletHint}
        maxlength={NAME_LENGTH}
        list="hamlet-names"
      />
      <datalist id="hamlet-names">
        {hamlets.map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <Field {...of('declared')} label={words.declaredCount} hint={words.declaredHint} inputmode="numeric" />
    </>
  )
}
