import type { Asked } from './d1-binding.ts'

/** As much of the binding as is asked here. */
interface D1 {
  prepare(sql: string): { bind(...params: unknown[]): Bound }
  batch(statements: Bound[]): Promise<unknown>
}
type Bound = Record<Exclude<Asked['how'], 'batch'>, () => Promise<unknown>>

/** Runs inside workerd: one request is one call of the binding, with all that is prepared and bound for it. */
async function ask(DB: D1, { how, statements }: Asked): Promise<unknown> {
  const bound = statements.map(({ sql, params }) => DB.prepare(sql).bind(...params))
  if (how === 'batch') return DB.batch(bound)
  return bound[0]?.[how]()
}

export default {
  fetch: async (request: Request, { DB }: { DB: D1 }): Promise<Response> => {
    try {
      return Response.json({ answer: await ask(DB, (await request.json()) as Asked) })
    } catch (error) {
      return Response.json({ error: error instanceof Error ? error.message : String(error) })
    }
  },
}
