/** @jsxImportSource preact */
import type { Words } from '../../../domain/capture/words.ts'
import { DISPLAYS, OUTCOMES, outcomeHasReturnDay, REASONS } from '../../../domain/visit.ts'
import { useWords } from '../phone.ts'
import { mayHaveReason } from '../rules/draft.ts'
import { type Ask, choicesOf } from './ask.ts'
import { Chips } from './form.tsx'

/** Days from now to the return, as people promise them. */
const RETURNS = ['1', '3', '7', '14', '30'] as const
export type Return = (typeof RETURNS)[number]

export const returnWords = ({ capture }: Words) => RETURNS.map((days) => [days, capture[`days${days}`]] as const)

/** What was met, and what follows from a refusal or a postponement. */
export const Met = ({ draft, change, owed }: Ask) => {
  const words = useWords()
  const { labels, capture } = words
  const missing = (question: (typeof owed)[number]) => (owed.includes(question) ? capture.choose : undefined)
  return (
    <>
      <Chips
        legend={capture.outcome}
        choices={choicesOf(OUTCOMES, labels.outcomes)}
        chosen={draft.outcome}
        onChoose={(outcome) => change({ outcome })}
        error={missing('outcome')}
        even={2}
      />
      {mayHaveReason(draft) && (
        <Chips
          legend={capture.reason}
          choices={choicesOf(REASONS, labels.reasons)}
          chosen={draft.reason}
          onChoose={(reason) => change({ reason })}
          error={missing('reason')}
          hint={draft.outcome === 'postponed' ? capture.reasonOptional : undefined}
          even={2}
        />
      )}
      {draft.outcome !== undefined && outcomeHasReturnDay(draft.outcome) && (
        <Chips
          legend={capture.returnIn}
          choices={returnWords(words)}
          chosen={draft.returnIn === undefined ? undefined : (String(draft.returnIn) as Return)}
          onChoose={(days) => change({ returnIn: days === undefined ? undefined : Number(days) })}
          even={2}
        />
      )}
    </>
  )
}

/** Was the sticker seen in its place? */
export const Displayed = ({ draft, change }: Ask) => {
  const { labels, capture } = useWords()
  return (
    <Chips
      legend={capture.display}
      choices={choicesOf(DISPLAYS, labels.displays)}
      chosen={draft.display}
      onChoose={(display) => change({ display })}
      even={2}
    />
  )
}
