import { showNumber } from '../../domain/numbers.ts'
import { nextStepOf } from '../../domain/payout/to-act.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { type Meant, nextPath } from './next.ts'
import type { ActingCase, CasesReading } from './read.ts'
import { groupOf, reasonOf } from './rows.tsx'
import { ANSWERS, meetingWords, outcomeWords, STUCK } from './words.ts'

const { payoutCases: words } = vi
const FORM = 'meeting'

interface MeetingProps {
  read: CasesReading
  meant: Meant
  /** The case that was told just before. */
  before: ActingCase | undefined
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** One case on one screen: who it is by its code, what to do, and one thing to choose. */
export const MeetingPage = ({ read, meant, before, submission, typed, errors }: MeetingProps) => {
  const { unit, asked } = read
  const { round, caseCode } = meant.one
  const chosen = typedIn(typed, 'answer')
  const of = (name: string) => ({ name, value: typedIn(typed, name), error: errors[name] })
  return (
    <main class="field-page" id="main">
      <form
        class="walk meeting"
        id={FORM}
        {...inPlace(paths.payoutMeeting(unit.code, { ...asked, round, case: caseCode }))}
      >
        <input type="hidden" name={SUBMISSION} value={submission} />
        {before?.meeting && (
          <p role="status" class="soft">
            {words.justTold(before.caseCode, outcomeWords(before.meeting))}
          </p>
        )}
        <Who read={read} acting={meant.one} />
        <p class="soft">{meant.left.length > 0 ? words.left(showNumber(meant.left.length, 0)) : words.last}</p>
        <FormSummary errors={errors} />
        <Chips legend={words.answer} name="answer" choices={ANSWERS} chosen={chosen} error={errors.answer} even={1} />
        <Chips legend={words.blocker} name="answer" choices={STUCK} chosen={chosen} even={1} />
        <Field {...of('nextDay')} label={words.nextDay} hint={words.nextDayHint} type="date" min={read.day} />
        <Field {...of('day')} value={typedIn(typed, 'day') || read.day} label={words.day} type="date" max={read.day} />
      </form>
      <div class="dock">
        <Button kind="main" form={FORM}>
          {meant.left.length > 0 ? words.saveAndNext : words.save}
        </Button>
        <div class="often">
          {meant.left.length > 0 && <LinkButton href={nextPath(read, meant, false)}>{words.skip}</LinkButton>}
          <LinkButton href={paths.payoutCases(unit.code, asked)}>{words.back}</LinkButton>
        </div>
      </div>
    </main>
  )
}

const Who = ({ read, acting }: { read: CasesReading; acting: ActingCase }) => (
  <header class="stack">
    <h1>
      <b class="case-code">{acting.caseCode}</b>
    </h1>
    <p>
      <b>{read.hamlets.get(acting.hamlet)}</b> · {groupOf(read, acting)}
    </p>
    <p>
      {reasonOf(acting)} · {meetingWords(acting.meeting)}
    </p>
    <Note>{words.steps[nextStepOf(acting)]}</Note>
  </header>
)
