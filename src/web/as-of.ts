import { type Day, dayOf, isDay } from '../domain/day.ts'
import type { Ctx } from './route.ts'

/**
 * The day that the address asks for (`?day=2026-11-11`), today where it asks for none; undefined when that is no day, or
 * is still to come. Lists of a day that is over are those behind its frozen figures.
 */
export function dayAsked(c: Ctx): Day | undefined {
  const today = dayOf(c.var.services.clock())
  const asked = c.req.query('day')
  if (asked === undefined) return today
  return isDay(asked) && asked <= today ? asked : undefined
}
