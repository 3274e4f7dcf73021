import { EVERYWHERE, type Scope } from '../domain/access.ts'
import type { Day, Instant } from '../domain/day.ts'
import { phonesOf } from '../domain/freshness.ts'
import { type PublicFigures, publicFigures } from '../domain/public-figures.ts'
import type { Database } from './database.ts'
import { findFigures } from './figures.ts'
import { findFreshness } from './freshness.ts'
import { findSite, type Site } from './sites.ts'

/** A site as everybody may read it: totals and freshness, no stall and no person. */
export interface PublicSite {
  readonly site: Site
  /** Undefined where the site is too small a group to be told anything of. */
  readonly figures: PublicFigures | undefined
  readonly day: Day
  /** When the newest visit was received. */
  readonly at: Instant | undefined
  /** Phones that hold or may hold records, and how many records they said. */
  readonly phones: number
  readonly held: number
}

// The public has no scope of its own. This one never leaves the file: what is answered names nobody.
const PUBLIC: Scope = { officer: '', provinces: [EVERYWHERE], communes: [], assignedSites: false }

/** What the public may read of a site as of a day; undefined when there is no such site. */
export async function findPublicSite(db: Database, id: string, day: Day): Promise<PublicSite | undefined> {
  const site = await findSite(db, PUBLIC, id)
  if (site === undefined) return undefined
  const figures = (await findFigures(db, PUBLIC, { site: id }, day)).get(id)
  const { at, holdings } = await findFreshness(db, PUBLIC, { site: id })
  const phones = phonesOf(holdings)
  const held = phones.reduce((sum, phone) => sum + phone.held, 0)
  return { site, figures: figures && publicFigures(figures), day, at, phones: phones.length, held }
}
