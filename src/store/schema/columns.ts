import { sql } from 'drizzle-orm'
import { check } from 'drizzle-orm/sqlite-core'

export const isDay = (table: string, column: string) =>
  check(
    `${table}_${column}`,
    sql.raw(`"${column}" is null or "${column}" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
  )

export const isFlag = (table: string, column: string) => check(`${table}_${column}`, sql.raw(`"${column}" in (0, 1)`))
