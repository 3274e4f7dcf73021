import { and, count, eq, type SQL, sql, sum } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import { compareByGivenName } from '../domain/names.ts'
import { type Share, share, sumShares } from '../domain/share.ts'
import { checkedFrom } from './back-check-coverage.ts'
import type { Database } from './database.ts'
import { backCheckPicks, backChecks, officers, sites, stalls, visits } from './schema.ts'
import { inScope } from './scope.ts'

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

const selectAgreements = (db: Database) =>
  db
    .select({
      ...{ officer: officers.id, name: officers.name, drawn: count() },
      ...{ checked: count(backChecks.visit), agreed: sum(backChecks.agrees) },
    })
    .from(backCheckPicks)
    .innerJoin(visits, eq(visits.id, backCheckPicks.visit))
    .innerJoin(officers, eq(officers.id, visits.officer))
    .innerJoin(stalls, eq(stalls.id, visits.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .leftJoin(backChecks, eq(backChecks.visit, backCheckPicks.visit))

const agreementOf = (row: { checked: number; agreed: string | null }): Share =>
  share(Number(row.agreed ?? 0), row.checked)

/** Visits that Q1 is counted from, as of the day. */
const counts = (day: Day): SQL => sql`${visits.day} >= ${checkedFrom(day)}`

/**
 * Q1 of a site as of the day, and by volunteer, by given name: it is no ranking. Nothing when the site is not
 * the viewer's.
 */
export async function findSiteAgreement(db: Database, scope: Scope, site: string, day: Day): Promise<SiteAgreement> {
  const rows = await selectAgreements(db)
    .where(and(eq(sites.id, site), counts(day), inScope(scope)))
    .groupBy(officers.id)
  const all = rows
    .map(({ officer, name, drawn, ...row }) => ({ officer, name, drawn, agreement: agreementOf(row) }))
    .sort((a, b) => compareByGivenName(a.name, b.name))
  return { site: sumShares(all.map(({ agreement }) => agreement)), officers: all }
}

/**
 * The viewer's own Q1 over every site. Of what is drawn and not yet checked nothing is told: who knew would tell the
 * vendor what to say.
 */
export async function findOwnAgreement(db: Database, { officer }: Scope): Promise<Share> {
  const [row] = await selectAgreements(db).where(eq(officers.id, officer)).groupBy(officers.id)
  return row === undefined ? share(0, 0) : agreementOf(row)
}
