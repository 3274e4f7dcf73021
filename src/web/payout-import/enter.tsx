import type { TableField } from '../../domain/payout/table-headings.ts'
import { draftEntry } from '../../store/payout-entries.ts'
import { isHeadingHash, rememberMappings } from '../../store/payout-mappings.ts'
import { answerSentBefore, commitOnce, readForm, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { type Checked, checkRows } from './check.ts'
import { isTicked, refuseRound } from './file.tsx'
import { entryForm } from './form.ts'
import { readBad, readFields, unpackRows } from './payload.ts'
import { knownFor, missingFields, readTarget, type Target } from './read.ts'
import { ImportPage } from './views.tsx'

const words = vi.payoutImport

/** Checks the kept rows again, those that were mended among them, and enters them all as one entry when it is asked to. */
export async function enterFile(c: Ctx): Promise<Response> {
  const target = await readTarget(c)
  if (target === undefined) return notFound(c)
  const form = await readForm(c, entryForm)
  if (!form.ok) return refuseRound(c, target) ?? stale(c, target)
  const { typed } = form
  const sent = { id: form.values.submission, typed, location: paths.payoutRound(target.round.id) }
  const isAsked = typedIn(typed, 'act') === 'enter'
  const before = isAsked ? await answerSentBefore(c, sent) : undefined
  if (before) return before
  const fields = readFields(form.values.fields)
  const known = knownFor(target, fields)
  const [read, bad] = [unpackRows(form.values.rows, known), readBad(typed)]
  const isWhole = missingFields(target, Object.fromEntries([...fields].map((field, at) => [field, at]))).length === 0
  if (read === undefined || bad === undefined || !isWhole) return refuseRound(c, target) ?? stale(c, target)
  const checked = checkRows(bad, read, known, target.standing)
  const problem = isAsked ? problemOf(checked, typed, target) : undefined
  const closed = refuseRound(c, target)
  if (closed) return closed
  if (isAsked && problem === undefined) return enter(c, target, checked, sent)
  const again = { newId: c.var.services.newId, mapping: form.values.mapping, typed, errors: problem ?? {} }
  return respond(c, words.title, <ImportPage target={target} run={{ known, checked, form: again }} />, 422)
}

const stale = (c: Ctx, target: Target): Response =>
  respond(c, words.title, <ImportPage target={target} error={words.stale} />, 422)

/** Why nothing is entered yet. */
function problemOf(checked: Checked, typed: Typed, { stands }: Target): Record<string, string> | undefined {
  if (typedIn(typed, 'stands') !== stands) return { '': words.moved }
  if (checked.bad.length > 0 && !isTicked(typed, 'skip')) return { '': words.skipFirst }
  return isNothing(checked, typed) ? { '': words.nothing } : undefined
}

const isNothing = ({ changes }: Checked, typed: Typed): boolean =>
  changes.added.length + changes.changed.length + (isTicked(typed, 'remove') ? changes.missing.length : 0) === 0

async function enter(c: Ctx, target: Target, { changes }: Checked, sent: Parameters<typeof commitOnce>[1]) {
  const { store, clock, newId } = c.var.services
  const act = { by: c.var.scope.officer, at: clock(), newId }
  const removed = isTicked(sent.typed, 'remove') ? changes.missing : []
  const lines = [...changes.added, ...changes.changed]
  const entry = await draftEntry(store.read, { round: target.round.id, kind: 'file' }, { lines, removed }, act)
  const remembered = rememberMappings(store.read, target.round, hashesIn(typedIn(sent.typed, 'mapping')), act.at)
  const answer = await commitOnce(c, sent, [...entry.writes, ...remembered], entry.entries)
  return answer instanceof Response ? answer : refused(c, words.stale, 409)
}

/** Only what can be a hash: no heading comes in this way. */
function hashesIn(mapping: string): Map<TableField, string> {
  const pairs = mapping.split(',').map((pair) => pair.split(':', 2))
  const fields = readFields(pairs.map(([field]) => field).join(','))
  const hashes = new Map(pairs.filter(([, hash = '']) => isHeadingHash(hash)) as [TableField, string][])
  return new Map([...hashes].filter(([field]) => fields.has(field)))
}
