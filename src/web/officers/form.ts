import * as v from 'valibot'
import { ROLES } from '../../domain/access.ts'
import { DECISIONS } from '../../domain/account.ts'
import { NAME_LENGTH, readName } from '../../domain/names.ts'
import { choiceField, submissionField, textField } from '../forms.ts'
import { vi } from '../messages/vi.ts'

/** Administrators are made at the console of the machine only, so nobody on the web can make one. */
export const GRANTABLE = ROLES.filter((role) => role !== 'admin')
/** Roles that may be held on a whole province. */
export const ON_PROVINCE: readonly string[] = ['auditor']

export const officerForm = v.object({
  submission: submissionField,
  name: v.pipe(
    textField(NAME_LENGTH),
    v.check((text) => readName(text).ok, vi.officers.nameWithoutLetter),
  ),
  signInName: v.pipe(
    v.string(vi.form.required),
    v.transform((text) => text.trim().toLowerCase()),
    v.minLength(1, vi.form.required),
    v.regex(/^[a-z][a-z0-9.-]{1,31}$/, vi.officers.signInNameRule),
  ),
})

/** An act without anything typed: a new code, the end of a role. */
export const actForm = v.object({ submission: submissionField })

export const grantForm = v.object({
  submission: submissionField,
  role: choiceField(GRANTABLE),
  unit: v.pipe(v.string(vi.form.choose), v.regex(/^\d{2}(\d{3})?$/, vi.form.choose)),
})

export const decisionForm = v.object({ submission: submissionField, decision: choiceField(DECISIONS) })

export const assignmentForm = v.object({
  submission: submissionField,
  officer: v.pipe(v.string(vi.form.invalid), v.minLength(1, vi.form.invalid), v.maxLength(64, vi.form.invalid)),
  act: choiceField(['assign', 'end']),
})
