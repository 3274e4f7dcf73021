import { type ImportReading, importCode } from '../../../domain/account.ts'
import { BANKS, type Bank, knownBins } from '../../../domain/banks.ts'
import { type BundledStall, codeDigest, type SiteBundle } from '../../../domain/capture/bundle.ts'
import { compareScan, type Registration } from '../../../domain/scan.ts'
import { paymentIdentity } from '../../../domain/vietqr/identity.ts'
import { readCode } from '../../../domain/vietqr/read.ts'
import type { CodeReading } from '../../../domain/vietqr/reading.ts'
import type { Scan } from '../../../domain/visit.ts'

/** What the phone can say of a code without asking. `unsure`: only the server, which has the whole text, can tell. */
export type Verdict = Scan | 'unsure'

export interface WallReading {
  readonly text: string
  readonly reading: CodeReading
  readonly verdict: Verdict
  /** The stall of the bundle whose code this is. */
  readonly owner?: BundledStall | undefined
}

type Register = Pick<SiteBundle, 'salt' | 'banks'> & { readonly stalls: readonly BundledStall[] }

/** Every bank a code of the site may name. */
export const banksOf = ({ banks }: Pick<SiteBundle, 'banks'>): readonly Bank[] => [...BANKS, ...banks]

/** Reads a code and compares it with the digests that were taken along, as seen from a stall. */
export async function compareOffline(text: string, at: BundledStall, register: Register): Promise<WallReading> {
  const reading = readCode(text, { knownBins: knownBins(banksOf(register)) })
  const digest = await digestOf(text, register)
  const owner = ownerOf(digest, register)
  const own = at.codes.filter((code) => code.digest === digest).map(({ standing }) => standing)
  const registered = own.map((standing) => registration(standing, text))
  if (own.length === 0 && owner !== undefined) registered.push({ standing: 'elsewhere' })
  const scan = compareScan({ payload: text, reading }, registered).scan
  // A digest says whose money it is, and not whether the text is the registered one to the byte.
  const strict = compareScan(
    { payload: text, reading },
    own.map((standing) => registration(standing, '')),
  ).scan
  return { text, reading, owner, verdict: scan === 'match' && strict !== 'match' ? 'unsure' : scan }
}

const registration = (standing: 'live' | 'coming' | 'vendor', payload: string): Registration =>
  standing === 'live' ? { standing, code: '', payload } : { standing }

/** The stall whose code this is: its live one before an earlier or a coming one. */
export async function findOwner(text: string, register: Register): Promise<BundledStall | undefined> {
  return ownerOf(await digestOf(text, register), register)
}

function ownerOf(digest: string | undefined, { stalls }: Register): BundledStall | undefined {
  const having = (live: boolean) =>
    stalls.find(({ codes }) => codes.some((code) => code.digest === digest && (code.standing === 'live') === live))
  return digest === undefined ? undefined : (having(true) ?? having(false))
}

async function digestOf(text: string, register: Register): Promise<string | undefined> {
  const identity = paymentIdentity(text, { knownBins: knownBins(banksOf(register)) })
  return identity === undefined || identity === '' ? undefined : codeDigest(register.salt, identity)
}

/** A vendor's own code, to be registered as it is. */
export const readOwnCode = (text: string, bundle: Pick<SiteBundle, 'banks'>): ImportReading =>
  importCode(text, banksOf(bundle))
