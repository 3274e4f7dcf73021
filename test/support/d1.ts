import { join } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { type Ask, type Binding, bindingOver } from './d1-binding.ts'

interface Made {
  type: string
  name: string
  table: string
  sql: string
}

/** A database in a workerd of its own, with what the migrations made there. */
export interface LocalD1 {
  DB: Binding
  made: Made[]
  dispose(): Promise<void>
}

/**
 * Starting workerd and migrating costs more than most tests: what a test has closed is emptied for the next, in whichever
 * file. It ends with the process it was started from.
 */
const idle: LocalD1[] = []

export const giveBack = (local: LocalD1): number => idle.push(local)

/** A D1 that holds what the migrations leave, and nothing else. */
export async function migratedD1(migrations: readonly string[]): Promise<LocalD1> {
  const used = idle.pop()
  if (used === undefined) return startD1(migrations)
  if (await empty(used)) return used
  await used.dispose()
  return startD1(migrations)
}

async function startD1(migrations: readonly string[]): Promise<LocalD1> {
  const [script, name] = [await workerScript(), 'd1']
  const options = { name, modules: true, script, compatibilityDate: '2026-10-01', d1Databases: ['DB'] }
  const workerd = new Miniflare(convertV4MiniflareOptions(options))
  const ask: Ask = async (asked) => {
    const answered = await workerd.dispatchFetch('http://d1/', { method: 'POST', body: JSON.stringify(asked) })
    const { answer, error } = (await answered.json()) as { answer?: unknown; error?: string }
    if (error !== undefined) throw new Error(error)
    return answer
  }
  const DB = bindingOver(ask)
  await run(DB, migrations)
  return { DB, made: await listMade(DB), dispose: () => workerd.dispose() }
}

async function workerScript(): Promise<string> {
  const entryPoints = [join(import.meta.dirname, 'd1-worker.ts')]
  const built = await build({ entryPoints, bundle: true, write: false, format: 'esm', logLevel: 'error' })
  return built.outputFiles[0]?.text ?? ''
}

const run = (DB: Binding, statements: readonly string[]) =>
  DB.batch(statements.map((statement) => DB.prepare(statement)))

async function listMade(DB: Binding): Promise<Made[]> {
  const own = `select type, name, tbl_name as "table", sql from sqlite_master
    where name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf\\_%' escape '\\' order by rowid`
  return (await DB.prepare(own).all()).results as never
}

const isTrigger = ({ type }: Made): boolean => type === 'trigger'
const isOnDelete = ({ sql }: Made): boolean => /\b(before|after)\s+delete\b/i.test(sql)
const without = (all: Made[], others: Made[]): Made[] =>
  all.filter((one) => !others.some(({ name, sql }) => name === one.name && sql === one.sql))

/**
 * Takes the rows an earlier test has left, and puts back the triggers it took away. The triggers that speak up at a
 * deletion stand aside meanwhile. False where a test changed more than triggers.
 */
async function empty({ DB, made }: LocalD1): Promise<boolean> {
  const now = await listMade(DB)
  const changed = [...without(made, now), ...without(now, made)]
  if (!changed.every(isTrigger)) return false
  const filled = await listFilled(DB, made)
  // All triggers of such a table are made anew, as they fire in the order they were made in.
  const isAnew = (one: Made): boolean =>
    isTrigger(one) &&
    (changed.some(({ table }) => table === one.table) || (filled.includes(one.table) && isOnDelete(one)))
  await run(DB, [
    'pragma defer_foreign_keys = on',
    ...now.filter(isAnew).map(({ name }) => `drop trigger "${name}"`),
    ...filled.map((table) => `delete from "${table}"`),
    ...made.filter(isAnew).map(({ sql }) => sql),
  ])
  return true
}

/** Tables that have rows, asked fifty at a time: D1 answers at most a hundred columns. */
async function listFilled(DB: Binding, made: Made[]): Promise<string[]> {
  const tables = made.filter(({ type }) => type === 'table').map(({ name }) => name)
  const filled: string[] = []
  for (let from = 0; from < tables.length; from += 50) {
    const asked = tables.slice(from, from + 50).map((name) => `exists (select 1 from "${name}") as "${name}"`)
    const [row = {}] = (await DB.prepare(`select ${asked.join(', ')}`).all()).results
    filled.push(...Object.keys(row).filter((name) => row[name] === 1))
  }
  return filled
}
