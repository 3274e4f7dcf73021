import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { DRIVERS } from '../support/stores.ts'
import { buildWorld } from '../support/world.ts'

const [, [, openD1]] = DRIVERS

test('a D1 that a test has used is handed on with no row and every trigger', async () => {
  const first = await openD1()
  const made = () =>
    first.read.all(sql`select type, name, sql from sqlite_master where name not like '\\_cf\\_%' escape '\\'`)
  const fresh = await made()
  await buildWorld(first)
  await first.read.run(sql`drop trigger audit_no_update`)
  await first.close()
  const next = await openD1()
  const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
  expect(sorted(await made())).toEqual(sorted(fresh))
  expect(await next.read.all(sql`select id from officers union all select code from units`)).toEqual([])
  await buildWorld(next)
  await next.close()
})
