import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { EditChoice, EditField } from '../domain/capture/record.ts'
import type { Database, Store } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { draftEdit, type EditRefusal, findNewestEdit } from './field-edits.ts'
import { editChoices, editConflicts, fieldEdits, merchants, officers, sites, stalls } from './schema.ts'
import { inCommuneScope, inScope } from './scope.ts'
import { findStall } from './stalls.ts'

/** An edit that came second, with where it is and who wrote it. */
export interface FoundConflict {
  readonly conflict: typeof editConflicts.$inferSelect
  readonly stall: typeof stalls.$inferSelect
  readonly site: typeof sites.$inferSelect
  /** Whose field it is, where it is a merchant's. */
  readonly merchant: typeof merchants.$inferSelect | null
  readonly officer: string
  /** Null while nobody has chosen. */
  readonly choice: typeof editChoices.$inferSelect | null
  readonly chooser: string | null
}

/** The two values to choose from, and what was before both. */
export interface FoundMerge extends FoundConflict {
  readonly before: string
  /** The edit that stands. */
  readonly theirs: { readonly edit: typeof fieldEdits.$inferSelect; readonly officer: string }
}

/** For the one who wrote the later edit, and for those who look after the commune. */
const isChoosers = (scope: Scope): SQL =>
  and(inScope(scope), or(eq(editConflicts.officer, scope.officer), inCommuneScope(scope, sites.commune))) as SQL

const selectConflicts = (db: Database) =>
  db
    .select({
      ...{ conflict: editConflicts, stall: stalls, site: sites, merchant: merchants, choice: editChoices },
      officer: officers.name,
      chooser: sql<string | null>`(select o.name from officers o where o.id = "edit_choices"."officer")`,
    })
    .from(editConflicts)
    .innerJoin(stalls, eq(stalls.id, editConflicts.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .innerJoin(officers, eq(officers.id, editConflicts.officer))
    .leftJoin(merchants, eq(merchants.id, editConflicts.subject))
    .leftJoin(editChoices, eq(editChoices.conflict, editConflicts.id))

/** Conflicts that nobody has chosen in, oldest first. Who no longer trades there needs no name. */
export async function listOpenConflicts(db: Database, scope: Scope): Promise<FoundConflict[]> {
  return selectConflicts(db)
    .where(and(isNull(editChoices.conflict), isNull(merchants.endedOn), isChoosers(scope)))
    .orderBy(asc(editConflicts.at), asc(editConflicts.id))
}

/** The conflict with both values, when the viewer may choose in it. */
export async function findMerge(db: Database, scope: Scope, id: string): Promise<FoundMerge | undefined> {
  const [found] = await selectConflicts(db)
    .where(and(eq(editConflicts.id, id), isChoosers(scope)))
    .limit(1)
  if (found === undefined) return undefined
  const { subject, field, base } = found.conflict
  const edit = await findNewestEdit(db, subject, field)
  const before = await findFormer(db, subject, field, base)
  if (edit === undefined || before === undefined) throw new Error(`conflict ${id} is with no edit`)
  const [writer] = await db.select({ name: officers.name }).from(officers).where(eq(officers.id, edit.officer)).limit(1)
  return { ...found, before, theirs: { edit, officer: writer?.name ?? '' } }
}

/** What a field said at a version that an edit has replaced since; undefined where none has. */
export async function findFormer(
  db: Database,
  subject: string,
  field: EditField,
  version: number,
): Promise<string | undefined> {
  const next = and(eq(fieldEdits.subject, subject), eq(fieldEdits.field, field), eq(fieldEdits.version, version + 1))
  const [row] = await db.select({ former: fieldEdits.former }).from(fieldEdits).where(next).limit(1)
  return row?.former
}

/** `chosen`: somebody has chosen by now. `stale`: what was chosen from is not what stands. */
export type ChoiceRefusal = EditRefusal | 'chosen' | 'stale'
export type DraftedChoice = ({ readonly ok: true } & Draft) | { readonly ok: false; readonly reason: ChoiceRefusal }

/**
 * Drafts a choice between two edits, made from the version of the field that was shown. Mine is set as a new edit on that
 * version; theirs stands already.
 */
export async function draftChoice(
  store: Store,
  scope: Scope,
  merge: FoundMerge,
  { kept, version }: { kept: EditChoice; version: number },
  act: Act,
): Promise<DraftedChoice> {
  const { conflict, theirs, choice } = merge
  if (choice !== null) return { ok: false, reason: 'chosen' }
  if (theirs.edit.version !== version) return { ok: false, reason: 'stale' }
  const edit = kept === 'mine' ? await draftMine(store, scope, merge, act) : NOTHING
  if (!edit.ok) return edit
  const row = { conflict: conflict.id, kept, officer: act.by, at: act.at }
  const entry = { at: act.at, actor: act.by, action: 'conflict.chosen', subject: conflict.id, digest: kept }
  const writes = [...edit.writes, store.read.insert(editChoices).values(row)]
  return { ok: true, writes, entries: [...edit.entries, entry] }
}

const NOTHING: DraftedChoice = { ok: true, writes: [], entries: [] }

/** Drafts setting the later edit's value after all; also asked to tell whether that can be chosen. */
export async function draftMine(
  store: Store,
  scope: Scope,
  { conflict, theirs }: FoundMerge,
  act: Act,
): Promise<DraftedChoice> {
  const { field, subject, value } = conflict
  const stall = await findStall(store.read, scope, conflict.stall)
  if (stall === undefined) return { ok: false, reason: 'no-merchant' }
  const draft = await draftEdit(store, { stall, field, subject, value, base: theirs.edit.version }, act)
  if (draft.kind === 'refused') return { ok: false, reason: draft.reason }
  return draft.kind === 'conflict' ? { ok: false, reason: 'stale' } : { ok: true, ...draft }
}

/** Why a rule refused a drafted choice; undefined for a rule that no choice meets. */
export function choiceRefusalOf(rule: string): ChoiceRefusal | undefined {
  if (rule === 'unique: edit_choices.conflict') return 'chosen'
  if (rule === 'edit-stale' || rule === 'not-edited') return 'stale'
  if (rule === 'name-approved') return 'approved'
  return rule === 'unique: stalls.site, stalls.number' ? 'number-taken' : undefined
}
