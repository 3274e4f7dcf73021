import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { Scope } from '../domain/access.ts'
import type { Database } from './database.ts'
import { officerInScope } from './officers.ts'
import { audit, merchants, officers, sites, stalls } from './schema.ts'
import { inScope } from './scope.ts'

export const AUDIT_PAGE = 100
/** Actors that are nobody: the machine's console and clock, whoever used the check page, the demonstration's making. */
const NOBODY = ['console', 'clock', 'public', 'demo']

/** One audited act with the name of who did it. */
export interface AuditedAct {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly actorName: string | null
  readonly action: string
  readonly subject: string
}

/** The newest acts of officers and vendors in scope and of nobody in particular; those before a sequence number when given. */
export async function listAudit(db: Database, scope: Scope, before?: number): Promise<AuditedAct[]> {
  const mine = db.select({ id: officers.id }).from(officers).where(officerInScope(db, scope))
  const vendors = db
    .select({ actor: sql<string>`'vendor:' || ${merchants.id}` })
    .from(merchants)
    .innerJoin(stalls, eq(stalls.id, merchants.stall))
    .innerJoin(sites, eq(sites.id, stalls.site))
    .where(inScope(scope))
  const older = before === undefined ? undefined : lt(audit.seq, before)
  return db
    .select({
      seq: audit.seq,
      at: audit.at,
      actor: audit.actor,
      actorName: officers.name,
      action: audit.action,
      subject: audit.subject,
    })
    .from(audit)
    .leftJoin(officers, eq(officers.id, audit.actor))
    .where(and(or(inArray(audit.actor, NOBODY), inArray(audit.actor, mine), inArray(audit.actor, vendors)), older))
    .orderBy(desc(audit.seq))
    .limit(AUDIT_PAGE)
}
