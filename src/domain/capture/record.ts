import type { Relation } from '../account.ts'
import type { Purpose } from '../consent.ts'
import type { Day, Instant } from '../day.ts'
import type { Category, MerchantKind } from '../merchant.ts'
import type { MeetingAnswer } from '../payout/follow-up.ts'
import type { Side } from '../site.ts'
import type { Display, OfficerLevel, Outcome, Payer, Reason, TransferDays } from '../visit.ts'

/** The form records are written in today; the server still takes the two before it (see versions.ts). */
export const RECORD_VERSION = 3

/** Bytes of a photo as it leaves the phone. */
export const PHOTO_BYTES = 200 * 1024
/** Pixels of one that is looked at: above what the phone draws, and far below what a few bytes can be made to unpack to. */
export const PHOTO_AREA = 4_000_000

/**
 * One capture, as it lies sealed on the phone: made once, never edited. A correction is another record that supersedes it.
 */
export interface CaptureRecord {
  readonly version: typeof RECORD_VERSION
  /** Made by the phone; the same id is the same record for ever. */
  readonly id: string
  readonly officer: string
  readonly device: string
  /** The phone's own clock, in seconds. Kept, and never used for order, expiry or uniqueness. */
  readonly at: Instant
  /** The record that this one replaces, of the same officer, not sent by then. */
  readonly supersedes?: string | undefined
  readonly body: CaptureBody
}

export type CaptureBody = VisitBody | StallBody | EditBody | MeetingBody

/** What was met at a stall, and what the vendor gave leave to store. */
export interface VisitBody {
  readonly kind: 'visit'
  readonly stall: string
  readonly outcome: Outcome
  readonly reason?: Reason | undefined
  /** Days from the capture to the day promised, at least 1. */
  readonly returnIn?: number | undefined
  readonly display?: Display | undefined
  /** Text of the code on the wall. */
  readonly code?: string | undefined
  /** Serial of the sticker that was scanned, or another text for "placed before, or unreadable": see `placingOf`. */
  readonly sticker?: string | undefined
  readonly evidence?: CapturedEvidence | undefined
  readonly registration?: CapturedRegistration | undefined
  /** A JPEG as base64url, at most `PHOTO_BYTES`, re-encoded on the phone so that no position is in it. */
  readonly photo?: string | undefined
}

/** Word of money. Never an amount. */
export interface CapturedEvidence {
  readonly level: OfficerLevel
  readonly payer: Payer
  /** Days from the newest transfer to the capture: 0 is the same day. */
  readonly ago: number
  /** On how many of the last thirty days transfers came, where it was asked. */
  readonly days?: TransferDays | undefined
}

/** A vendor met for the first time, or one known already who has an account by now. */
export interface CapturedRegistration {
  /** Absent where nothing was typed: the stall's goods and number stand for it until somebody does. */
  readonly tradeName?: string | undefined
  readonly kind: MerchantKind
  readonly category: Category
  /** Purposes said yes to, spoken, in answer to the text of `consentText`. */
  readonly consents: readonly Purpose[]
  readonly consentText: string
  readonly phone?: string | undefined
  readonly account?: CapturedAccount | undefined
}

/** Where the money goes: the vendor's own code, or a bank and an account id. */
export interface CapturedAccount {
  readonly destination: { readonly code: string } | { readonly bin: string; readonly account: string }
  readonly relation: Relation
  /** Absent where it was neither in the code nor typed: the account is proposed, and not approved without it. */
  readonly holder?: string | undefined
}

/** A stall added in place: after another one, or first in its block. */
export interface StallBody {
  readonly kind: 'stall'
  /** Id of the new stall, made by the phone. */
  readonly stall: string
  readonly site: string
  readonly block: string
  readonly side: Side
  readonly number: string
  readonly after?: string | undefined
}

/** What of a stall or its merchant may be corrected. An account never is: it is proposed anew. */
export const EDIT_FIELDS = ['trade-name', 'merchant-kind', 'category', 'number'] as const
export type EditField = (typeof EDIT_FIELDS)[number]

/** Whose value stays when two people edited one field: the later sender's, or the one that stands. */
export const EDIT_CHOICES = ['mine', 'theirs'] as const
export type EditChoice = (typeof EDIT_CHOICES)[number]

/** A correction of one field, and what it was made from. */
export interface EditBody {
  readonly kind: 'edit'
  readonly stall: string
  /** Who traded there when it was made; absent for a field of the stall itself. */
  readonly merchant?: string | undefined
  readonly field: EditField
  /** Version of the field that was seen when it was edited: 0 before any edit. */
  readonly base: number
  readonly value: string
}

/** What came of meeting a person about their account: the case by its file code, on the day of the capture. */
export interface MeetingBody {
  readonly kind: 'meeting'
  readonly commune: string
  readonly programme: string
  readonly caseCode: string
  readonly answer: MeetingAnswer
  /** Days from the meeting to the next one, at least 1. */
  readonly nextIn?: number | undefined
}

/** What the phone may show of a record without opening it: what the strip needs to draw itself. */
export interface CaptureLabel {
  readonly kind: CaptureBody['kind']
  readonly site: string
  readonly stall: string
  readonly number: string
  readonly outcome?: Outcome | undefined
  /** Last digits of an account, as …1234. */
  readonly account?: string | undefined
  /** The day a placed or matching scan, or word of money, would hold from; for drawing. */
  readonly scanned?: 'match' | 'alarm' | undefined
  readonly hasMoney?: boolean | undefined
  readonly day?: Day | undefined
  /** Where a stall that was added in place stands, so that it is drawn before the server knows it. */
  readonly added?: Pick<StallBody, 'block' | 'side' | 'after'> | undefined
  /** The field of an edit, so that a second edit before sending replaces the first. Never its value. */
  readonly field?: EditField | undefined
  /** Of a meeting, whose site is the hamlet: kept under its officer's key, shown to nobody else, and in no file. */
  readonly met?: MetCase | undefined
}

/** Which case was met, and what was said to have come of it, in words. */
export interface MetCase extends Pick<MeetingBody, 'commune' | 'programme' | 'caseCode'> {
  readonly said: string
}
