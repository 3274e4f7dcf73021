import { TABLE_FIELDS } from '../../domain/payout/table-headings.ts'
import { type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { notFound, refused, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { checkRows } from './check.ts'
import { columnName, hashesOf, knownFor, missingFields, pickMapping, readTarget, type Target } from './read.ts'
import type { Table, TableReading } from './reader.ts'
import { FILE_LIMIT } from './sheets.ts'
import { FILE, ImportPage } from './views.tsx'

const words = vi.payoutImport

export async function showImport(c: Ctx): Promise<Response> {
  const target = await readTarget(c)
  if (target === undefined) return notFound(c)
  return refuseRound(c, target) ?? respond(c, words.title, <ImportPage target={target} />)
}

/** A round that takes no file says why. */
export function refuseRound(c: Ctx, { round, groups }: Target): Response | undefined {
  if (round.grain !== 'cases') return refused(c, words.notCases, 409)
  if (round.state !== 'draft') return refused(c, words.notDraft, 409)
  return groups.length === 0 ? refused(c, words.noGroups, 409) : undefined
}

/** Reads a file and says what it would do. Nothing is stored, and neither the file nor its name is kept. */
export async function readFile(c: Ctx): Promise<Response> {
  const target = await readTarget(c)
  if (target === undefined) return notFound(c)
  const closed = refuseRound(c, target)
  if (closed) return closed
  const form = await c.req.formData().catch(() => new FormData())
  const typed = typedColumns(form)
  const file = form.get(FILE)
  if (!(file instanceof File) || file.size === 0) return refuseFile(c, target, 'none')
  const reading: TableReading =
    file.size > FILE_LIMIT
      ? { ok: false, problem: 'too-large' }
      : await c.var.services.readTable(new Uint8Array(await file.arrayBuffer()), (headings) =>
          pickMapping(c, target, typed, headings),
        )
  if (!reading.ok) return refuseFile(c, target, reading.problem)
  return showTable(c, target, reading.table)
}

const refuseFile = (c: Ctx, target: Target, problem: keyof typeof words.files): Response =>
  respond(c, words.title, <ImportPage target={target} error={words.files[problem]} />, problem === 'busy' ? 503 : 422)

function typedColumns(form: FormData): Typed {
  const texts = TABLE_FIELDS.map(columnName).map((name) => [name, form.get(name)] as const)
  return Object.fromEntries(
    texts.flatMap(([name, text]) => (typeof text === 'string' ? [[name, [text.normalize('NFC')]]] : [])),
  )
}

async function showTable(c: Ctx, target: Target, table: Table): Promise<Response> {
  const missing = missingFields(target, table.mapping)
  if (missing.length > 0) return respond(c, words.title, <ImportPage {...{ target, table, missing }} />, 422)
  const fields = TABLE_FIELDS.filter((field) => table.mapping[field] !== undefined)
  const known = knownFor(target, new Set(fields))
  const checked = checkRows(table.rows, [], known, target.standing)
  const hashes = await hashesOf(c, target, table.headings)
  const mapping = fields.map((field) => `${field}:${hashes[table.mapping[field] ?? 0]}`).join(',')
  const form = { newId: c.var.services.newId, mapping, typed: {}, errors: {} }
  return respond(c, words.title, <ImportPage {...{ target, table, run: { known, checked, form } }} />)
}

/** What was ticked, kept when the page is drawn again. */
export const isTicked = (typed: Typed, name: string): boolean => typedIn(typed, name) === 'yes'
