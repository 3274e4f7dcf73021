import type { Act } from '../../store/draft.ts'
import {
  choiceRefusalOf,
  draftChoice,
  draftMine,
  type FoundMerge,
  findMerge,
  listOpenConflicts,
} from '../../store/edit-conflicts.ts'
import { answerSentBefore, commitOnce, readForm, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { choiceForm } from './form.ts'
import { MergePage, MergesPage } from './merge-views.tsx'

const words = vi.edits

/** Every choice that waits and that the viewer may make. */
export async function showMerges(c: Ctx): Promise<Response> {
  const conflicts = await listOpenConflicts(c.var.services.store.read, c.var.scope)
  return respond(c, words.merges, <MergesPage conflicts={conflicts} />)
}

const findTarget = (c: Ctx): Promise<FoundMerge | undefined> =>
  findMerge(c.var.services.store.read, c.var.scope, c.req.param('conflict') ?? '')

const actOf = (c: Ctx): Act => ({
  ...{ by: c.var.scope.officer, at: c.var.services.clock(), newId: c.var.services.newId },
})

/** The two values side by side in words, with what was before and who wrote each when. */
export async function showMerge(c: Ctx): Promise<Response> {
  const merge = await findTarget(c)
  return merge ? page(c, merge, {}) : notFound(c)
}

async function page(c: Ctx, merge: FoundMerge, typed: Typed, error?: string): Promise<Response> {
  const { store, newId, clock } = c.var.services
  const mine = merge.choice ? undefined : await draftMine(store, c.var.scope, merge, actOf(c))
  const props = {
    merge,
    viewer: c.var.scope.officer,
    now: clock(),
    /** Why the later edit cannot be kept, where it cannot. */
    hindrance: mine && !mine.ok ? words.refusals[mine.reason] : undefined,
    submission: typedIn(typed, SUBMISSION) || newId(),
    error,
  }
  return respond(c, words.merges, <MergePage {...props} />, error ? 422 : 200)
}

/** Keeps one of the two. What was chosen from must still be what stands. */
export async function choose(c: Ctx): Promise<Response> {
  const merge = await findTarget(c)
  if (merge === undefined) return notFound(c)
  const read = await readForm(c, choiceForm)
  const { typed } = read
  if (!read.ok) return page(c, merge, typed, Object.values(read.errors)[0])
  const { submission: id, ...chosen } = read.values
  const before = await answerSentBefore(c, { id, typed })
  if (before) return before
  const drafted = await draftChoice(c.var.services.store, c.var.scope, merge, chosen, actOf(c))
  if (!drafted.ok) return refuse(c, merge, drafted.reason)
  const submission = { id, typed, location: paths.stall(merge.stall.id) }
  const stored = await commitOnce(c, submission, drafted.writes, drafted.entries)
  if (stored instanceof Response) return stored
  const reason = choiceRefusalOf(stored.rule)
  if (reason === undefined) throw new Error(`choice refused: ${stored.rule}`)
  return refuse(c, (await findTarget(c)) ?? merge, reason)
}

/** Shows what stands now, with nothing chosen and as a new showing: the old form is about what no longer is. */
function refuse(c: Ctx, merge: FoundMerge, reason: keyof typeof words.refusals): Response | Promise<Response> {
  return reason === 'chosen' ? refused(c, words.refusals.chosen, 409) : page(c, merge, {}, words.refusals[reason])
}
