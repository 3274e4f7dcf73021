import { and, eq, isNull, sql } from 'drizzle-orm'
import type { PayoutLine } from '../domain/payout/line.ts'
import type { EntryKind } from '../domain/payout/round.ts'
import type { Database, Write } from './database.ts'
import type { Act, Draft } from './draft.ts'
import type { Cell } from './payout-cells.ts'
import { type ArrearsLine, sha256, type TotalsRow } from './payout-contents.ts'
import { draftStep, type Step } from './payout-rounds.ts'
import { insertRows } from './rows.ts'
import { payoutArrears, payoutEntries, payoutLines, payoutTotals } from './schema.ts'

/** What is entered into a round at once, as it is to stand; what stands already is left out by `changesOf`. */
export interface Entered {
  readonly lines?: readonly PayoutLine[]
  /** File codes to be taken out. */
  readonly removed?: readonly string[]
  readonly arrears?: readonly ArrearsLine[]
  readonly totals?: readonly TotalsRow[]
}

/** What would become of a round by lines that are to stand in it. */
export interface Changes {
  readonly added: readonly PayoutLine[]
  readonly changed: readonly PayoutLine[]
  readonly same: number
  /** File codes that stand and are not among the lines. */
  readonly missing: readonly string[]
}

const text = ({ caseCode, hamlet, group, status, modality, reason, amount }: PayoutLine): string =>
  JSON.stringify([caseCode, hamlet, group, status, modality, reason, amount])

/** Compares lines that are to stand with those that do. The same lines again change nothing. */
export function changesOf(lines: readonly PayoutLine[], standing: readonly PayoutLine[]): Changes {
  const known = new Map(standing.map((line) => [line.caseCode, text(line)]))
  const told = new Set(lines.map(({ caseCode }) => caseCode))
  const added = lines.filter(({ caseCode }) => !known.has(caseCode))
  const changed = lines.filter((line) => known.has(line.caseCode) && known.get(line.caseCode) !== text(line))
  const missing = standing.filter(({ caseCode }) => !told.has(caseCode)).map(({ caseCode }) => caseCode)
  return { added, changed, same: lines.length - added.length - changed.length, missing }
}

const codes = (of: readonly string[]) => sql`(select value from json_each(${JSON.stringify(of)}))`

/** Puts an end to what stands of the cases, by an entry. */
function replaceLines(db: Database, round: string, cases: readonly string[], entry: string): Write {
  const stands = and(eq(payoutLines.round, round), isNull(payoutLines.replacedBy))
  return db
    .update(payoutLines)
    .set({ replacedBy: entry })
    .where(and(stands, sql`${payoutLines.caseCode} in ${codes(cases)}`))
}

/**
 * Drafts one entry: of lines those given, which take the place of what stands of their cases; totals of theirs; arrears
 * all that stand. Refused in a round that is no draft (`payout-round-not-draft`). Not to be called with nothing.
 */
export async function draftEntry(
  db: Database,
  { round, kind }: { readonly round: string; readonly kind: EntryKind },
  { lines = [], removed = [], arrears, totals = [] }: Entered,
  { by, at, newId }: Act,
): Promise<Draft & { id: string }> {
  const id = newId()
  const cases = lines.map(({ caseCode }) => caseCode)
  const digest = await sha256(JSON.stringify([lines, removed, arrears, totals]))
  const counts = {
    added: sql<number>`(select count(*) from json_each(${JSON.stringify(cases)}) where not exists (
      select 1 from payout_lines l where l.round = ${round} and l.case_code = value and l.replaced_by is null))`,
    changed: sql<number>`(select count(*) from payout_lines l where l.round = ${round} and l.replaced_by is null
      and l.case_code in ${codes(cases)})`,
    removed: removed.length,
  }
  const seq = sql<number>`(select coalesce(max(seq), 0) + 1 from payout_entries where round = ${round})`
  const row = { id, round, seq, kind, digest, ...counts, officer: by, at }
  const of = { entry: id, round }
  const writes = [
    db.insert(payoutEntries).values(row),
    replaceLines(db, round, [...cases, ...removed], id),
    ...inParts(lines).map((part) =>
      insertRows(
        db,
        payoutLines,
        part.map((line) => ({ ...line, ...of })),
      ),
    ),
    ...(arrears ? arrearsWrites(db, of, arrears) : []),
    ...(totals.length > 0 ? totalsWrites(db, of, totals) : []),
  ]
  return { id, writes, entries: [{ at, actor: by, action: `payout-entry.${kind}`, subject: id, digest }] }
}

