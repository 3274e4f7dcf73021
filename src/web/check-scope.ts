import type { Scope } from '../domain/access.ts'
import type { Ctx } from './route.ts'

/**
 * Where the viewer may be asked to look again: any street of a commune they walk or coordinate, also one that they are
 * not sent to otherwise. For the pages of back-checks alone, which find nothing that is not the viewer's to check.
 */
export function scopeOfChecks(c: Ctx): Scope {
  const { viewer, scope } = c.var
  const grants = (viewer?.grants ?? []).filter(({ role }) => role === 'volunteer' || role === 'coordinator')
  const communes = [...new Set(grants.map(({ unit }) => unit))]
  return { officer: scope.officer, provinces: [], communes, assignedSites: false }
}

/** Whether the viewer reads how visits were checked, somewhere: where, the scope of the page they open tells. */
export const readsChecks = (c: Ctx): boolean =>
  c.var.viewer?.grants.some(({ role }) => role === 'coordinator' || role === 'leader' || role === 'auditor') ?? false
