import type { FormerKind, FormerUnit } from '../domain/place.ts'
import type { FormerUnitRow } from '../store/units.ts'

/** A stored former unit as the domain spells it out. */
export const formerOf = ({ code, name, kind, district, unit, untilDay }: FormerUnitRow): FormerUnit => ({
  ...{ code, name, kind: kind as FormerKind, unitCode: unit, until: untilDay },
  ...(district !== null && { district }),
})
