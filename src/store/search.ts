import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { exactAccentFirst, fold, nfc } from '../domain/names.ts'
import type { SiteKind } from '../domain/site.ts'
import type { Database } from './database.ts'
import { merchants, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'
import { type FoundCommune, holdsAll, searchCommunes } from './search-communes.ts'

/** A site, or a stall on it. */
export interface FoundSpot {
  readonly site: { readonly id: string; readonly name: string; readonly kind: SiteKind }
  readonly stall?: { readonly id: string; readonly number: string; readonly tradeName: string | null }
}

export type FoundPlace = FoundSpot | { readonly commune: FoundCommune }

/** The most that a search shows. */
const FOUND_AT_MOST = 20
// Enough to choose the best from: accents are compared here, because SQLite knows none.
const CANDIDATES = 200

const site = { id: sites.id, name: sites.name, kind: sites.kind }

/**
 * Places in scope that hold every word typed, marks and case aside: in a commune's name of today or before, the site's
 * name, the stall's number or its trading name. Communes come first; then those written with the very accents, then a
 * stall of that very number; at most 20.
 */
export async function searchPlaces(db: Database, scope: Scope, text: string): Promise<FoundPlace[]> {
  const words = fold(text).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const communes = (await searchCommunes(db, scope, words, text)).map((commune) => ({ commune }))
  const spots = [...(await searchSites(db, scope, words)), ...(await searchStalls(db, scope, words, nfc(text)))]
  const compare = exactAccentFirst(text)
  return [...communes, ...spots.sort((a, b) => compare(label(a), label(b)))].slice(0, FOUND_AT_MOST)
}

const label = ({ site, stall }: FoundSpot): string => `${stall?.number ?? ''} ${stall?.tradeName ?? ''} ${site.name}`

async function searchSites(db: Database, scope: Scope, words: string[]): Promise<FoundSpot[]> {
  return db
    .select({ site })
    .from(sites)
    .where(and(inScope(scope), holdsAll(words, sql`${sites.folded}`)))
    .orderBy(asc(sites.folded))
    .limit(FOUND_AT_MOST)
}

// SQL folds ASCII only, and rows of a market may be lettered Đ.
const foldedNumber = sql`replace(replace(lower(${stalls.number}), 'Đ', 'd'), 'đ', 'd')`

async function searchStalls(db: Database, scope: Scope, words: string[], typed: string): Promise<FoundSpot[]> {
  const stall = { id: stalls.id, number: stalls.number, tradeName: merchants.tradeName }
  const hay = sql`${foldedNumber} || ' ' || coalesce(${merchants.folded}, '') || ' ' || ${sites.folded}`
  const thatNumber = sql`${foldedNumber} in (select value from json_each(${JSON.stringify(words)}))`
  return db
    .select({ site, stall })
    .from(stalls)
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(merchants, and(eq(merchants.stall, stalls.id), isNull(merchants.endedOn)))
    .where(and(inScope(scope), holdsAll(words, hay)))
    .orderBy(desc(thatNumber), sql`instr(${merchants.tradeName}, ${typed}) = 0`, asc(stalls.site), asc(stalls.position))
    .limit(CANDIDATES)
}
