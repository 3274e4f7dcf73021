import { addDays, type Day } from '../../domain/day.ts'
import { type Placing, serialEnd } from '../../domain/placing.ts'
import { showSerial } from '../../domain/serial.ts'
import { DISPLAYS, OUTCOMES, REASONS } from '../../domain/visit.ts'
import { type FieldErrors, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, TextArea } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { PhotoField } from '../ui/photo-field.tsx'
import { CompareResult, type ShownComparison } from './compare.tsx'
import { COMPARE, NO_STICKER } from './form.ts'

/** What the questions of a visit are drawn with. */
export interface QuestionProps {
  typed: Typed
  errors: FieldErrors
  today: Day
  /** Set when the code in `typed` was compared. */
  shown?: ShownComparison | undefined
  /** What the match says of the stall's stickers, where this visit may place one. */
  asked?: Placing | undefined
  /** A photo was read into the code field just now. */
  photoRead?: boolean
}

/** What was met, and what follows from a refusal or a postponement. */
export const Met = ({ typed, errors, today }: QuestionProps) => (
  <>
    <Chips
      legend={vi.walks.outcome}
      name="outcome"
      choices={OUTCOMES.map((outcome) => [outcome, vi.outcomes[outcome]])}
      chosen={typedIn(typed, 'outcome')}
      error={errors.outcome}
      even={2}
      required
    />
    <div class="when-unwilling">
      <Chips
        legend={vi.walks.reason}
        name="reason"
        choices={REASONS.map((reason) => [reason, vi.reasons[reason]])}
        chosen={typedIn(typed, 'reason')}
        error={errors.reason}
        hint={vi.walks.reasonHint}
        even={2}
      />
    </div>
    <div class="when-postponed">
      <Field
        label={vi.walks.returnDay}
        name="returnDay"
        type="date"
        min={addDays(today, 1)}
        value={typedIn(typed, 'returnDay')}
        error={errors.returnDay}
        hint={vi.walks.returnDayHint}
      />
    </div>
  </>
)

/** The sticker seen by eye, and the code on the wall compared with the registered one. */
export const OnTheWall = ({ typed, errors, shown, asked, photoRead }: QuestionProps) => (
  <>
    <Chips
      legend={vi.walks.display}
      name="display"
      choices={DISPLAYS.map((display) => [display, vi.walks.displays[display]])}
      chosen={typedIn(typed, 'display')}
      error={errors.display}
      even={2}
    />
    <fieldset class="group">
      <legend>{vi.walks.wall}</legend>
      {shown && <CompareResult shown={shown} />}
      {asked && <WhichSticker asked={asked} error={errors.sticker} chosen={typedIn(typed, 'sticker')} />}
      <PhotoField error={errors.photo} found={photoRead === true} />
      <TextArea
        label={vi.walks.code}
        name="code"
        value={typedIn(typed, 'code')}
        error={errors.code}
        hint={vi.walks.codeHint}
        autocomplete="off"
      />
      <Button name="act" value={COMPARE} formnovalidate data-after-scan="">
        {vi.walks.compare}
      </Button>
    </fieldset>
  </>
)

/** The sticker the match places, or the question which of several was scanned. */
const WhichSticker = ({ asked, error, chosen }: { asked: Placing; error?: string | undefined; chosen: string }) => {
  if (asked.kind === 'place') return <Note>{vi.walks.willBePlaced(showSerial(asked.serial))}</Note>
  if (asked.kind === 'none') return null
  const ends = asked.among.map((serial) => [serial, vi.walks.stickerEnd(serialEnd(serial))] as const)
  const other = asked.isOnePlaced ? vi.walks.stickerBefore : vi.walks.stickerUnread
  return (
    <Chips
      legend={vi.walks.whichSticker}
      name="sticker"
      choices={[...ends, [NO_STICKER, other]]}
      chosen={chosen}
      hint={vi.walks.whichStickerHint}
      error={error}
      even={2}
    />
  )
}
