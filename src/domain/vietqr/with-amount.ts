import { type BuildRefusal, buildTransfer } from './build.ts'
import type { Envelope } from './envelope.ts'
import { paymentIdentity } from './identity.ts'
import { interpret } from './read.ts'
import type { CodeKind } from './reading.ts'

/** What a payer is asked for: whole đồng, and a memo already folded (`foldMemo`). */
export interface Wish {
  readonly amount: number
  readonly memo?: string | undefined
}

/**
 * Why a code takes no amount: it is not read; only its issuer can make one of its kind; it says more to its bank than an
 * account (a reference, a terminal), which a new code would lose; its own memo is what its bank goes by; or the transfer
 * cannot be built.
 */
export type AmountRefusal = 'unreadable' | 'other-kind' | 'says-more' | 'own-memo' | BuildRefusal

export type CodeWithAmount = { ok: true; payload: string } | { ok: false; reason: AmountRefusal }

/** Kinds that say no more than BIN and account, so that a code for one payment can be made from them. */
const TRANSFERS: readonly CodeKind[] = ['transfer-account', 'transfer-card']

const MEMO = 8

/**
 * The code for one payment (12) of the very account a sticker's code pays. `bins` are those the code may name: its own
 * BIN, which was approved with it. What is returned pays whom the sticker pays; anything else is a fault and throws.
 */
export function codeWithAmount(payload: string, wish: Wish, bins: ReadonlySet<string>): CodeWithAmount {
  const read = interpret(payload, { knownBins: bins })
  if (typeof read === 'string') return { ok: false, reason: 'unreadable' }
  const { kind, bin, account, service, memo: ownMemo } = read.content
  if (!TRANSFERS.includes(kind) || bin === undefined || account === undefined)
    return { ok: false, reason: 'other-kind' }
  if (saysMore(read.envelope)) return { ok: false, reason: 'says-more' }
  if (ownMemo && wish.memo && wish.memo !== ownMemo) return { ok: false, reason: 'own-memo' }
  const memo = ownMemo || wish.memo || undefined
  const transfer = { bin, account, amount: wish.amount, ...(service && { service }), ...(memo && { memo }) }
  const built = buildTransfer(transfer, { transferBins: bins })
  if (built.ok && !paysTheSame(built.payload, payload, bins))
    throw new Error('A code with an amount pays another account')
  return built
}

const saysMore = ({ additional }: Envelope): boolean => additional.some((value, id) => id !== MEMO && Boolean(value))

function paysTheSame(one: string, other: string, bins: ReadonlySet<string>): boolean {
  const identity = paymentIdentity(one, { knownBins: bins })
  return identity !== undefined && identity === paymentIdentity(other, { knownBins: bins })
}