/** Lines of one statement: a value on D1 has at most 2,000,000 bytes, and a line no more than 400 of them. */
const PART = 4_000

const inParts = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / PART) }, (_, part) => rows.slice(part * PART, (part + 1) * PART))

interface Of {
  readonly entry: string
  readonly round: string
}

function arrearsWrites(db: Database, of: Of, arrears: readonly ArrearsLine[]): Write[] {
  const stand = and(eq(payoutArrears.round, of.round), isNull(payoutArrears.replacedBy))
  const replaced = db.update(payoutArrears).set({ replacedBy: of.entry }).where(stand)
  const rows = arrears.map((line) => ({ ...line, ...of }))
  return [replaced, ...inParts(rows).map((part) => insertRows(db, payoutArrears, part))]
}

/** A hamlet and group is told as a whole: what was told of it before stands no more. */
function totalsWrites(db: Database, of: Of, totals: readonly TotalsRow[]): Write[] {
  const cells = JSON.stringify([...new Set(totals.map(({ hamlet, group }) => JSON.stringify([hamlet, group])))])
  const replaced = db
    .update(payoutTotals)
    .set({ replacedBy: of.entry })
    .where(
      and(
        eq(payoutTotals.round, of.round),
        isNull(payoutTotals.replacedBy),
        sql`json_array(${payoutTotals.hamlet}, ${payoutTotals.group}) in (select value from json_each(${cells}))`,
      ),
    )
  return [
    replaced,
    insertRows(
      db,
      payoutTotals,
      totals.map((row) => ({ ...row, ...of })),
    ),
  ]
}

/**
 * Drafts that an entry never was: what it put in goes, what it took the place of stands again. Refused but for the newest
 * entry of a draft (`payout-entry-not-last`, `payout-entry-fixed`).
 */
export function draftUndo(db: Database, entry: string, { by, at }: Act): Draft {
  const tables = [payoutLines, payoutArrears, payoutTotals]
  return {
    writes: [
      db.update(payoutEntries).set({ undoneBy: by, undoneAt: at }).where(eq(payoutEntries.id, entry)),
      ...tables.map((table) => db.delete(table).where(eq(table.entry, entry))),
      ...tables.map((table) => db.update(table).set({ replacedBy: null }).where(eq(table.replacedBy, entry))),
    ],
    entries: [{ at, actor: by, action: 'payout-entry.undone', subject: entry }],
  }
}

/** Drafts the closing of a round: its numbers by hamlet and group are kept as they now are. */
export async function draftClosing(
  db: Database,
  step: Omit<Step, 'event'>,
  cells: readonly Cell[],
  grain: 'cases' | 'totals',
  act: Act,
): Promise<Draft> {
  const closed = draftStep(db, { ...step, event: 'closed' }, act)
  if (grain === 'totals') return closed
  const totals = cells.flatMap(({ hamlet, group, measures }) =>
    [...measures].map(([measure, tally]) => ({ hamlet, group, measure, ...tally })),
  )
  const frozen = await draftEntry(db, { round: step.round, kind: 'closing' }, { totals }, act)
  return { writes: [...closed.writes, ...frozen.writes], entries: [...closed.entries, ...frozen.entries] }
}
