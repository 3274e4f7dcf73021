import { vi } from '../messages/vi.ts'
import type { Choice } from './choices.tsx'
import { describedBy, FieldNotes } from './form.tsx'

/** Choices under a heading, or without one. */
export interface ChoiceGroup {
  readonly heading?: string
  readonly choices: readonly Choice[]
}

interface SelectProps {
  label: string
  name: string
  groups: readonly ChoiceGroup[]
  chosen: string
  error?: string | undefined
  hint?: string | undefined
  /** The words for choosing nothing, where that is an answer. */
  none?: string
}

/** One of a long list. Nothing is chosen beforehand. */
export const Select = ({ label, name, groups, chosen, error, hint, none }: SelectProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <select
      id={name}
      name={name}
      required={none === undefined}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy(name, hint, error)}
    >
      <option value="">{none ?? vi.siteLists.choose}</option>
      {groups.map(({ heading, choices }) =>
        heading === undefined ? (
          <Options choices={choices} chosen={chosen} />
        ) : (
          <optgroup label={heading}>
            <Options choices={choices} chosen={chosen} />
          </optgroup>
        ),
      )}
    </select>
    <FieldNotes id={name} hint={hint} error={error} />
  </div>
)

const Options = ({ choices, chosen }: { choices: readonly Choice[]; chosen: string }) => (
  <>
    {choices.map(([value, label]) => (
      <option value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </>
)
