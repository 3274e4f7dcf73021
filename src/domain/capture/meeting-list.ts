import type { Instant } from '../day.ts'
import type { MeetingAnswer } from '../payout/follow-up.ts'
import type { CaptureKey } from './envelope.ts'

/** Days that a list stays on a phone: who stands on one is poor or disabled, so that it is taken along anew or is gone. */
export const LIST_DAYS = 7

const DAY = 24 * 60 * 60

/** Whether a list that was taken along then is to go, both by the phone's own clock: also where that was set back. */
export const isOutdated = (takenAt: Instant, now: Instant): boolean =>
  now - takenAt >= LIST_DAYS * DAY || takenAt - now >= DAY

/** A hamlet with cases that are to be met, as the server lists it for whoever records what came of it. */
export interface OfferedList {
  readonly commune: string
  readonly hamlet: string
  /** Of the hamlet, and of its commune. */
  readonly name: string
  readonly place: string
  readonly open: number
}

/** Whom to meet in a hamlet, as a phone takes it along: by file code alone, without an amount or a reason. */
export interface MeetingList {
  readonly officer: { readonly id: string; readonly name: string }
  /** When the server made it, by its own clock. */
  readonly at: Instant
  readonly key: CaptureKey
  readonly commune: string
  readonly hamlet: string
  readonly name: string
  /** The commune and the months, in words. */
  readonly about: string
  /** What may come of a meeting, in the words of the form. */
  readonly answers: readonly (readonly [answer: MeetingAnswer, words: string])[]
  readonly cases: readonly ListedCase[]
  /** Cases that had no room in it. */
  readonly more: number
}

/** One case with what is known of it, in words. */
export interface ListedCase {
  readonly programme: string
  readonly caseCode: string
  /** Where one file code stands in several programmes: which this is. */
  readonly of?: string | undefined
  /** The lists it stands on. */
  readonly lists: readonly string[]
  readonly step: string
  readonly last: string
}
