import type { Relation } from '../../../domain/account.ts'
import type { BundledStall } from '../../../domain/capture/bundle.ts'
import type { Purpose } from '../../../domain/consent.ts'
import type { Category, MerchantKind } from '../../../domain/merchant.ts'
import { readPhone } from '../../../domain/phones.ts'
import {
  type Display,
  type OfficerLevel,
  type Outcome,
  outcomeMayHaveReason,
  type Reason,
  type TransferDays,
} from '../../../domain/visit.ts'
import type { Verdict } from './wall.ts'

/** What is on the screen of one capture before it is saved. Nothing is chosen beforehand. */
export interface Draft {
  readonly outcome?: Outcome | undefined
  readonly reason?: Reason | undefined
  readonly returnIn?: number | undefined
  readonly display?: Display | undefined
  /** The code on the wall and what the phone makes of it. */
  readonly wall?: string | undefined
  readonly verdict?: Verdict | undefined
  readonly sticker?: string | undefined
  readonly days?: TransferDays | 'none' | undefined
  readonly level?: OfficerLevel | undefined
  readonly ago?: number | undefined
  /** The vendor's own code; or a bank and an account, where there is none. */
  readonly code?: string | undefined
  readonly bin?: string | undefined
  readonly account: string
  /** Last characters of either, as …1234. */
  readonly ending?: string | undefined
  readonly relation?: Relation | undefined
  readonly holder: string
  readonly tradeName: string
  readonly kind?: MerchantKind | undefined
  readonly category?: Category | undefined
  readonly consents: readonly Purpose[]
  readonly phone: string
  readonly photo?: string | undefined
}

export const EMPTY: Draft = { account: '', holder: '', tradeName: '', consents: [], phone: '' }

/** Answers that are still owed before the capture can be saved, in the order of the screen. */
export type Question = 'outcome' | 'reason' | 'level' | 'ago' | 'account' | 'relation' | 'category' | 'kind' | 'phone'

export const metVendor = ({ outcome }: Draft): boolean =>
  outcome === 'agreed' || outcome === 'postponed' || outcome === 'refused'

export const hasAccount = ({ code, bin, account }: Draft): boolean =>
  code !== undefined || bin !== undefined || account.trim() !== ''

/** Word of money is asked where somebody was met who trades there. */
export const asksMoney = (draft: Draft, stall: BundledStall): boolean => stall.hasMerchant && metVendor(draft)

export const hasMoney = (draft: Draft, stall: BundledStall): boolean =>
  asksMoney(draft, stall) && (draft.days === 'few' || draft.days === 'regular')

/** Whether anything was given that makes a vendor known, or an account of one who is. */
export function registers(draft: Draft, stall: BundledStall): boolean {
  if (draft.outcome !== 'agreed') return false
  if (hasAccount(draft) || draft.phone.trim() !== '') return true
  const { tradeName, kind, category, consents } = draft
  return (
    !stall.hasMerchant &&
    (tradeName.trim() !== '' || kind !== undefined || category !== undefined || consents.length > 0)
  )
}

export const isPhoneWrong = ({ phone, consents }: Draft): boolean =>
  phone.trim() !== '' && consents.includes('phone') && !readPhone(phone).ok

/** `accountStands`: whether the bank and the account as typed make a code. */
export function missingOf(draft: Draft, stall: BundledStall, accountStands: boolean): Question[] {
  const registering = registers(draft, stall)
  const money = hasMoney(draft, stall)
  const owed: readonly [boolean, Question][] = [
    [draft.outcome === undefined, 'outcome'],
    [draft.outcome === 'refused' && draft.reason === undefined, 'reason'],
    [money && draft.level === undefined, 'level'],
    [money && draft.ago === undefined, 'ago'],
    [registering && draft.code === undefined && hasAccount(draft) && !accountStands, 'account'],
    [registering && hasAccount(draft) && draft.relation === undefined, 'relation'],
    [registering && !stall.hasMerchant && draft.category === undefined, 'category'],
    [registering && !stall.hasMerchant && draft.kind === undefined, 'kind'],
    [registering && isPhoneWrong(draft), 'phone'],
  ]
  return owed.filter(([isOwed]) => isOwed).map(([, question]) => question)
}

export const mayHaveReason = ({ outcome }: Draft): boolean => outcome !== undefined && outcomeMayHaveReason(outcome)
