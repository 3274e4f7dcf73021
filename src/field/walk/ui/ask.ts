import type { BundledStall, SiteBundle } from '../../../domain/capture/bundle.ts'
import type { Draft, Question } from '../rules/draft.ts'

/** What every part of the capture is drawn with. */
export interface Ask {
  readonly bundle: SiteBundle
  readonly stall: BundledStall
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  /** Answers that were owed when saving was tried; empty before that. */
  readonly owed: readonly Question[]
}

/** Pairs of a value and its words, in the order of the values. */
export const choicesOf = <Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): (readonly [Value, string])[] => values.map((value) => [value, words[value]])
