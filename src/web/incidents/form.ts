import * as v from 'valibot'
import { INCIDENT_EVENTS, INCIDENT_NOTE } from '../../domain/incident.ts'
import { choiceField, noteField, submissionField } from '../forms.ts'

/** What an officer did about an incident, with a note that a dismissal must have. */
export const eventForm = v.object({
  submission: submissionField,
  event: choiceField(INCIDENT_EVENTS),
  note: noteField(INCIDENT_NOTE),
})
export type EventForm = v.InferOutput<typeof eventForm>

export const photoForm = v.object({ submission: submissionField })
