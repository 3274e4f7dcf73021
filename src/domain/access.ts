/** Roles as in the product's table of people. What is not granted is refused. */
export const ROLES = ['volunteer', 'coordinator', 'leader', 'payouts', 'auditor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** A role on one unit: two digits name a province, five a commune. */
export interface Grant {
  readonly role: Role
  readonly unit: string
}

/** Where a viewer may read or act. Every query that reads people or figures takes one. */
export interface Scope {
  readonly officer: string
  readonly provinces: readonly string[]
  readonly communes: readonly string[]
  /** True when the sites assigned to the officer are in scope besides. */
  readonly assignedSites: boolean
}

/** The unit of the first administrators: the whole installation, before any list of units is read. */
export const EVERYWHERE = '00'

/** Whether the scope is the whole installation. */
export const isEverywhere = ({ provinces }: Pick<Scope, 'provinces'>): boolean => provinces.includes(EVERYWHERE)

export const isProvince = (unit: string): boolean => unit.length === 2

/** The scope that the officer's grants of the given roles add up to; undefined when none of them is held. */
export function scopeOf(officer: string, grants: readonly Grant[], roles: readonly Role[]): Scope | undefined {
  const held = grants.filter((grant) => roles.includes(grant.role))
  if (held.length === 0) return undefined
  const wide = held.filter((grant) => grant.role !== 'volunteer').map((grant) => grant.unit)
  return {
    officer,
    provinces: wide.filter(isProvince),
    communes: wide.filter((unit) => !isProvince(unit)),
    assignedSites: held.some((grant) => grant.role === 'volunteer'),
  }
}

/** Roles that can send money astray or read everyone: they sign in with a second factor. */
export const needsSecondFactor = (grants: readonly Grant[]): boolean =>
  grants.some(({ role }) => role === 'leader' || role === 'coordinator' || role === 'admin')
