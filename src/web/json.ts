import * as v from 'valibot'
import type { Ctx } from './route.ts'

/** Ids of rows, and of what a phone names anew: letters, digits and dashes. */
export const jsonId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z-]{1,64}$/))

/** The body of a request when it has the shape; undefined for everything else. */
export async function readJson<Value>(c: Ctx, schema: v.GenericSchema<unknown, Value>): Promise<Value | undefined> {
  const read = v.safeParse(schema, await c.req.json().catch(() => undefined))
  return read.success ? read.output : undefined
}

type RefusalStatus = 401 | 403 | 404 | 409 | 413 | 422 | 500 | 507

/** What a script is told: the status says all there is. */
export const refuseJson = (c: Ctx, status: RefusalStatus): Response => c.json({ refused: status }, status)
