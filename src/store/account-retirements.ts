import type { Database, Write } from './database.ts'
import type { OpenedCode } from './payment-codes.ts'
import type { Draft } from './registrations.ts'
import { accountRetirements } from './schema.ts'

const insertRetirement = (db: Database, account: string, officer: string, at: number): Write =>
  db.insert(accountRetirements).values({ account, retiredBy: officer, retiredAt: at })

/**
 * Drafts the end of an account that no sticker bears: `stopped` before it is live, `retired` when it was. One person may,
 * because it sends no money anywhere new. The schema refuses the sticker's live account, and any activation afterwards.
 */
export function draftRetirement(
  db: Database,
  { account, decision }: Pick<OpenedCode, 'account' | 'decision'>,
  kind: 'retired' | 'stopped',
  { by, at }: { by: string; at: number },
): Draft {
  const entry = { at, actor: by, action: `account.${kind}`, subject: account.id, digest: decision.seenDigest }
  return { writes: [insertRetirement(db, account.id, by, at)], entries: [entry] }
}
