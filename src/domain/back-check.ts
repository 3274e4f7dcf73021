import { addDays, type Day, dayOf, type Instant } from './day.ts'
import { type Display, type Outcome, outcomeMeetsVendor, type Scan } from './visit.ts'

/**
 * Days after which a round alone stands for its site in Q1 and in what ranks ask for. Until then the visits of the round
 * before count along: their evidence still counts too, and nobody is rid of a poor figure by opening a round.
 */
export const ROUND_TAKES_OVER = 60

/** Parts of an answer that a back-check compares. */
export const BACK_CHECK_FACETS = ['outcome', 'display', 'scan', 'transfer'] as const
export type BackCheckFacet = (typeof BACK_CHECK_FACETS)[number]

/** What whoever sells there, or else next door, says of the days since the first visit. */
export const RECALLS = ['came', 'nobody', 'moved-in', 'unsure'] as const
export type Recall = (typeof RECALLS)[number]

/** Whether the wall has been since then as it is now, as they say. */
export const WALLS = ['unchanged', 'changed', 'unsure'] as const
export type Wall = (typeof WALLS)[number]

/** Whether a customer ever paid by transfer: seen, said, denied, or not known. */
export const TRANSFERS = ['observed', 'said', 'never', 'unsure'] as const
export type Transfer = (typeof TRANSFERS)[number]

/** What the first visit says, as far as it can be tested. */
export interface Claim {
  readonly outcome: Outcome
  readonly display: Display | null
  readonly scan: Scan | null
  /** It brought word of a customer's transfer. */
  readonly transfer: boolean
  /** The code that its scan matched is live to this day: what is scanned now is compared with the same. */
  readonly codeStands: boolean
}

/** What the second visit found. */
export interface Answer {
  readonly outcome: Outcome
  readonly display?: Display | undefined
  readonly scan?: Scan | undefined
  readonly recall: Recall
  readonly wall?: Wall | undefined
  readonly transfer?: Transfer | undefined
}

/** `untested`: nobody was there who could tell. Nothing is counted, and the check stays to be made. */
export type Comparison =
  | { readonly kind: 'agrees' | 'untested' }
  | { readonly kind: 'differs'; readonly differs: readonly BackCheckFacet[] }

const takesOutOfN = (outcome: Outcome): boolean => outcome === 'closed-for-good' || outcome === 'vacant'

/**
 * Compares what moves a figure, and no more than that. A vendor may change their mind, a sticker may fall, a shop may
 * shut: what is found today contradicts the first visit only where whoever is there says that it was so then.
 */
export function compareAnswer(claim: Claim, answer: Answer): Comparison {
  const differs = BACK_CHECK_FACETS.filter((facet) => contradicts[facet](claim, answer))
  if (differs.length > 0) return { kind: 'differs', differs }
  return { kind: isTested(claim, answer) ? 'agrees' : 'untested' }
}

const knowsThen = ({ recall }: Answer): boolean => recall !== 'moved-in'
const isUnchanged = (answer: Answer): boolean => knowsThen(answer) && answer.wall === 'unchanged'

const contradicts: Record<BackCheckFacet, (claim: Claim, answer: Answer) => boolean> = {
  // Somebody was met, but nobody came; or the place was empty or shut for good, but who sells there did so then.
  outcome: (claim, { outcome, recall }) =>
    takesOutOfN(claim.outcome)
      ? outcomeMeetsVendor(outcome) && (recall === 'came' || recall === 'nobody')
      : outcomeMeetsVendor(claim.outcome) && recall === 'nobody',
  // The sticker was in place, but there is none, and it was so then.
  display: (claim, answer) => claim.display === 'in-place' && answer.display === 'missing' && isUnchanged(answer),
  // The wall bore the registered code, but bears another or none, and it was so then.
  scan: (claim, answer) => claim.scan === 'match' && claim.codeStands && isUnchanged(answer) && bearsAnother(answer),
  // Customers paid by transfer, but whoever sells there says that none ever did.
  transfer: (claim, answer) =>
    claim.transfer && knowsThen(answer) && outcomeMeetsVendor(answer.outcome) && answer.transfer === 'never',
}

const bearsAnother = ({ scan, display }: Answer): boolean =>
  scan === undefined ? display === 'missing' : scan !== 'match' && scan !== 'not-payment'

/** Whether the second visit could have contradicted what the first one met. */
function isTested(claim: Claim, { outcome, recall }: Answer): boolean {
  if (takesOutOfN(claim.outcome)) return takesOutOfN(outcome) || (outcomeMeetsVendor(outcome) && recall === 'moved-in')
  // That nobody was there proves nothing, and nothing disproves it.
  return !outcomeMeetsVendor(claim.outcome) || recall === 'came'
}

/** Days that a record may have waited in a phone, or that a memory may be out by. */
const SLACK = 7

/** From which day on whoever is there is asked to remember, where the first visit was received at an instant. */
export const recallSince = (receivedAt: Instant): Day => addDays(dayOf(receivedAt), -SLACK)
