import { RECALLS, TRANSFERS, WALLS } from '../../domain/back-check.ts'
import { type Day, showDay } from '../../domain/day.ts'
import type { FoundStall } from '../../store/stalls.ts'
import { SUBMISSION, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { StallHead } from '../ui/stall-head.tsx'
import { MoneyQuestion } from '../visits/money.tsx'
import { Met, OnTheWall, type QuestionProps } from '../visits/questions.tsx'

const words = vi.backChecks.form

interface CheckPageProps extends QuestionProps {
  /** Id of the first visit: of what it says, this page is told nothing. */
  visit: string
  found: FoundStall
  /** The day from which on whoever is there is asked to remember. */
  since: Day
  hasCode: boolean
  submission: string
}

const FORM = 'check'

/** A visit from the start, and what whoever is there remembers. Blind: no first answer, and nobody's name. */
export const CheckPage = (props: CheckPageProps) => {
  const { found, visit, submission, errors, hasCode } = props
  return (
    <main class="field-page" id="main">
      <form class="walk" id={FORM} {...inPlace(paths.backCheck(visit))} enctype="multipart/form-data">
        <input type="hidden" name={SUBMISSION} value={submission} />
        {/* Enter in a field presses the first button of a form: saving, not reading a photo. */}
        <button hidden type="submit" />
        <StallHead {...found} title={found.merchant?.tradeName ?? vi.stalls.noMerchant} />
        <Note>{words.blind}</Note>
        <FormSummary errors={errors} />
        <Met {...props} />
        <Recall {...props} />
        {hasCode ? <OnTheWall {...props} /> : <Note>{vi.walks.noCode}</Note>}
        {hasCode && <SinceWhen {...props} />}
        {found.merchant && (
          <MoneyQuestion
            {...props}
            legend={words.transfer}
            choices={TRANSFERS.map((transfer) => [transfer, words.transfers[transfer]])}
          />
        )}
        <p>
          <LinkButton href={paths.backChecks()}>{vi.backChecks.mine.backToList}</LinkButton>
        </p>
      </form>
      <div class="dock">
        <Button kind="main" form={FORM}>
          {words.save}
        </Button>
      </div>
    </main>
  )
}

const Recall = ({ typed, errors, since }: CheckPageProps) => (
  <Chips
    legend={words.recall(showDay(since))}
    name="recall"
    choices={RECALLS.map((recall) => [recall, words.recalls[recall]])}
    chosen={typedIn(typed, 'recall')}
    error={errors.recall}
    hint={words.recallHint}
    even={1}
    required
  />
)

const SinceWhen = ({ typed, errors, since }: CheckPageProps) => (
  <Chips
    legend={words.wall(showDay(since))}
    name="wall"
    choices={WALLS.map((wall) => [wall, words.walls[wall]])}
    chosen={typedIn(typed, 'wall')}
    error={errors.wall}
    hint={words.wallHint}
    even={1}
  />
)
