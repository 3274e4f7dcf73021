import { describedBy, FieldNotes } from './form.tsx'

/** A value sent and the words for it. */
export type Choice = readonly [value: string, label: string]

interface ChipsProps {
  legend: string
  name: string
  choices: readonly Choice[]
  /** Nothing is chosen beforehand for whose account, evidence and consent. */
  chosen?: string | readonly string[] | undefined
  error?: string | undefined
  hint?: string | undefined
  /** Equal columns: 1, 2 or 3. Without it the boxes flow. */
  even?: 1 | 2 | 3
  /** Boxes that may be ticked together, instead of one of a list. */
  several?: boolean
  required?: boolean
}

/** One of a list (or several), as boxes of 48 px. Radios and checkboxes, so it works without scripts. */
export const Chips = ({ legend, name, choices, chosen = [], error, hint, even, several, required }: ChipsProps) => (
  <fieldset class="group" aria-describedby={describedBy(name, hint, error)}>
    <legend>{legend}</legend>
    <div class="chips" data-even={even} data-invalid={error ? 'true' : undefined}>
      {choices.map(([value, label]) => (
        <label>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            checked={typeof chosen === 'string' ? chosen === value : chosen.includes(value)}
            required={required && !several}
          />
          {label}
        </label>
      ))}
    </div>
    <FieldNotes id={name} hint={hint} error={error} />
  </fieldset>
)

interface ConsentProps {
  legend: string
  name: string
  /** The question of each purpose as it is said aloud. */
  questions: readonly Choice[]
  /** Purposes said yes to in a form drawn again; empty when it is first shown. */
  given?: readonly string[]
  error?: string | undefined
}

/** One spoken question per purpose, sent as a repeated field. Works when all are left empty. */
export const Consent = ({ legend, name, questions, given = [], error }: ConsentProps) => (
  <fieldset class="group" aria-describedby={describedBy(name, undefined, error)}>
    <legend>{legend}</legend>
    <div class="consent">
      {questions.map(([value, question]) => (
        <label>
          <input type="checkbox" name={name} value={value} checked={given.includes(value)} />
          <span>{question}</span>
        </label>
      ))}
    </div>
    <FieldNotes id={name} error={error} />
  </fieldset>
)
