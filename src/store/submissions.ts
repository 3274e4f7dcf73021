import { eq } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import { submissions } from './schema.ts'

/** One form as it was sent: its own id, who sent it, a digest of what it said and where it led. */
export type Submission = typeof submissions.$inferInsert

export const SENT_BEFORE = 'unique: submissions.id'

export const insertSubmission = (db: Database, submission: Submission): Write =>
  db.insert(submissions).values(submission)

export async function findSubmission(db: Database, id: string): Promise<Submission | undefined> {
  const [found] = await db.select().from(submissions).where(eq(submissions.id, id)).limit(1)
  return found
}
