import regular from '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'
import bold from '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'
import { sql } from 'drizzle-orm'
import type { AnyD1Database } from 'drizzle-orm/d1'
import type { Hono } from 'hono'
import assets from '../../dist/assets.json' with { type: 'json' }
import manifest from '../../package.json' with { type: 'json' }
import { BANKS } from '../domain/banks.ts'
import { openD1Store } from '../store/d1.ts'
import { openKeyring } from '../store/keyring.ts'
import { createApp } from '../web/app.tsx'
import { HASH_COST } from '../web/hashed-secret.ts'
import { readTable } from '../web/payout-import/reader.ts'
import { createPress } from '../web/print/print.ts'
import type { Env, Services } from '../web/services.ts'
import { activate } from './activate.ts'
import { inviteFirstAdministrator } from './administrator.ts'
import { decodePhoto } from './decode-photo.ts'
import { reencodePhoto } from './evidence.ts'
import { freezeDays } from './freeze-days.ts'
import { clock, newId, newSecret } from './secrets.ts'

/** What wrangler.toml binds. `KEYS` is the JSON text of a key file. */
interface Bindings {
  DB: AnyD1Database
  KEYS: string
  PUBLIC_ORIGIN: string
}

interface Wired {
  services: Services
  app: Hono<Env>
}

/** As wrangler.toml writes it. */
const EVERY_MINUTE = '* * * * *'
/** Queries of one call are limited; what is left waits for the next hour. */
const SNAPSHOTS_AT_ONCE = 100

let wiring: Promise<Wired> | undefined

async function wire(bindings: Bindings): Promise<Wired> {
  const store = openD1Store(bindings.DB, await openKeyring(JSON.parse(bindings.KEYS)))
  const [{ schema } = { schema: 0 }] = await store.read.all<{ schema: number }>(
    sql`select count(*) as schema from d1_migrations`,
  )
  const fonts = { regular: new Uint8Array(regular), bold: new Uint8Array(bold) }
  const services: Services = {
    store,
    clock,
    newId,
    newSecret,
    hashCost: HASH_COST,
    banks: BANKS,
    demo: false,
    origin: new URL(bindings.PUBLIC_ORIGIN).origin,
    assets: new Map(Object.entries(assets)),
    ...createPress(fonts, sha256),
    logos: [],
    readPhoto: async (image) => decodePhoto(image),
    reencodePhoto: async (image) => reencodePhoto(image),
    readTable,
    log: (line) => console.log(JSON.stringify({ at: clock(), ...line })),
    version: { program: manifest.version, schema },
  }
  const invitation = await inviteFirstAdministrator(services)
  if (invitation) console.log(invitation)
  return { services, app: createApp(services) }
}

/** One wiring per isolate; a failed one is tried again by the next request. */
function wired(bindings: Bindings): Promise<Wired> {
  wiring ??= wire(bindings).catch((error) => {
    wiring = undefined
    throw error
  })
  return wiring
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export default {
  fetch: async (request: Request, bindings: Bindings): Promise<Response> => (await wired(bindings)).app.fetch(request),
  /** Every minute accounts whose 24 hours are over become live; every hour the days that are over are frozen. */
  scheduled: async ({ cron }: { cron: string }, bindings: Bindings): Promise<void> => {
    const { services } = await wired(bindings)
    await (cron === EVERY_MINUTE ? activate(services) : freezeDays(services, { limit: SNAPSHOTS_AT_ONCE }))
  },
}
