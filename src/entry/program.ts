import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { BANKS, DEMO_BANK } from '../domain/banks.ts'
import type { OpenedStore } from '../store/node.ts'
import { createApp } from '../web/app.tsx'
import { HASH_COST } from '../web/hashed-secret.ts'
import type { Env, Services } from '../web/services.ts'
import type { Config } from './config.ts'
import { readLogos } from './logos.ts'
import { openFiles } from './open-files.ts'
import { createPhotoThread } from './photo.ts'
import { createThreadedPress } from './printer.ts'
import { clock, newId, newSecret } from './secrets.ts'
import { createTableThread } from './table.ts'
import { inTurns } from './turns.ts'

/** Root of the checkout: the bundles live one folder below it. */
export const ROOT = resolve(import.meta.dirname, '..')

/** While one batch of records is committed the next one is opened. */
const SENDINGS_AT_ONCE = 2

/** What the running program needs of the settings: not the key of its backups. */
type ProgramConfig = Omit<Config, 'backupKeyFile'>

export interface Program {
  config: ProgramConfig
  store: OpenedStore
  services: Services
  app: Hono<Env>
}

/** Opens the database and wires everything for Node. */
export async function openProgram(config: ProgramConfig, demo: boolean): Promise<Program> {
  const logos = readLogos(config.logoFiles)
  const store = await openFiles(config, join(ROOT, 'drizzle'))
  const photos = createPhotoThread(join(ROOT, 'dist/photo-worker.mjs'))
  const services: Services = {
    store,
    clock,
    newId,
    newSecret,
    hashCost: HASH_COST,
    banks: demo ? [...BANKS, DEMO_BANK] : BANKS,
    demo,
    origin: config.origin,
    assets: readAssets(),
    logos,
    ...createThreadedPress(join(ROOT, 'dist/printer-worker.mjs')),
    readPhoto: photos.read,
    reencodePhoto: photos.reencode,
    readTable: createTableThread(join(ROOT, 'dist/table-worker.mjs')),
    compress: (html) => gzipSync(html, { level: 1 }),
    inTurn: inTurns(SENDINGS_AT_ONCE),
    log: (line) => console.log(JSON.stringify({ at: clock(), ...line })),
    version: { program: readVersion(), schema: store.schemaVersion },
  }
  return { config, store, services, app: createApp(services) }
}

const readAssets = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(JSON.parse(readFileSync(join(ROOT, 'dist/assets.json'), 'utf8')) as Record<string, string>))

const readVersion = (): string =>
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version
