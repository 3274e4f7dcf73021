import { and, asc, eq, exists, isNull } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import { compareByGivenName } from '../domain/names.ts'
import type { Database, Write } from './database.ts'
import { grantInForce } from './roles.ts'
import { assignments, officers, roleGrants, sites } from './schema.ts'
import { inScope } from './scope.ts'

/** A volunteer of a site's commune, and whether the site is theirs to walk. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly assigned: boolean
}

export const insertAssignment = (db: Database, assignment: typeof assignments.$inferInsert): Write =>
  db.insert(assignments).values(assignment)

export const deleteAssignment = (db: Database, officer: string, site: string): Write =>
  db.delete(assignments).where(and(eq(assignments.officer, officer), eq(assignments.site, site)))

/** The volunteers who may be sent to a site: those of its commune, by given name. None when it is out of scope. */
export async function listCandidates(db: Database, scope: Scope, site: string): Promise<Candidate[]> {
  const volunteers = db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(
      and(
        eq(roleGrants.officer, officers.id),
        eq(roleGrants.unit, sites.commune),
        eq(roleGrants.role, 'volunteer'),
        grantInForce,
      ),
    )
  const rows = await db
    .select({ id: officers.id, name: officers.name, assignedAt: assignments.assignedAt })
    .from(sites)
    .innerJoin(officers, and(isNull(officers.disabledAt), exists(volunteers)))
    .leftJoin(assignments, and(eq(assignments.site, sites.id), eq(assignments.officer, officers.id)))
    .where(and(eq(sites.id, site), inScope(scope)))
  return rows
    .map(({ id, name, assignedAt }) => ({ id, name, assigned: assignedAt !== null }))
    .sort((a, b) => compareByGivenName(a.name, b.name))
}

/** A site that a volunteer was sent to walk. */
export interface Assigned {
  readonly officer: string
  readonly name: string
  readonly site: string
}

/** Who walks the sites of a commune, by given name; none when the commune is not the viewer's. */
export async function listAssigned(db: Database, scope: Scope, commune: string): Promise<Assigned[]> {
  const found = await db
    .select({ officer: officers.id, name: officers.name, site: sites.id })
    .from(assignments)
    .innerJoin(sites, eq(sites.id, assignments.site))
    .innerJoin(officers, and(eq(officers.id, assignments.officer), isNull(officers.disabledAt)))
    .where(and(eq(sites.commune, commune), inScope({ ...scope, assignedSites: false })))
    .orderBy(asc(officers.id))
  return found.sort((a, b) => compareByGivenName(a.name, b.name))
}
