import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { UNIT_KINDS } from '../../domain/place.ts'
import { isDay } from './columns.ts'

/* Places. Names and kinds of units are dated facts, keyed by code and the day they took effect. */

export const units = sqliteTable(
  'units',
  {
    code: text().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
    name: text().notNull(),
    folded: text().notNull(),
    kind: text({ enum: UNIT_KINDS }).notNull(),
    parent: text(),
  },
  (t) => [
    primaryKey({ columns: [t.code, t.fromDay] }),
    index('units_parent').on(t.parent),
    isDay('units', 'from_day'),
    isDay('units', 'to_day'),
  ],
)

export const formerUnits = sqliteTable(
  'former_units',
  {
    code: text().notNull(),
    unit: text().notNull(),
    name: text().notNull(),
    folded: text().notNull(),
    kind: text().notNull(),
    district: text(),
    untilDay: text('until_day').notNull(),
  },
  (t) => [primaryKey({ columns: [t.code, t.unit] }), isDay('former_units', 'until_day')],
)

export const hamlets = sqliteTable(
  'hamlets',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    name: text().notNull(),
    fromDay: text('from_day').notNull(),
    toDay: text('to_day'),
    mergedInto: text('merged_into'),
  },
  (t) => [index('hamlets_commune').on(t.commune), isDay('hamlets', 'from_day'), isDay('hamlets', 'to_day')],
)
