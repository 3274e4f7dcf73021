import * as v from 'valibot'
import { nfc } from '../domain/names.ts'
import { maskNumbers } from '../domain/vietqr/mask.ts'
import type { Entry } from '../store/audit.ts'
import type { Committed, Write } from '../store/database.ts'
import { findSubmission, insertSubmission, SENT_BEFORE } from '../store/submissions.ts'
import { vi } from './messages/vi.ts'
import { refused, seeOther } from './respond.tsx'
import type { Ctx } from './route.ts'

/** What was typed, by field, kept as it came so that a form can be drawn again. Repeated fields keep all values. */
export type Typed = Readonly<Record<string, readonly string[]>>
/** One sentence per field; `''` is about the form as a whole. */
export type FieldErrors = Readonly<Record<string, string>>

export type FormReading<T> = { ok: true; values: T; typed: Typed } | { ok: false; typed: Typed; errors: FieldErrors }

/** Hidden field that names one showing of a form, so that sending it twice stores it once. */
export const SUBMISSION = 'submission'

/**
 * Reads a urlencoded or multipart body against the action's schema. Fields not in `repeatable` must come at most
 * once; files are left out (see the photo route). Issue messages of the schema are the sentences shown.
 */
export async function readForm<S extends v.GenericSchema>(
  c: Ctx,
  schema: S,
  repeatable: readonly string[] = [],
): Promise<FormReading<v.InferOutput<S>>> {
  const typed = typedFields(await c.req.formData().catch(() => new FormData()))
  const repeated = Object.keys(typed).filter((name) => (typed[name]?.length ?? 0) > 1 && !repeatable.includes(name))
  if (repeated.length > 0) {
    return { ok: false, typed, errors: Object.fromEntries(repeated.map((name) => [name, vi.form.repeated])) }
  }
  const flat = Object.entries(typed).map(([name, all]) => [name, repeatable.includes(name) ? all : all[0]])
  const parsed = v.safeParse(schema, Object.fromEntries(flat))
  if (parsed.success) return { ok: true, values: parsed.output, typed }
  return { ok: false, typed, errors: errorsOf(parsed.issues) }
}

/** Text of a payment code: kept to the byte, because normalising it would make another code of it. */
const VERBATIM = 'code'

function typedFields(form: FormData): Typed {
  const typed: Record<string, string[]> = Object.create(null)
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    typed[name] ??= []
    typed[name].push(name === VERBATIM ? value : value.normalize('NFC'))
  }
  return typed
}

function errorsOf(issues: readonly v.BaseIssue<unknown>[]): FieldErrors {
  const errors: Record<string, string> = {}
  for (const issue of issues) {
    const field = String(issue.path?.[0]?.key ?? '')
    // valibot's own wording is English: a missing key has no sentence of ours.
    errors[field] ??= issue.received === 'undefined' ? vi.form.required : issue.message
  }
  return errors
}

/** Text of a field as typed, for drawing it again. */
export const typedIn = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

/** Text field: trimmed, spaces collapsed, nothing invisible, required, at most `max` characters. */
export const textField = (max: number) =>
  v.pipe(
    v.string(vi.form.required),
    v.transform(nfc),
    v.minLength(1, vi.form.required),
    v.maxLength(max, vi.form.tooLong),
  )

/** Text field that may be empty: '' becomes undefined. */
export const optionalText = (max: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform(nfc),
      v.maxLength(max, vi.form.tooLong),
      v.transform((text) => (text === '' ? undefined : text)),
    ),
  )

/** A note in somebody's own words, kept in clear: whole account and phone numbers are not. */
export const noteField = (max: number) =>
  v.pipe(
    optionalText(max),
    v.transform((note) => note && maskNumbers(note)),
  )

/** One of a list of choices. */
export const choiceField = <const T extends readonly string[]>(choices: T) => v.picklist(choices, vi.form.choose)

/** One of a list, or nothing chosen. */
export const optionalChoice = <const T extends readonly string[]>(choices: T) =>
  v.optional(
    v.pipe(
      v.picklist([...choices, ''], vi.form.choose),
      v.transform((choice) => (choice === '' ? undefined : (choice as T[number]))),
    ),
  )

/** The hidden id of one showing of the form. */
export const submissionField = v.pipe(v.string(vi.form.invalid), v.regex(/^[0-9a-zA-Z-]{16,64}$/, vi.form.invalid))

/**
 * Commits what a form asked for, once: the writes, their audit entries and the submission in one transaction.
 * The same form again answers with the same 303; the same id with other content is refused with 409.
 * A rule that refuses comes back as its name for the form to explain.
 */
export async function commitOnce(
  c: Ctx,
  submission: { id: string; typed: Typed; location: string },
  writes: Write[],
  entries: Entry[],
): Promise<Response | Extract<Committed, { ok: false }>> {
  const { store, clock } = c.var.services
  const officer = c.var.viewer?.officer ?? ''
  const digest = await submissionDigest(c, submission.typed)
  const row = { id: submission.id, officer, digest, location: submission.location, at: clock() }
  const committed = await store.commit([insertSubmission(store.read, row), ...writes], entries)
  if (committed.ok) return seeOther(c, submission.location)
  const before = await answerSentBefore(c, submission)
  if (committed.rule !== SENT_BEFORE && before === undefined) return committed
  return before ?? refused(c, vi.app.sentDifferently, 409)
}

/**
 * The answer to a form that was sent before, undefined for a new one. Asked first where what is stored by now would
 * make the same form look wrong: a stall that has its merchant, a proposal that is decided.
 */
export async function answerSentBefore(
  c: Ctx,
  submission: { id: string; typed: Typed },
): Promise<Response | undefined> {
  const before = await findSubmission(c.var.services.store.read, submission.id)
  if (before === undefined) return undefined
  const isSame =
    before.officer === c.var.viewer?.officer && before.digest === (await submissionDigest(c, submission.typed))
  return isSame ? seeOther(c, before.location) : refused(c, vi.app.sentDifferently, 409)
}

const submissionDigest = (c: Ctx, typed: Typed): Promise<string> =>
  c.var.services.store.keys.index('content', JSON.stringify([c.req.path, typed]))
