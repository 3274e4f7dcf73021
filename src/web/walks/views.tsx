import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import type { Surroundings } from '../place.ts'
import { Button, FormSummary, inPlace } from '../ui/form.tsx'
import { Here } from '../ui/here.tsx'
import { Mark } from '../ui/marks.tsx'
import { Note } from '../ui/notices.tsx'
import { Money } from '../visits/money.tsx'
import { Met, OnTheWall, type QuestionProps } from '../visits/questions.tsx'
import { NEXT } from './form.ts'

interface VisitPageProps extends QuestionProps {
  around: Surroundings
  submission: string
  hasMerchant: boolean
  hasCode: boolean
}

const FORM = 'visit'

/** One screen, nothing chosen beforehand: what was met, the sticker and the code on the wall, word of money. */
export const VisitPage = (props: VisitPageProps) => (
  <main class="field-page" id="main">
    <form class="walk" id={FORM} {...inPlace(paths.visits(props.around.place.stall))} enctype="multipart/form-data">
      <input type="hidden" name={SUBMISSION} value={props.submission} />
      {/* Enter in a field presses the first button of a form: saving, not reading a photo. */}
      <button hidden type="submit" />
      <Here place={props.around.place} />
      <Along around={props.around} />
      <FormSummary errors={props.errors} />
      <Met {...props} />
      {props.hasCode ? <OnTheWall {...props} /> : <Note>{vi.walks.noCode}</Note>}
      {props.hasMerchant && <Money {...props} />}
    </form>
    <div class="dock">
      <Button kind="main" form={FORM} name="act" value={NEXT}>
        {vi.walks.saveAndNext}
        <Mark name="next" />
      </Button>
      <Button form={FORM}>{vi.walks.save}</Button>
    </div>
  </main>
)

const Along = ({ around: { before, place, after } }: { around: Surroundings }) => {
  const numbers = (some: Surroundings['before']) => some.map(({ number }) => number).join(', ')
  const tile = ({ drawn: { step } }: Surroundings['before'][number]) => (
    <i class="tile" data-step={step}>
      {step !== 'gone' && <Mark name={step} />}
    </i>
  )
  return (
    <div class="along" role="img" aria-label={vi.walks.along(numbers(before), place.number, numbers(after))}>
      {before.map(tile)}
      <i class="tile" aria-current="step">
        {place.number}
      </i>
      {after.map(tile)}
    </div>
  )
}
