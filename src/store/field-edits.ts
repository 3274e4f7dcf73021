import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { readEditValue } from '../domain/capture/edit.ts'
import type { EditField } from '../domain/capture/record.ts'
import { fold } from '../domain/names.ts'
import type { Entry } from './audit.ts'
import type { Database, Store, Write } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { editConflicts, fieldEdits, merchants, stalls } from './schema.ts'
import type { FoundStall } from './stalls.ts'

/** An edit of one field, and the version of it that was seen when it was written. */
export interface FieldEdit {
  readonly stall: FoundStall
  readonly field: EditField
  readonly base: number
  readonly value: string
  /** Whose field it was made from, where that is known; see `subjectOf`. */
  readonly subject?: string | undefined
  /** Id that a conflict takes; a new one unless given. */
  readonly conflict?: string
  /** When it was written, in seconds UTC; now unless given. */
  readonly madeAt?: number
}

/**
 * Why an edit is not made: nobody trades there, or somebody else than it was made from; the value is none; it is approved
 * and stays; another stall has it.
 */
export type EditRefusal = 'no-merchant' | 'other-subject' | 'bad-value' | 'approved' | 'number-taken'

export type DraftedEdit = Draft &
  (
    | { readonly kind: 'edited'; readonly version: number }
    | { readonly kind: 'unchanged' }
    /** Somebody was quicker: `id` is the conflict's, and somebody chooses. */
    | { readonly kind: 'conflict'; readonly id: string }
    | { readonly kind: 'refused'; readonly reason: EditRefusal }
  )

const NOTHING: Draft = { writes: [], entries: [] }

/** Whose the field is: the stall itself, or who trades there now. */
export const subjectOf = ({ stall, merchant }: FoundStall, field: EditField): string | undefined =>
  field === 'number' ? stall.id : merchant?.id

/** The field as it stands. */
export function presentValue({ stall, merchant }: FoundStall, field: EditField): string | undefined {
  if (field === 'number') return stall.number
  if (field === 'trade-name') return merchant?.tradeName
  return field === 'category' ? merchant?.category : merchant?.kind
}

/** How often the field was edited: 0 before any edit. */
export async function findFieldVersion(db: Database, subject: string, field: EditField): Promise<number> {
  return (await findNewestEdit(db, subject, field))?.version ?? 0
}

/** The newest edit of a field, which says what it holds; undefined before any. */
export async function findNewestEdit(
  db: Database,
  subject: string,
  field: EditField,
): Promise<typeof fieldEdits.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(fieldEdits)
    .where(and(eq(fieldEdits.subject, subject), eq(fieldEdits.field, field)))
    .orderBy(desc(fieldEdits.version))
    .limit(1)
  return row
}

/**
 * Whether the field is what stickers bear and a second person approved: the name of whose account was, and the number of
 * a stall where one was.
 */
export async function isApproved(db: Database, { stall, merchant }: FoundStall, field: EditField): Promise<boolean> {
  if (field !== 'trade-name' && field !== 'number') return false
  const whose = field === 'number' ? eq(merchants.stall, stall.id) : eq(merchants.id, merchant?.id ?? '')
  const approved = sql`exists (select 1 from account_proposals p join account_decisions d on d.proposal = p.id
    where p.merchant = "merchants"."id" and d.decision = 'approved')`
  const [row] = await db.select({ id: merchants.id }).from(merchants).where(and(whose, approved)).limit(1)
  return row !== undefined
}

/**
 * Drafts an edit of a field: compare and set. A base that is no longer the field's version makes a conflict, and changes
 * nothing else. Two drafts of one version can both be made, and only the first is committed: see `isEditRace`.
 */
export async function draftEdit(store: Store, edit: FieldEdit, act: Act): Promise<DraftedEdit> {
  const { stall, field, base } = edit
  const [subject, former] = [subjectOf(stall, field), presentValue(stall, field)]
  if (subject === undefined || former === undefined) return refuse('no-merchant')
  if (edit.subject !== undefined && edit.subject !== subject) return refuse('other-subject')
  const value = readEditValue(field, edit.value)
  if (value === undefined) return refuse('bad-value')
  // The stall was read before: somebody may have been quicker since.
  const { version, value: present } = (await findNewestEdit(store.read, subject, field)) ?? {
    version: 0,
    value: former,
  }
  // Versions only grow: a higher one was another merchant's.
  if (base > version) return refuse('other-subject')
  if (value === present) return { kind: 'unchanged', ...NOTHING }
  if (await isApproved(store.read, stall, field)) return refuse('approved')
  if (field === 'number' && (await isTaken(store.read, stall, value))) return refuse('number-taken')
  const named = { subject, field, value, officer: act.by, at: act.at }
  if (base !== version) return conflictOf(store.read, { ...named, base }, edit, act)
  const row = { ...named, id: act.newId(), version: base + 1, former: present }
  const writes = [store.read.insert(fieldEdits).values(row), setting(store.read, row)]
  return { kind: 'edited', version: row.version, writes, entries: [entryOf('field.edited', row)] }
}

const refuse = (reason: EditRefusal): DraftedEdit => ({ kind: 'refused', reason, ...NOTHING })

/**
 * Whether a rule refused a drafted edit because somebody was quicker: with the stall read and the edit drafted anew it
 * is a conflict, a refusal, or nothing that is left to do.
 */
export const isEditRace = (rule: string): boolean =>
  ['edit-stale', 'name-approved', 'unique: stalls.site, stalls.number'].includes(rule)

async function isTaken(db: Database, { stall }: FoundStall, number: string): Promise<boolean> {
  const other = and(eq(stalls.site, stall.site), eq(stalls.number, number), ne(stalls.id, stall.id))
  const [row] = await db.select({ id: stalls.id }).from(stalls).where(other).limit(1)
  return row !== undefined
}

type NamedEdit = Pick<typeof fieldEdits.$inferInsert, 'subject' | 'field' | 'value' | 'officer' | 'at'>

function conflictOf(db: Database, named: NamedEdit & { base: number }, edit: FieldEdit, act: Act): DraftedEdit {
  const id = edit.conflict ?? act.newId()
  const row = { ...named, id, stall: edit.stall.stall.id, madeAt: edit.madeAt ?? act.at }
  const entry = entryOf('field.conflict', { ...named, version: named.base })
  return { kind: 'conflict', id, writes: [db.insert(editConflicts).values(row)], entries: [entry] }
}

/** Names the field and its version, never what it says. */
const entryOf = (action: string, of: Omit<NamedEdit, 'value'> & { version: number }): Entry => ({
  ...{ at: of.at, actor: of.officer, action, subject: of.subject, digest: `${of.field} ${of.version}` },
})

function setting(db: Database, { subject, field, value }: NamedEdit): Write {
  if (field === 'number') return db.update(stalls).set({ number: value }).where(eq(stalls.id, subject))
  return db.update(merchants).set(columnsOf(field, value)).where(eq(merchants.id, subject))
}

/** The word lists of the schema refuse what is no word of theirs. */
function columnsOf(field: Exclude<EditField, 'number'>, value: string): Partial<typeof merchants.$inferInsert> {
  if (field === 'trade-name') return { tradeName: value, folded: fold(value) }
  return field === 'category'
    ? { category: value as (typeof merchants.$inferInsert)['category'] }
    : { kind: value as (typeof merchants.$inferInsert)['kind'] }
}
