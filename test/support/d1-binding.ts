/** One call of a D1 binding: what is to be run, and how it is to be answered. */
export interface Asked {
  how: 'all' | 'run' | 'raw' | 'batch'
  statements: readonly { sql: string; params: readonly unknown[] }[]
}

/** Has the call made inside workerd; rejects with the message of what D1 says there. */
export type Ask = (asked: Asked) => Promise<unknown>

interface Answer {
  results: Record<string, unknown>[]
}

/** A statement as drizzle's driver takes one: nothing is asked before it is run. */
export interface Statement {
  sql: string
  params: readonly unknown[]
  bind(...params: unknown[]): Statement
  all(): Promise<Answer>
  run(): Promise<unknown>
  raw(): Promise<unknown>
}

export interface Binding {
  prepare(sql: string): Statement
  batch(statements: readonly Statement[]): Promise<unknown>
}

/**
 * A D1 binding outside of workerd that costs one request a call. Wrangler's own asks once to prepare a statement, once to
 * bind it and once to run it, and the process stands still each time.
 */
export function bindingOver(ask: Ask): Binding {
  const statement = (sql: string, params: readonly unknown[] = []): Statement => {
    const run = (how: Asked['how']) => ask({ how, statements: [{ sql, params }] })
    return {
      ...{ sql, params, run: () => run('run'), raw: () => run('raw') },
      all: () => run('all') as Promise<Answer>,
      bind: (...bound) => statement(sql, bound.map(asSent)),
    }
  }
  const batch: Binding['batch'] = (all) =>
    ask({ how: 'batch', statements: all.map(({ sql, params }) => ({ sql, params })) })
  return { prepare: (sql) => statement(sql), batch }
}

/** JSON makes something else of what it does not know, and D1 would not see what it has to refuse. */
function asSent(param: unknown): unknown {
  const isKept = param === null || ['string', 'boolean'].includes(typeof param) || Number.isFinite(param)
  if (!isKept) throw new TypeError(`D1 is given a parameter that is sent as something else: ${String(param)}`)
  return param
}
