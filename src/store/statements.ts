import type SQLite from 'better-sqlite3'

/** Statements kept of a connection, those asked for longest ago dropped first. */
const KEPT = 500

/**
 * Lets a connection keep its statements by their text, as drizzle prepares one for every question: planning the same
 * questions anew took a quarter of a leader's page. Each is run to its end before it is asked for again.
 */
export function keepStatements(sqlite: SQLite.Database): void {
  const prepare = sqlite.prepare.bind(sqlite)
  const kept = new Map<string, SQLite.Statement>()
  const find = (text: string): SQLite.Statement => {
    const statement = kept.get(text) ?? apart(prepare, text)
    kept.delete(text)
    kept.set(text, statement)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? text)
    return statement
  }
  sqlite.prepare = find as typeof sqlite.prepare
}

/** `raw` changes a statement for good, so that whoever asks for rows as lists gets a statement of their own. */
function apart(prepare: SQLite.Database['prepare'], text: string): SQLite.Statement {
  let raw: SQLite.Statement | undefined
  return Object.assign(prepare(text), {
    raw: () => {
      raw ??= prepare(text).raw()
      return raw
    },
  })
}
