import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { addDays, type Day, startOf } from '../domain/day.ts'
import type { TestedVisit } from '../domain/figures.ts'
import { compareByGivenName } from '../domain/names.ts'
import { type Share, share, sumShares } from '../domain/share.ts'
import { checkedFrom } from './back-check-coverage.ts'
import type { Database } from './database.ts'
import { inScope } from './scope.ts'

/** A visit that was drawn, with who made it; `passed` is null while nobody has checked it. */
export interface DrawnVisit extends Omit<TestedVisit, 'passed'> {
  readonly officer: string
  readonly name: string
  readonly passed: number | null
}

/** How the visits of one volunteer stood up: those drawn, and of those checked the ones that agree (Q1). */
export interface OfficerAgreement {
  readonly officer: string
  readonly name: string
  readonly drawn: number
  readonly agreement: Share
}

/** Q1 of a site, and of each volunteer there. */
export interface SiteAgreement {
  readonly site: Share
  readonly officers: readonly OfficerAgreement[]
}

/** Drawn visits `v` by an officer `o` with the check `c` of each, newest first; `made` tells which checks are known. */
const drawnVisits = (made: SQL, columns: SQL, where: SQL): SQL => sql`
  select v.id visit, s.id stall, s.site, s.number, m.trade_name tradeName, v.day, c.agrees passed, ${columns}
  from back_check_picks p join visits v on v.id = p.visit join officers o on o.id = v.officer
  join stalls s on s.id = v.stall join sites on sites.id = s.site left join merchants m on m.id = v.merchant
  left join back_checks c on c.visit = v.id and ${made}
  where ${where} order by s.site, v.day desc, v.at desc, s.position`

/** The drawn visits that Q1 of a site looks at, as of the day. Nothing when the site is not the viewer's. */
export const listDrawn = async (db: Database, scope: Scope, site: string, day: Day): Promise<DrawnVisit[]> =>
  db.all(
    drawnVisits(
      sql`c.at < ${startOf(addDays(day, 1))}`,
      sql`o.id officer, o.name`,
      sql`sites.id = ${site} and p.draw in (select id from back_check_draws where site = ${site})
        and v.day >= ${checkedFrom(day)} and ${inScope(scope)}`,
    ),
  )

const agreementOf = (drawn: readonly Pick<DrawnVisit, 'passed'>[]): Share => {
  const count = (passed: number) => drawn.filter((one) => one.passed === passed).length
  return share(count(1), count(1) + count(0))
}

/** How each volunteer's visits stood up, counted off the list that is given. */
export function agreementsOf(drawn: readonly DrawnVisit[]): OfficerAgreement[] {
  const names = new Map(drawn.map(({ officer, name }) => [officer, name]))
  const all = [...names].map(([officer, name]) => {
    const own = drawn.filter((one) => one.officer === officer)
    return { officer, name, drawn: own.length, agreement: agreementOf(own) }
  })
  return all.sort((a, b) => compareByGivenName(a.name, b.name))
}

/** Q1 of a site as of the day, and by volunteer, by given name: it is no ranking. */
export async function findSiteAgreement(db: Database, scope: Scope, site: string, day: Day): Promise<SiteAgreement> {
  const officers = agreementsOf(await listDrawn(db, scope, site, day))
  return { site: sumShares(officers.map(({ agreement }) => agreement)), officers }
}

/** A visit of the viewer's own that somebody checked. */
export interface OwnChecked extends TestedVisit {
  readonly siteName: string
  /** 1 where the viewer may still open the stall. */
  readonly reached: number
}

/**
 * The viewer's own visits over every site that somebody else has checked. Of what is drawn and not yet checked nothing is
 * told: who knew would tell the vendor what to say.
 */
export const listOwnChecked = async (db: Database, scope: Scope): Promise<OwnChecked[]> =>
  db.all(
    drawnVisits(
      sql`true`,
      sql`sites.name siteName, ${inScope(scope)} reached`,
      sql`v.officer = ${scope.officer} and c.visit is not null`,
    ),
  )

/** The viewer's own Q1 over every site, counted off that list. */
export const findOwnAgreement = async (db: Database, scope: Scope): Promise<Share> =>
  agreementOf(await listOwnChecked(db, scope))
