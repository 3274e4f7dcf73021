import type { AccountContent } from '../../domain/account.ts'
import { dayOf } from '../../domain/day.ts'
import { shortHolder } from '../../domain/holder.ts'
import { bankForm } from '../../domain/names.ts'
import { readCode } from '../../domain/vietqr/read.ts'
import { codeWithAmount } from '../../domain/vietqr/with-amount.ts'
import { type AccountRequest, findOwnRequest } from '../../store/account-requests.ts'
import type { ConsentAnswer } from '../../store/consent-answers.ts'
import { openCode } from '../../store/payment-codes.ts'
import type { Vendor } from '../../store/vendor-links.ts'
import { findOwnCode, hasSaid, listOwnConsents } from '../../store/vendors.ts'
import { maskedAccount } from '../account-words.ts'
import { banksToday } from '../banks.ts'
import { vi } from '../messages/vi.ts'
import type { Ctx } from '../route.ts'

/** The vendor's live code as their page shows it. */
export interface OwnCode {
  readonly payload: string
  /** BINs that a code made of it may name: its own, which was approved with it. */
  readonly bins: ReadonlySet<string>
  /** "NGUYEN T. UT". */
  readonly holder: string
  /** "Agribank …1234". */
  readonly account: string
  /** The memo the code carries itself. */
  readonly ownMemo: string | undefined
  /** Why no amount can be set; undefined where it can. */
  readonly noAmount: string | undefined
}

/** Everything a vendor's own page shows. */
export interface OwnStall {
  readonly vendor: Vendor
  readonly code: OwnCode | undefined
  /** Whether they said today that money came. */
  readonly said: boolean
  readonly request: AccountRequest | undefined
  readonly consents: readonly ConsentAnswer[]
}

/** The vendor of the page: the guard has let nobody else in. */
export function vendorOf(c: Ctx): Vendor {
  if (c.var.vendor === undefined) throw new Error('A page of a vendor was opened by nobody')
  return c.var.vendor
}

/** Gathers the page of the vendor who is looking. Throws SealBroken when their account does not open. */
export async function readOwnStall(c: Ctx): Promise<OwnStall> {
  const { store, clock } = c.var.services
  const vendor = vendorOf(c)
  return {
    vendor,
    code: await readOwnCode(c),
    said: await hasSaid(store.read, vendor, dayOf(clock())),
    request: await findOwnRequest(store.read, vendor),
    consents: await listOwnConsents(store.read, vendor),
  }
}

export async function readOwnCode(c: Ctx): Promise<OwnCode | undefined> {
  const { services } = c.var
  const sealed = await findOwnCode(services.store.read, vendorOf(c))
  if (sealed === undefined) return undefined
  const { content } = await openCode(services.store, sealed)
  const bins = new Set(content.bin === undefined ? [] : [content.bin])
  const reading = readCode(content.payload, { knownBins: bins })
  return {
    ...{ payload: content.payload, bins, holder: shortHolder(bankForm(content.holder)) },
    account: maskedAccount(content, await banksToday(services)),
    ownMemo: reading.ok ? reading.memo : undefined,
    noAmount: whyNoAmount(content, bins),
  }
}

/** Tried with the smallest amount: what is refused then is refused for the code's own sake. */
function whyNoAmount({ payload, kind }: AccountContent, bins: ReadonlySet<string>): string | undefined {
  const made = codeWithAmount(payload, { amount: 1 }, bins)
  if (made.ok) return undefined
  const { noAmount } = vi.vendor
  return made.reason === 'other-kind' ? noAmount['other-kind'](vi.code.kinds[kind]) : noAmount.other
}
