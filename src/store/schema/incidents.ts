import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { INCIDENT_EVENTS, INCIDENT_SOURCES } from '../../domain/incident.ts'
import { officers } from './officers.ts'
import { stalls } from './sites.ts'
import { stickers } from './stickers.ts'
import { visits } from './visits.ts'

/* Incidents: a code on a wall that pays somebody else, from the first sight to the end. */

export const incidents = sqliteTable(
  'incidents',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    source: text({ enum: INCIDENT_SOURCES }).notNull(),
    stall: text().references(() => stalls.id),
    visit: text().references(() => visits.id),
    serial: text().references(() => stickers.serial),
    /** Where it is, in the words of whoever reported it; for stalls of the register their number says it. */
    place: text(),
    note: text(),
    /** Null for a report by the public. */
    openedBy: text('opened_by').references(() => officers.id),
    openedAt: integer('opened_at').notNull(),
  },
  (t) => [
    index('incidents_commune').on(t.commune, t.openedAt),
    index('incidents_stall').on(t.stall),
    uniqueIndex('incidents_visit').on(t.visit),
    check('incidents_source_of', sql`("source" = 'scan') = ("visit" is not null)`),
    check('incidents_somewhere', sql`"stall" is not null or "place" is not null`),
  ],
)

export const incidentEvents = sqliteTable(
  'incident_events',
  {
    id: text().primaryKey(),
    incident: text()
      .notNull()
      .references(() => incidents.id),
    event: text({ enum: INCIDENT_EVENTS }).notNull(),
    officer: text()
      .notNull()
      .references(() => officers.id),
    note: text(),
    at: integer().notNull(),
  },
  (t) => [index('incident_events_incident').on(t.incident, t.at)],
)

/** Evidence: re-encoded, so that nothing but the picture is left, and sealed, because people stand on streets. */
export const incidentPhotos = sqliteTable(
  'incident_photos',
  {
    id: text().primaryKey(),
    incident: text()
      .notNull()
      .references(() => incidents.id),
    /** A JPEG as base64, sealed. */
    sealedPhoto: text('sealed_photo').notNull(),
    /** Null for a photo of the public. */
    officer: text().references(() => officers.id),
    at: integer().notNull(),
  },
  (t) => [index('incident_photos_incident').on(t.incident, t.at)],
)
