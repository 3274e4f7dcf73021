import { isProvince, type Role, type Scope, scopeOf } from '../../domain/access.ts'
import { dayOf } from '../../domain/day.ts'
import { findProgramme, type Programme } from '../../store/payout-programmes.ts'
import { findUnit, type Unit } from '../../store/units.ts'
import { covers, findCommune } from '../commune.ts'
import type { Ctx } from '../route.ts'

const unitOf = (c: Ctx, code: string): Promise<Unit | undefined> =>
  findUnit(c.var.services.store.read, code, dayOf(c.var.services.clock()))

/** The commune or the province in the path; undefined when there is none or it is not the viewer's. */
export async function readUnit(c: Ctx): Promise<Unit | undefined> {
  const province = c.req.param('province')
  if (province === undefined) return findCommune(c)
  const unit = await unitOf(c, province)
  return unit !== undefined && unit.parent === null && coversProvince(c.var.scope, province) ? unit : undefined
}

const coversProvince = (scope: Scope, province: string): boolean => covers(scope, { code: '', parent: province })

/** Who sets up the programmes of a unit: its administrator for a province, the officer of payouts for a commune. */
export function mayEdit(c: Ctx, unit: Unit): boolean {
  const role: Role = isProvince(unit.code) ? 'admin' : 'payouts'
  const { viewer } = c.var
  const scope = viewer && scopeOf(viewer.officer, viewer.grants, [role])
  return scope !== undefined && (isProvince(unit.code) ? coversProvince(scope, unit.code) : covers(scope, unit))
}

/** The programme in the path and whose it is; a province's is read in all its communes. Undefined as above. */
export async function readProgramme(c: Ctx): Promise<{ programme: Programme; unit: Unit } | undefined> {
  const programme = await findProgramme(c.var.services.store.read, c.req.param('programme') ?? '')
  const unit = programme && (await unitOf(c, programme.unit))
  if (programme === undefined || unit === undefined) return undefined
  if (!isProvince(unit.code)) return covers(c.var.scope, unit) ? { programme, unit } : undefined
  const communes = await Promise.all(c.var.scope.communes.map((code) => unitOf(c, code)))
  const isTheirs = coversProvince(c.var.scope, unit.code) || communes.some((one) => one?.parent === unit.code)
  return isTheirs ? { programme, unit } : undefined
}
