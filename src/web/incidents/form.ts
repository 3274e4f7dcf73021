import * as v from 'valibot'
import { INCIDENT_EVENTS, INCIDENT_NOTE } from '../../domain/incident.ts'
import { choiceField, optionalText, submissionField } from '../forms.ts'

/** What an officer did about an incident, with a note that a dismissal must have. */
export const eventForm = v.object({
  submission: submissionField,
  event: choiceField(INCIDENT_EVENTS),
  note: optionalText(INCIDENT_NOTE),
})
export type EventForm = v.InferOutput<typeof eventForm>

export const photoForm = v.object({ submission: submissionField })
