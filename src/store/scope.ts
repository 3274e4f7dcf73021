import { type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { EVERYWHERE, type Scope } from '../domain/access.ts'

/** A site, or all sites of a commune. */
export type Area = { readonly site: string } | { readonly commune: string }

/** Where a row of `sites` (under that very name) lies in an area. */
export const inArea = (area: Area): SQL =>
  'site' in area ? sql`"sites"."id" = ${area.site}` : sql`"sites"."commune" = ${area.commune}`

/** Where a row of `sites` is one of those: one parameter, however many they are. */
export const inSites = (of: readonly string[]): SQL =>
  sql`"sites"."id" in (select value from json_each(${JSON.stringify(of)}))`

interface ScopeValues {
  readonly officer: string
  /** JSON lists of unit codes: one parameter each, however many units an officer holds. */
  readonly provinces: string
  readonly communes: string
  readonly assigned: number
}

/** The parameters by which a prepared query that uses `inPreparedScope` is told the viewer's scope. */
export const scopeValues = (scope: Scope): ScopeValues => ({
  officer: scope.officer,
  provinces: JSON.stringify(scope.provinces),
  communes: JSON.stringify(scope.communes),
  assigned: Number(scope.assignedSites),
})

/** Where a row of `sites` (under that very name) may be read by the viewer. */
export const inScope = (scope: Scope): SQL => condition(scopeValues(scope))

/** The same condition for a prepared query, with placeholders named as `scopeValues` names them. */
export const inPreparedScope = (): SQL =>
  condition({
    officer: sql.placeholder('officer'),
    provinces: sql.placeholder('provinces'),
    communes: sql.placeholder('communes'),
    assigned: sql.placeholder('assigned'),
  })

/** Where what belongs to a commune as a whole may be read: an assignment to a site opens none of it. */
export const inCommuneScope = (scope: Scope, commune: SQLWrapper): SQL => communeCondition(scopeValues(scope), commune)

type Values = { [name in keyof ScopeValues]: ScopeValues[name] | Placeholder }

// A commune belongs to the province that its newest fact names: codes outlive the units they were first given to.
const communeCondition = (of: Pick<Values, 'communes' | 'provinces'>, commune: SQLWrapper): SQL => sql`(
  ${commune} in (select value from json_each(${of.communes}))
  or exists (select 1 from json_each(${of.provinces}) where value = ${EVERYWHERE})
  or ${commune} in (
    select u.code from units u where u.parent in (select value from json_each(${of.provinces}))
      and not exists (select 1 from units later where later.code = u.code and later.from_day > u.from_day)))`

const condition = (of: Values): SQL => sql`(
  ${communeCondition(of, sql`"sites"."commune"`)}
  or (${of.assigned} and exists (
    select 1 from assignments a where a.officer = ${of.officer} and a.site = "sites"."id")))`
