import type { Grant, Scope } from '../domain/access.ts'
import type { Bank } from '../domain/banks.ts'
import type { Store } from '../store/database.ts'
import type { Vendor } from '../store/vendor-links.ts'
import type { HashCost } from './hashed-secret.ts'
import type { ReadTable } from './payout-import/reader.ts'
import type { Press } from './print/printer.ts'

/** Everything the web layer is given; it makes nothing of this itself. */
export interface Services extends Press {
  readonly store: Store
  /** Now, in seconds UTC. */
  readonly clock: () => number
  readonly newId: () => string
  /** A one-time code or session id of at least the given bits, from the platform's randomness, base32. */
  readonly newSecret: (bits: number) => string
  /** What hashes of passwords and PINs cost: `HASH_COST` in every installation. */
  readonly hashCost: HashCost
  /** Banks known at start; those an administrator added are read from the store. */
  readonly banks: readonly Bank[]
  /** Demo world: prints bear MẪU, pages say "Số liệu giả định". */
  readonly demo: boolean
  /** Public origin, such as `https://phoqr.example`: the check address on stickers and the origin of every form. */
  readonly origin: string
  /** Version of each file of `public/` by its path, for URLs that may be kept for ever. */
  readonly assets: ReadonlyMap<string, string>
  /** Licensed marks for stickers, PNG of red, green and blue. None are shipped. */
  readonly logos: readonly Uint8Array[]
  /** Text of a payment code in a JPEG or PNG photo; undefined when none is found. */
  readonly readPhoto: (image: Uint8Array) => Promise<string | undefined>
  /** A photo as evidence is kept: a small JPEG of its pixels alone; undefined when it cannot be made, `busy` when too many are. */
  readonly reencodePhoto: (image: Uint8Array) => Promise<Uint8Array | 'busy' | undefined>
  /** Reads an officer's file to the columns that are picked by its headings; nothing else of it gets out. */
  readonly readTable: ReadTable
  /** Compresses a page where the platform does not do so by itself. */
  readonly compress?: (html: string) => Uint8Array<ArrayBuffer>
  /** Lets sendings of phones begin in turns; absent where the platform spreads them over machines by itself. */
  readonly inTurn?: <Answer>(work: () => Promise<Answer>) => Promise<Answer>
  /** One line per event; never an account, a phone, a password or a token. */
  readonly log: (line: Record<string, string | number>) => void
  readonly version: { program: string; schema: number }
}

/** Who is looking, as far as the session tells. */
export interface Viewer {
  readonly officer: string
  readonly name: string
  readonly grants: readonly Grant[]
  /** When the password was last given, in seconds UTC. */
  readonly confirmedAt: number
  /** True until the second factor that the roles ask for has been set up. */
  readonly secondFactorDue: boolean
}

/** hono's environment: what a handler finds on its context. */
export interface Env {
  Variables: {
    services: Services
    requestId: string
    /** What the route declares; absent where no route was found. */
    speaksJson?: boolean
    /** Undefined on public pages only. */
    viewer?: Viewer
    /** Incidents that are not over, for those who look after them. */
    openIncidents?: number
    /** Set on the pages of vendors, and on no other. */
    vendor?: Vendor
    /** Set on routes that declare roles. */
    scope: Scope
  }
}
