import { describedBy, FieldNotes } from './form.tsx'

interface FileFieldProps {
  label: string
  name: string
  hint?: string | undefined
  error?: string | undefined
  accept?: string
}

/** A file of an officer's computer: its label is the button, and its name stands below once it is chosen. */
export const FileField = ({ label, name, hint, error, accept }: FileFieldProps) => (
  <div class="field" data-file="">
    <label class="button" for={name}>
      {label}
    </label>
    <input
      {...{ id: name, name, type: 'file', accept, required: true }}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy(name, hint, error)}
    />
    <p role="status"></p>
    <FieldNotes id={name} hint={hint} error={error} />
  </div>
)
