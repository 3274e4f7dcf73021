import { isEverywhere } from '../../domain/access.ts'
import { dayOf } from '../../domain/day.ts'
import { showUnit, type UnitKind } from '../../domain/place.ts'
import { type CommuneFigures, findProvinceFigures, type ProvinceFigures } from '../../store/province-figures.ts'
import { type CommuneFreshness, findFreshnessByCommune } from '../../store/province-freshness.ts'
import { findUnit, listCommunes } from '../../store/units.ts'
import type { Ctx } from '../route.ts'

/** A commune as a row: its name, its figures, what they include. */
export interface CommuneRow extends CommuneFigures {
  readonly name: string
  readonly fresh: CommuneFreshness
}

export interface ProvinceReading extends Omit<ProvinceFigures, 'communes'> {
  readonly code: string
  readonly name: string
  readonly rows: readonly CommuneRow[]
  /** Communes without a site, by code and name. */
  readonly without: readonly (readonly [code: string, name: string])[]
}

const UNKNOWN: CommuneFreshness = { at: undefined, phones: 0, held: 0 }
const byName = new Intl.Collator('vi')

/** The province in the path; undefined when there is none or it is not the viewer's as a whole. */
export async function readProvince(c: Ctx): Promise<ProvinceReading | undefined> {
  const { store, clock } = c.var.services
  const [today, { scope }] = [dayOf(clock()), c.var]
  const unit = await findUnit(store.read, c.req.param('province') ?? '', today)
  if (unit === undefined || unit.parent !== null) return undefined
  if (!isEverywhere(scope) && !scope.provinces.includes(unit.code)) return undefined
  const { communes, ...figures } = await findProvinceFigures(store.read, scope, unit.code, today)
  const fresh = await findFreshnessByCommune(store.read, scope, today)
  const units = await listCommunes(store.read, unit.code, today)
  const names = new Map(units.map(({ code, kind, name }) => [code, showUnit({ kind: kind as UnitKind, name })]))
  const rows = communes.map((one) => ({
    ...{ ...one, name: names.get(one.commune) ?? one.commune, fresh: fresh.get(one.commune) ?? UNKNOWN },
  }))
  const having = new Set(communes.map(({ commune }) => commune))
  return {
    ...{ code: unit.code, name: showUnit({ kind: unit.kind as UnitKind, name: unit.name }), ...figures },
    rows: rows.sort((one, other) => byName.compare(bare(one.name), bare(other.name))),
    without: [...names].filter(([code]) => !having.has(code)),
  }
}

/** "xã Bình Sơn" stands under B. */
const bare = (name: string): string => name.replace(/^(xã|phường|đặc khu) /, '')
