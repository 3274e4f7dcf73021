import { dayOf } from '../../domain/day.ts'
import { fold } from '../../domain/names.ts'
import type { PayoutLine } from '../../domain/payout/line.ts'
import type { Known } from '../../domain/payout/table.ts'
import { guessMapping, type Mapping, TABLE_FIELDS, type TableField } from '../../domain/payout/table-headings.ts'
import { showUnit } from '../../domain/place.ts'
import { listHamlets } from '../../store/hamlets.ts'
import { listLines, sha256 } from '../../store/payout-contents.ts'
import { headingHash, listMappings } from '../../store/payout-mappings.ts'
import { listGroups } from '../../store/payout-programmes.ts'
import { findPayoutRound, type PayoutRound } from '../../store/payout-rounds.ts'
import { findCommune } from '../commune.ts'
import { type Typed, typedIn } from '../forms.ts'
import type { Ctx } from '../route.ts'
import type { Heading } from './reader.ts'

/** The round that a file goes into, with all that its rows are read against. */
export interface Target {
  readonly round: PayoutRound
  readonly commune: string
  readonly hamlets: Known['hamlets']
  readonly groups: Known['groups']
  readonly standing: readonly PayoutLine[]
  /** Another one after any change of the round's lines. */
  readonly stands: string
}

/** The round in the path; undefined when there is none or it is not the viewer's. */
export async function readTarget(c: Ctx): Promise<Target | undefined> {
  const { store, clock } = c.var.services
  const round = await findPayoutRound(store.read, c.var.scope, c.req.param('round') ?? '')
  const unit = round && (await findCommune(c, round.commune))
  if (round === undefined || unit === undefined) return undefined
  const hamlets = await listHamlets(store.read, round.commune, dayOf(clock()))
  const groups = await listGroups(store.read, [round.programme])
  const standing = await listLines(store.read, round.id)
  const stands = await sha256(JSON.stringify(standing))
  return { round, commune: showUnit(unit), hamlets, groups, standing, stands }
}

/** What rows of a file with these columns are read against. */
export const knownFor = ({ hamlets, groups, round }: Target, fields: ReadonlySet<TableField>): Known => ({
  ...{ hamlets, groups, period: round.period, fields },
})

/** Fields without which no row can be read. A programme of one group needs no column for it. */
export const missingFields = ({ groups }: Target, mapping: Mapping): TableField[] => {
  const needed: TableField[] = ['code', 'hamlet', ...(groups.length === 1 ? [] : ['group' as const]), 'amount']
  return needed.filter((field) => mapping[field] === undefined)
}

export const columnName = (field: TableField): string => `column-${field}`

/** The hash of each heading, by column; of a heading that stands there again its number belongs to it. */
export function hashesOf(c: Ctx, { round }: Target, headings: readonly Heading[]): Promise<string[]> {
  const seen = new Map<string, number>()
  const told = headings.map(({ text }) => {
    const before = seen.get(fold(text)) ?? 0
    seen.set(fold(text), before + 1)
    return before === 0 ? text : `${text}\u0001${before}`
  })
  const { keys } = c.var.services.store
  return Promise.all(told.map((text) => headingHash(keys, round.commune, round.programme, text)))
}

/** Which column is which: as the officer chose, as the file before had it, or as the headings sound. */
export async function pickMapping(
  c: Ctx,
  target: Target,
  typed: Typed,
  headings: readonly Heading[],
): Promise<Mapping> {
  const chosen = mappingBy((field) =>
    headings.findIndex(({ label }) => label !== '' && label === typedIn(typed, columnName(field))),
  )
  if (Object.keys(chosen).length > 0) return chosen
  const { round } = target
  const before = await listMappings(c.var.services.store.read, round.commune, round.programme)
  const hashes = before.size > 0 ? await hashesOf(c, target, headings) : []
  const remembered = mappingBy((field) => hashes.indexOf(before.get(field) ?? ''))
  return before.size > 0 && missingFields(target, remembered).length === 0
    ? remembered
    : guessMapping(headings.map(({ text }) => text))
}

function mappingBy(find: (field: TableField) => number): Mapping {
  const found = TABLE_FIELDS.map((field) => [field, find(field)] as const).filter(([, column]) => column >= 0)
  return Object.fromEntries(found)
}
