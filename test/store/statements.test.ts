import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { keepStatements } from '../../src/store/statements.ts'

const open = () => {
  const sqlite = new SQLite(':memory:')
  const prepared: string[] = []
  const prepare = sqlite.prepare.bind(sqlite)
  sqlite.prepare = ((text: string) => {
    prepared.push(text)
    return prepare(text)
  }) as typeof sqlite.prepare
  keepStatements(sqlite)
  return { sqlite, prepared }
}

test('a question asked again is planned once', () => {
  const { sqlite, prepared } = open()
  const answers = [1, 2, 3].map((n) => sqlite.prepare('select ? as n').get(n))
  expect(answers).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  expect(prepared).toEqual(['select ? as n'])
})

test('one text gives rows by name and as lists, in whatever order they are asked for', () => {
  const { sqlite, prepared } = open()
  const [byName, asLists] = [
    () => sqlite.prepare('select 1 as n').all(),
    () => sqlite.prepare('select 1 as n').raw().all(),
  ]
  expect([byName(), asLists(), byName(), asLists()]).toEqual([[{ n: 1 }], [[1]], [{ n: 1 }], [[1]]])
  expect(prepared).toHaveLength(2)
})

test('a kept statement sees what became of the table since', () => {
  const { sqlite } = open()
  const count = () => sqlite.prepare('select * from t').all()
  sqlite.exec('create table t (a)')
  sqlite.prepare('insert into t values (?)').run(1)
  expect(count()).toEqual([{ a: 1 }])
  sqlite.exec('alter table t add column b default 2')
  expect(count()).toEqual([{ a: 1, b: 2 }])
})

test('the statement asked for longest ago is dropped first', () => {
  const { sqlite, prepared } = open()
  const ask = (n: number) => sqlite.prepare(`select ${n} as n`).get()
  for (let n = 0; n < 500; n++) ask(n)
  ask(0)
  ask(500)
  prepared.length = 0
  expect([ask(0), ask(1)]).toEqual([{ n: 0 }, { n: 1 }])
  expect(prepared).toEqual(['select 1 as n'])
})
