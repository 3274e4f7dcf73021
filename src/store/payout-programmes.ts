import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Month } from '../domain/month.ts'
import { fold, nfc } from '../domain/names.ts'
import type { NewProgramme, ProgrammeKind } from '../domain/payout/programme.ts'
import type { Database } from './database.ts'
import type { Act, Draft } from './draft.ts'
import { payoutAmounts, payoutGroups, payoutProgrammes, units } from './schema.ts'
import { inCommuneScope } from './scope.ts'

export type Programme = Readonly<typeof payoutProgrammes.$inferSelect>
export type PayoutGroup = Readonly<typeof payoutGroups.$inferSelect>
export type PayoutAmount = Readonly<typeof payoutAmounts.$inferSelect>

/** Drafts a programme of a province or of a commune; its name is its own there. */
export function draftProgramme(
  db: Database,
  of: NewProgramme & { readonly id: string; readonly unit: string; readonly kind: ProgrammeKind },
  { by, at }: Act,
): Draft {
  const name = nfc(of.name)
  const row = { ...of, name, folded: fold(name), officer: by, at }
  return {
    writes: [db.insert(payoutProgrammes).values(row)],
    entries: [{ at, actor: by, action: 'payout-programme.made', subject: of.id }],
  }
}

/** Drafts the end of a programme: no more rounds from that month on. Written once. */
export const draftProgrammeEnd = (db: Database, programme: string, endsOn: Month, { by, at }: Act): Draft => ({
  writes: [db.update(payoutProgrammes).set({ endsOn }).where(eq(payoutProgrammes.id, programme))],
  entries: [{ at, actor: by, action: 'payout-programme.ended', subject: programme }],
})

/** Drafts a group of people that a programme pays alike. */
export function draftGroup(
  db: Database,
  programme: string,
  typed: string,
  { by, at, newId }: Act,
): Draft & { id: string } {
  const [id, name] = [newId(), nfc(typed)]
  return {
    id,
    writes: [db.insert(payoutGroups).values({ id, programme, name, folded: fold(name), officer: by, at })],
    entries: [{ at, actor: by, action: 'payout-group.made', subject: id }],
  }
}

/** Drafts a row of the dated table of amounts. An earlier row is kept, and read for the months before. */
export function draftAmount(
  db: Database,
  of: Omit<typeof payoutAmounts.$inferInsert, 'id' | 'officer' | 'at'>,
  { by, at, newId }: Act,
): Draft & { id: string } {
  const id = newId()
  return {
    id,
    writes: [db.insert(payoutAmounts).values({ ...of, id, officer: by, at })],
    entries: [{ at, actor: by, action: 'payout-amount.set', subject: id }],
  }
}

/** Where a programme is paid in a commune: it is the commune's own, or its province's. */
const paidIn = (commune: string) =>
  or(
    eq(payoutProgrammes.unit, commune),
    inArray(payoutProgrammes.unit, sql`(select parent from ${units} where code = ${commune})`),
  )

/** The programmes paid in a commune, the province's before its own; none when the commune is not the viewer's. */
export const listProgrammes = async (db: Database, scope: Scope, commune: string): Promise<Programme[]> =>
  db
    .select()
    .from(payoutProgrammes)
    .where(and(paidIn(commune), inCommuneScope(scope, sql`${commune}`)))
    .orderBy(sql`length(${payoutProgrammes.unit})`, asc(payoutProgrammes.at), asc(payoutProgrammes.folded))

/** The programmes of a unit itself; for whoever the caller let in. */
export const listProgrammesOf = async (db: Database, unit: string): Promise<Programme[]> =>
  db.select().from(payoutProgrammes).where(eq(payoutProgrammes.unit, unit)).orderBy(asc(payoutProgrammes.at))

export async function findProgramme(db: Database, id: string): Promise<Programme | undefined> {
  const [found] = await db.select().from(payoutProgrammes).where(eq(payoutProgrammes.id, id))
  return found
}

/** The groups of programmes, each in the order in which they were written down. */
export const listGroups = async (db: Database, programmes: readonly string[]): Promise<PayoutGroup[]> =>
  db
    .select()
    .from(payoutGroups)
    .where(sql`${payoutGroups.programme} in (select value from json_each(${JSON.stringify(programmes)}))`)
    .orderBy(asc(payoutGroups.at), asc(payoutGroups.folded))

/** The whole dated table of a programme, each group from its oldest row to its newest. */
export async function listAmounts(db: Database, programme: string): Promise<PayoutAmount[]> {
  const rows = await db
    .select({ amount: payoutAmounts })
    .from(payoutAmounts)
    .innerJoin(payoutGroups, eq(payoutGroups.id, payoutAmounts.group))
    .where(eq(payoutGroups.programme, programme))
    .orderBy(asc(payoutGroups.at), asc(payoutGroups.folded), asc(payoutAmounts.fromDay), asc(payoutAmounts.at))
  return rows.map(({ amount }) => amount)
}
