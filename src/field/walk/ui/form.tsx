/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface FieldProps {
  label: string
  value: string
  onValue: (value: string) => void
  hint?: string | undefined
  error?: string | undefined
  mode?: 'text' | 'tel' | 'numeric'
  most?: number
  /** A box of several lines. */
  long?: boolean
}

/** A labelled text. Nothing typed here is remembered by the browser: it is not the browser's to keep. */
export const Field = ({ label, value, onValue, hint, error, mode = 'text', most, long }: FieldProps) => {
  const id = useId()
  const common = {
    id,
    value,
    maxLength: most,
    autocomplete: 'off',
    spellcheck: false,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': hint || error ? `${id}-note` : undefined,
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {long ? (
        <textarea {...common} rows={3} onInput={({ currentTarget }) => onValue(currentTarget.value)} />
      ) : (
        <input {...common} inputMode={mode} onInput={({ currentTarget }) => onValue(currentTarget.value)} />
      )}
      {(error || hint) && (
        <p id={`${id}-note`} class={error ? undefined : 'hint'} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

interface ChipsProps<Value extends string> {
  legend: string
  choices: readonly (readonly [value: Value, label: string])[]
  chosen: Value | undefined
  /** Pressed again, a chosen box is let go: an answer may be taken back. */
  onChoose: (value: Value | undefined) => void
  even?: 1 | 2 | 3
  hint?: string | undefined
  error?: string | undefined
}

/** One of a list, as boxes of 48 px. */
export const Chips = <Value extends string>(props: ChipsProps<Value>) => {
  const { legend, choices, chosen, onChoose, even, hint, error } = props
  const id = useId()
  return (
    <fieldset class="group" aria-describedby={hint || error ? `${id}-note` : undefined}>
      <legend>{legend}</legend>
      <div class="chips" data-even={even} data-invalid={error ? 'true' : undefined}>
        {choices.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={chosen === value}
              onClick={() => onChoose(chosen === value ? undefined : value)}
            />
            {label}
          </label>
        ))}
      </div>
      {(error || hint) && (
        <p id={`${id}-note`} class={error ? undefined : 'hint'} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </p>
      )}
    </fieldset>
  )
}

export const Note = ({ mark, children }: { mark: ComponentChildren; children: ComponentChildren }) => (
  <p class="note">
    {mark}
    <span>{children}</span>
  </p>
)

export const Loading = () => (
  <div class="loading" role="status">
    <i></i>
    <i></i>
    <i></i>
  </div>
)
