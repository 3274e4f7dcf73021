import type { AccountContent } from '../../domain/account.ts'
import type { Bank } from '../../domain/banks.ts'
import { dayOf } from '../../domain/day.ts'
import { shortHolder } from '../../domain/holder.ts'
import { bankForm } from '../../domain/names.ts'
import { readCode } from '../../domain/vietqr/read.ts'
import { codeWithAmount } from '../../domain/vietqr/with-amount.ts'
import { openCodesOfMerchant } from '../../store/account-codes.ts'
import { type AccountRequest, findOwnRequest } from '../../store/account-requests.ts'
import type { ConsentAnswer } from '../../store/consent-answers.ts'
import type { Vendor } from '../../store/vendor-links.ts'
import { hasSaid, listOwnConsents } from '../../store/vendors.ts'
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
  /** Codes that no sticker bears. */
  readonly further: readonly OwnCode[]
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
    ...(await readOwnCodes(c)),
    said: await hasSaid(store.read, vendor, dayOf(clock())),
    request: await findOwnRequest(store.read, vendor),
    consents: await listOwnConsents(store.read, vendor),
  }
}

/** The code of the sticker, and those that no sticker bears; none without the vendor's yes. */
async function readOwnCodes(c: Ctx): Promise<{ code: OwnCode | undefined; further: OwnCode[] }> {
  const { services } = c.var
  const { sticker, further } = await openCodesOfMerchant(services.store, vendorOf(c).merchant.id)
  const banks = await banksToday(services)
  return {
    code: sticker && describe(sticker.content, banks),
    further: further.map(({ content }) => describe(content, banks)),
  }
}

export const readOwnCode = async (c: Ctx): Promise<OwnCode | undefined> => (await readOwnCodes(c)).code

function describe(content: AccountContent, banks: readonly Bank[]): OwnCode {
  const bins = new Set(content.bin === undefined ? [] : [content.bin])
  const reading = readCode(content.payload, { knownBins: bins })
  return {
    ...{ payload: content.payload, bins, holder: shortHolder(bankForm(content.holder)) },
    account: maskedAccount(content, banks),
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
