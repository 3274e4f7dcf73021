import { ROW_LABEL_LENGTH, ROW_NOTE_LENGTH, ROW_UNIT_LENGTH, SIGNER_LENGTH } from '../../domain/report-layout.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import type { Choice } from './choices.tsx'
import { Button, Field, FormSummary, LinkButton } from './form.tsx'
import { Note } from './notices.tsx'

const words = vi.exports.layout

interface LayoutPageProps {
  title: string
  /** xã Bình Sơn */
  place: string
  /** What a row may count. */
  figures: readonly Choice[]
  action: string
  back: string
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** The rows of a commune's Word report, one group of fields a row. */
export const LayoutPage = ({ title, place, figures, action, back, submission, typed, errors }: LayoutPageProps) => (
  <main class="page narrow" id="main">
    <header class="place">
      <h1>{title}</h1>
      <p>{place}</p>
    </header>
    <form class="stack" method="post" action={action}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <FormSummary errors={summaryOf(errors)} />
      <Note>{words.intro}</Note>
      {(typed.label ?? []).map((_, at) => (
        <RowFields {...{ typed, at, figures }} />
      ))}
      <section class="card stack">
        <Field
          {...{ label: words.signer, name: 'signer', maxlength: SIGNER_LENGTH, required: true, autocomplete: 'off' }}
          {...{ value: typedIn(typed, 'signer'), error: errors.signer }}
        />
        <Button kind="main">{words.submit}</Button>
        <LinkButton href={back}>{vi.exports.title}</LinkButton>
      </section>
    </form>
  </main>
)

/** What is wrong with a repeated field is said above: which of its rows it was, a form does not tell. */
const summaryOf = (errors: FieldErrors): FieldErrors => {
  const { signer, ...rest } = errors
  const [first] = Object.values(rest)
  return first === undefined ? errors : { ...errors, '': first }
}

const RowFields = ({ typed, at, figures }: { typed: Typed; at: number; figures: readonly Choice[] }) => {
  const field = (name: 'order' | 'label' | 'unit' | 'note') => ({
    ...{ label: words[name], name, id: `${name}-${at}`, value: typed[name]?.[at] ?? '', autocomplete: 'off' },
  })
  const figure = typed.figure?.[at] ?? ''
  return (
    <fieldset class="card stack">
      <legend>{words.row(at + 1)}</legend>
      <Field {...field('order')} inputmode="numeric" maxlength={2} />
      <Field {...field('label')} maxlength={ROW_LABEL_LENGTH} />
      <Field {...field('unit')} maxlength={ROW_UNIT_LENGTH} />
      <div class="field">
        <label for={`figure-${at}`}>{words.figure}</label>
        <select id={`figure-${at}`} name="figure">
          {figures.map(([value, name]) => (
            <option value={value} selected={value === figure}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Field {...field('note')} maxlength={ROW_NOTE_LENGTH} />
    </fieldset>
  )
}
