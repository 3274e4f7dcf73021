import { isEverywhere } from '../../domain/access.ts'
import { dayOf } from '../../domain/day.ts'
import { isMonth, type Month } from '../../domain/month.ts'
import { addMeasures, type Measures, payoutFigure } from '../../domain/payout/measures.ts'
import { type DatedRound, listDatedRounds, listRoundMonths, readSums, sumOfRounds } from '../../store/payout-sums.ts'
import { findUnit, listCommunes, type Unit } from '../../store/units.ts'
import { vi } from '../messages/vi.ts'
import { notFound, respond } from '../respond.tsx'
import type { Ctx } from '../route.ts'
import { ProvincePayoutsPage } from './province-views.tsx'
import { nameOf } from './views.tsx'

/** A commune with the numbers of a month. */
export interface CommunePayouts {
  readonly code: string
  readonly name: string
  readonly measures: Measures
}

export interface ProvincePayouts {
  readonly unit: Unit
  readonly months: readonly Month[]
  /** Undefined where no commune has a round. */
  readonly period: Month | undefined
  readonly programme: string | undefined
  readonly programmes: ReadonlyMap<string, string>
  readonly rows: readonly CommunePayouts[]
  readonly total: Measures
  /** Communes that told nothing of the month: missing, and not 0. */
  readonly without: readonly (readonly [code: string, name: string])[]
}

const byName = new Intl.Collator('vi')
const bare = (name: string): string => name.replace(/^(xã|phường|đặc khu) /, '')

/** The province in the path, as a whole in the viewer's scope. */
export async function findProvince(c: Ctx): Promise<Unit | undefined> {
  const { store, clock } = c.var.services
  const unit = await findUnit(store.read, c.req.param('province') ?? '', dayOf(clock()))
  if (unit === undefined || unit.parent !== null) return undefined
  return isEverywhere(c.var.scope) || c.var.scope.provinces.includes(unit.code) ? unit : undefined
}

/** What communes told of a month; a round that nobody submitted is still being written. */
const isTold = ({ state }: DatedRound): boolean => state !== 'draft'

async function readProvince(c: Ctx, unit: Unit): Promise<ProvincePayouts | undefined> {
  const [{ store, clock }, { scope }] = [c.var.services, c.var]
  const months = await listRoundMonths(store.read, scope, unit.code)
  const ky = c.req.query('ky')?.trim() || undefined
  if (ky !== undefined && !isMonth(ky)) return undefined
  const period = ky ?? (months.find(({ submitted }) => submitted) ?? months[0])?.period
  const all = period === undefined ? [] : await listDatedRounds(store.read, scope, { province: unit.code, period })
  const programme = c.req.query('programme')?.trim() || undefined
  const programmes = new Map(all.map((round) => [round.programme, round.programmeName]))
  if (programme !== undefined && !programmes.has(programme)) return undefined
  const rounds = all.filter((round) => isTold(round) && (programme ?? round.programme) === round.programme)
  const sums = await readSums(store.read, rounds)
  const units = await listCommunes(store.read, unit.code, dayOf(clock()))
  const each = units.map((commune) => {
    const own = rounds.filter((round) => round.commune === commune.code)
    return { code: commune.code, name: nameOf(commune), measures: sumOfRounds(sums, own) }
  })
  const sorted = each.sort((one, other) => byName.compare(bare(one.name), bare(other.name)))
  const rows = sorted.filter(({ measures }) => payoutFigure(measures, 'P1') !== undefined)
  return {
    ...{ unit, period, programme, programmes, rows, months: months.map((month) => month.period) },
    total: addMeasures(rows.map(({ measures }) => measures)),
    without: sorted.filter((row) => !rows.includes(row)).map(({ code, name }) => [code, name] as const),
  }
}

export async function showProvince(c: Ctx): Promise<Response> {
  const unit = await findProvince(c)
  const read = unit && (await readProvince(c, unit))
  if (read === undefined) return notFound(c)
  return respond(c, vi.payoutFigures.provinceTitle(nameOf(read.unit)), <ProvincePayoutsPage read={read} />)
}
