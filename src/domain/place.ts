import { type Day, legalDay } from './day.ts'

export const UNIT_KINDS = ['province', 'city', 'commune', 'ward', 'special-zone'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** What each kind is called in front of its name. Words of Vietnamese law, so they stay out of the screen's messages. */
export const unitWords: Record<UnitKind, string> = {
  province: 'tỉnh',
  city: 'thành phố',
  commune: 'xã',
  ward: 'phường',
  'special-zone': 'đặc khu',
}

/**
 * What one administrative unit was called from a day on. A unit is its code and an effective day, never its name:
 * names repeat, change and collide when folded, and kinds change too (ten communes of Đồng Nai became wards in 2026).
 */
export interface UnitFact {
  /** Two digits for a province or city, five for a commune, ward or special zone. */
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  /** The province's code; absent on provinces. */
  readonly parent?: string
  /** The first day on which this holds. */
  readonly from: Day
  /** The first day on which it no longer holds; absent while it does. */
  readonly to?: Day
}

export type UnitTier = 'province' | 'commune'

/** The tier a code belongs to, by its length; undefined when it is no code of the Statistics Office. */
export function tierOf(code: string): UnitTier | undefined {
  if (/^\d{2}$/.test(code)) return 'province'
  return /^\d{5}$/.test(code) ? 'commune' : undefined
}

/** The tier a kind of unit belongs to. */
export function tierOfKind(kind: UnitKind): UnitTier {
  return kind === 'province' || kind === 'city' ? 'province' : 'commune'
}

function holdsOn({ from, to }: { from: Day; to?: Day }, day: Day): boolean {
  return from <= day && (to === undefined || day < to)
}

/** The fact about a unit in force on a day: the latest one where an older one was left open; undefined when none is. */
export function unitOn(facts: Iterable<UnitFact>, code: string, day: Day): UnitFact | undefined {
  let latest: UnitFact | undefined
  for (const fact of facts) {
    const later = latest === undefined || fact.from > latest.from
    if (fact.code === code && holdsOn(fact, day) && later) latest = fact
  }
  return latest
}

/** A unit with its kind as in running text: xã Bình Sơn, đặc khu Lý Sơn. */
export function showUnit({ kind, name }: Pick<UnitFact, 'kind' | 'name'>): string {
  return `${unitWords[kind]} ${name}`
}

/** Kinds that existed before the district tier was abolished on 01/7/2025. Lý Sơn was a district without communes. */
const FORMER_KINDS = ['commune', 'ward', 'township', 'district'] as const
export type FormerKind = (typeof FORMER_KINDS)[number]

/** What each former kind was called in front of its name. */
export const formerWords: Record<FormerKind, string> = {
  commune: 'xã',
  ward: 'phường',
  township: 'thị trấn',
  district: 'huyện',
}

/** A unit that became, or became part of, a unit of today. Old codes were given out again, so both codes are kept. */
export interface FormerUnit {
  readonly code: string
  readonly name: string
  readonly kind: FormerKind
  /** The district with its own word, as it was written: huyện Bình Sơn, thị xã Đức Phổ. */
  readonly district?: string
  /** The unit of today. */
  readonly unitCode: string
  /** The first day on which the former unit no longer existed. */
  readonly until: Day
}

/** (trước 01/7/2025: thị trấn Châu Ổ, huyện Bình Sơn) */
export function showFormer({ kind, name, district, until }: FormerUnit): string {
  const place = district === undefined ? name : `${name}, ${district}`
  return `(trước ${legalDay(until)}: ${formerWords[kind]} ${place})`
}

/**
 * A hamlet: thôn, tổ dân phố, ấp or khu phố. There is no national code, and the word differs by region, so it is part
 * of the name as the commune writes it. Hamlets merge and split, hence the days.
 */
export interface Hamlet {
  readonly id: string
  /** The commune's code. */
  readonly commune: string
  readonly name: string
  readonly from: Day
  /** The first day on which it no longer existed. */
  readonly to?: Day
  /** The hamlet that took it in. */
  readonly mergedInto?: string
}

/** The hamlets of a commune in existence on a day. */
export function hamletsOn(hamlets: readonly Hamlet[], commune: string, day: Day): Hamlet[] {
  return hamlets.filter((hamlet) => hamlet.commune === commune && holdsOn(hamlet, day))
}
