import { and, asc, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { exactAccentFirst } from '../domain/names.ts'
import type { UnitKind } from '../domain/place.ts'
import type { Database } from './database.ts'
import { formerUnits, units } from './schema.ts'
import { inCommuneScope } from './scope.ts'
import type { FormerUnitRow } from './units.ts'

/** A commune, and the unit before it by whose name it was found; undefined when it was found by its own. */
export interface FoundCommune {
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly former?: FormerUnitRow | undefined
}

const FOUND_AT_MOST = 10

// `instr` rather than LIKE: D1 takes no LIKE pattern above 50 bytes, and nothing typed is a wildcard.
export const holdsAll = (words: string[], hay: SQL): SQL =>
  sql`not exists (select 1 from json_each(${JSON.stringify(words)}) word where instr(${hay}, word.value) = 0)`

/** The word that people put in front of a name, folded, so that "xa binh son" is found too. */
const wordOf = (kind: SQL): SQL => sql`case ${kind}
  when 'commune' then 'xa' when 'ward' then 'phuong' when 'special-zone' then 'dac khu'
  when 'township' then 'thi tran' when 'district' then 'huyen' else '' end`

const named = (kind: SQL, folded: SQL): SQL => sql`${wordOf(kind)} || ' ' || ${folded}`

/** Communes in scope that every word is in the name of, today's or one before; those with the very accents first. */
export async function searchCommunes(
  db: Database,
  scope: Scope,
  words: string[],
  text: string,
): Promise<FoundCommune[]> {
  const ours = and(isNull(units.toDay), isNotNull(units.parent), inCommuneScope(scope, units.code))
  const unit = { code: units.code, name: units.name, kind: units.kind }
  const today = await db
    .select(unit)
    .from(units)
    .where(and(ours, holdsAll(words, named(sql`${units.kind}`, sql`${units.folded}`))))
    .orderBy(asc(units.folded))
    .limit(FOUND_AT_MOST)
  const before = await db
    .select({ ...unit, former: formerUnits })
    .from(formerUnits)
    .innerJoin(units, sql`${units.code} = ${formerUnits.unit}`)
    .where(and(ours, holdsAll(words, named(sql`${formerUnits.kind}`, sql`${formerUnits.folded}`))))
    .orderBy(asc(formerUnits.folded))
    .limit(FOUND_AT_MOST)
  const compare = exactAccentFirst(text)
  const known = new Set(today.map(({ code }) => code))
  const all: FoundCommune[] = [...today, ...before.filter(({ code }) => !known.has(code))]
  const label = ({ name, former }: FoundCommune) => former?.name ?? name
  return all.sort((a, b) => compare(label(a), label(b))).slice(0, FOUND_AT_MOST)
}
