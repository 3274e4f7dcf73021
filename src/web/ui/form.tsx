import type { Child, JSX } from 'hono/jsx'
import { vi } from '../messages/vi.ts'
import { Mark } from './marks.tsx'

type InputProps = JSX.IntrinsicElements['input']

/** Where scripts run, a form is sent from where it stands and its errors come back there; else it is a plain POST. */
export const inPlace = (action: string, target = '#main') =>
  ({
    method: 'post',
    action,
    'hx-post': action,
    'hx-target': target,
    'hx-swap': 'outerHTML',
    'data-unsent': vi.form.unsent,
  }) as const

interface FieldProps extends Omit<InputProps, 'value'> {
  label: string
  name: string
  /** What was typed, kept when the form is drawn again. */
  value?: string | undefined
  /** One sentence, shown under the field. */
  error?: string | undefined
  hint?: string | undefined
  /** Anything that belongs under the field: a list of finds. */
  children?: Child
}

/** Ids of the sentences under a field, for `aria-describedby`. */
export const describedBy = (id: string, hint?: string, error?: string): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

/** The hint and the sentence of a field, under it. */
export const FieldNotes = ({
  id,
  hint,
  error,
}: {
  id: string
  hint?: string | undefined
  error?: string | undefined
}) => (
  <>
    {hint && <small id={`${id}-hint`}>{hint}</small>}
    {error && (
      <p id={`${id}-error`} role="alert">
        {error}
      </p>
    )}
  </>
)

/** A labelled input with its hint and its sentence; other attributes go to the input. Its id is its name,
 * unless two forms of a page share one. */
export const Field = ({ label, name, id = name, value, error, hint, children, type = 'text', ...rest }: FieldProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <input
      {...rest}
      id={id}
      name={name}
      type={type}
      value={value}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy(id, hint, error)}
    />
    <FieldNotes id={id} hint={hint} error={error} />
    {children}
  </div>
)

interface TextAreaProps {
  label: string
  name: string
  value?: string | undefined
  error?: string | undefined
  hint?: string | undefined
  rows?: number
  maxlength?: number
  autocomplete?: string
}

/** A labelled box for longer text, such as a pasted code. */
export const TextArea = ({ label, name, value, error, hint, rows = 3, ...rest }: TextAreaProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <textarea
      {...rest}
      id={name}
      name={name}
      rows={rows}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy(name, hint, error)}
    >
      {value}
    </textarea>
    <FieldNotes id={name} hint={hint} error={error} />
  </div>
)

/** The sentence above a form that was not stored, brought into view; `''` holds what is wrong with the form as a whole. */
export const FormSummary = ({ errors }: { errors: Readonly<Record<string, string>> }) =>
  Object.keys(errors).length === 0 ? null : (
    <div class="alarm" role="alert" tabindex={-1} autofocus>
      <Mark name="alarm" />
      <p>{errors[''] ?? vi.form.summary}</p>
    </div>
  )

type ButtonProps = JSX.IntrinsicElements['button'] & { kind?: 'main' | 'alarm'; children?: Child }

/** An act in words. One `main` per screen. */
export const Button = ({ kind, children, ...rest }: ButtonProps) => (
  <button class="button" data-kind={kind} {...rest}>
    {children}
  </button>
)

/** A link that looks like an act. */
export const LinkButton = ({ href, kind, children }: { href: string; kind?: 'main' | 'alarm'; children?: Child }) => (
  <a class="button" data-kind={kind} href={href}>
    {children}
  </a>
)
