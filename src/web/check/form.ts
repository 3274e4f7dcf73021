import * as v from 'valibot'
import { INCIDENT_NOTE } from '../../domain/incident.ts'
import { codeField } from '../code-field.ts'
import { noteField, optionalText, submissionField } from '../forms.ts'

/** Longest place somebody may describe, in characters. */
export const PLACE_MAX = 120

export const codeForm = v.object({
  act: v.optional(v.string()),
  code: codeField,
  serial: v.optional(v.string(), ''),
})

/** A report names a sticker by its serial, or a place in a commune. */
export const reportForm = v.object({
  submission: submissionField,
  serial: v.optional(v.string(), ''),
  commune: optionalText(5),
  place: noteField(PLACE_MAX),
  note: noteField(INCIDENT_NOTE),
})
export type ReportForm = v.InferOutput<typeof reportForm>
