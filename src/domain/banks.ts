import { BANKS } from './banks/table.ts'
import { fold } from './names.ts'

export { BANKS }

export type BankKind =
  | 'bank'
  | 'foreign-bank'
  | 'joint-venture'
  | 'cooperative-bank'
  | 'policy-bank'
  | 'digital-bank'
  | 'e-wallet'
  | 'finance-company'

/**
 * One dated fact: from `from` to `to` (days, both included, absent = open) this BIN belongs to this institution under
 * this name. `transfers` says whether a new code may be made for it. `name` is the legal name, `short` the one on signs.
 */
export type Bank = {
  readonly bin: string
  readonly code: string
  readonly short: string
  readonly name: string
  readonly kind: BankKind
  readonly transfers: boolean
  readonly formerNames: readonly string[]
  readonly aliases: readonly string[]
  readonly from?: string
  readonly to?: string
}

/** The bank of the demonstration: it does not exist, so nothing printed for it can be paid. Never part of `BANKS`. */
export const DEMO_BANK: Bank = {
  bin: '999999',
  code: 'MAU',
  short: 'Ngân hàng MẪU',
  name: 'Ngân hàng MẪU (không có thật)',
  kind: 'bank',
  transfers: true,
  formerNames: [],
  aliases: ['Demo'],
}

/**
 * The institution behind a BIN on `day` (YYYY-MM-DD), or as of the newest row when no day is given. A later row of the
 * same BIN prevails, so rows that an administrator added stand at the end.
 */
export function findBank(bin: string, day?: string, banks: readonly Bank[] = BANKS): Bank | undefined {
  return banks.findLast((bank) => bank.bin === bin && isInForce(bank, day))
}

function isInForce(bank: Bank, day: string | undefined): boolean {
  if (day === undefined) return bank.to === undefined
  return (bank.from === undefined || bank.from <= day) && (bank.to === undefined || day <= bank.to)
}

/** Every BIN a code may name when it is read, whether or not new codes are made for it. */
export function knownBins(banks: readonly Bank[] = BANKS): ReadonlySet<string> {
  return new Set(banks.map((bank) => bank.bin))
}

/** The BINs a new transfer code may be made for. */
export function transferBins(banks: readonly Bank[] = BANKS): ReadonlySet<string> {
  const open = new Set<string>()
  for (const bank of banks) if (findBank(bank.bin, undefined, banks)?.transfers) open.add(bank.bin)
  return open
}

/**
 * Banks to choose from when an account is typed, best match first: by short name, code, alias, former or legal name,
 * marks and case ignored. Institutions without transfers are left out: nothing can be paid to them. An empty text
 * finds nothing.
 */
export function searchBanks(text: string, banks: readonly Bank[] = BANKS, day?: string): Bank[] {
  const wanted = fold(text)
  if (wanted === '') return []
  const ranked = new Map<string, number>()
  for (const bank of banks) {
    const rank = matchRank(bank, wanted)
    if (rank < (ranked.get(bank.bin) ?? NO_MATCH)) ranked.set(bank.bin, rank)
  }
  return [...ranked]
    .map(([bin, rank]) => ({ rank, bank: findBank(bin, day, banks) }))
    .filter((found): found is { rank: number; bank: Bank } => found.bank?.transfers === true)
    .sort((a, b) => a.rank - b.rank || order(a.bank, b.bank))
    .map((found) => found.bank)
}

const NO_MATCH = 9

// The everyday names decide before the legal ones, which nearly all begin with "Ngân hàng".
function matchRank(bank: Bank, wanted: string): number {
  const everyday = [bank.short, bank.code, ...bank.aliases].map(fold)
  if (everyday.includes(wanted) || bank.bin === wanted) return 0
  if (everyday.some((name) => name.startsWith(wanted))) return 1
  const others = [...bank.formerNames, bank.name].map(fold)
  if (others.some((name) => name.startsWith(wanted))) return 2
  const all = [...everyday, ...others]
  if (all.some((name) => name.includes(` ${wanted}`))) return 3
  return all.some((name) => name.includes(wanted)) ? 4 : NO_MATCH
}

function order(a: Bank, b: Bank): number {
  const [left, right] = [fold(a.short), fold(b.short)]
  return left < right ? -1 : left > right ? 1 : 0
}
