import { INCIDENT_NOTE, type IncidentEvent, nextIncidentEvents } from '../../domain/incident.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, FormSummary, inPlace, TextArea } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import type { IncidentFile } from './read.ts'

const words = vi.incidents

export interface ActsProps {
  file: IncidentFile
  submission: string
  typed: Typed
  errors: FieldErrors
  /** Whoever opened an incident does not dismiss it. */
  isOpener: boolean
}

/** What may be done next, the likeliest act first. */
export const Acts = ({ file, submission, typed, errors, isOpener }: ActsProps) => {
  const next = nextIncidentEvents(file.state).filter((event) => !(isOpener && event === 'false-alarm'))
  const main: IncidentEvent | undefined = file.holder === null ? next[0] : next[1]
  return (
    <section class="card stack" aria-labelledby="acts">
      <h2 id="acts">{words.actsTitle}</h2>
      <FormSummary errors={errors} />
      <p>{words.next[file.state]}</p>
      {next.length > 0 && (
        <form class="stack" {...inPlace(paths.incidentEvents(file.incident.id))}>
          <input type="hidden" name={SUBMISSION} value={submission} />
          <TextArea
            label={words.note}
            name="note"
            rows={2}
            maxlength={INCIDENT_NOTE}
            value={typedIn(typed, 'note')}
            error={errors.note}
            hint={words.noteHint}
          />
          <p class="acts">
            {next.map((event) => (
              <Button name="event" value={event} {...(event === main && { kind: 'main' as const })}>
                {words.acts[event]}
              </Button>
            ))}
          </p>
        </form>
      )}
      {isOpener && file.state === 'open' && <Note>{words.ownIncident}</Note>}
    </section>
  )
}
