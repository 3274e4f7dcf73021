import { type Day, dayOf, daysBetween, type Instant } from './day.ts'

/** A phone that holds unsent records of a site, or has the site along and may hold some by now. */
export interface Holding {
  readonly device: string
  readonly site: string
  /** Name of the officer in whose hands it is. */
  readonly officer: string
  /** Records, as it said when it was last heard. */
  readonly held: number
  readonly heardAt: Instant
}

/** A phone with all it holds. */
export type HoldingPhone = Pick<Holding, 'device' | 'officer' | 'held' | 'heardAt'>

/** Holdings of several sites, by phone: a phone is heard for all its sites at once or for none. */
export function phonesOf(holdings: readonly Holding[]): HoldingPhone[] {
  const phones = new Map<string, HoldingPhone>()
  for (const { device, officer, held, heardAt } of holdings) {
    const known = phones.get(device)
    const heard = Math.max(heardAt, known?.heardAt ?? 0)
    phones.set(device, { device, officer, held: held + (known?.held ?? 0), heardAt: heard })
  }
  return [...phones.values()]
}

/** Days after which a phone that was not heard is named so. */
export const LONG_UNHEARD = 14

export const isLongUnheard = ({ heardAt }: Pick<Holding, 'heardAt'>, today: Day): boolean =>
  daysBetween(dayOf(heardAt), today) >= LONG_UNHEARD

/** Days looked back for the newest visit of a commune: over all of history the question would cost more each month. */
export const HEARD_WITHIN = 60
