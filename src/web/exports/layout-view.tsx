import {
  type LayoutKind,
  ROW_FIGURES,
  ROW_LABEL_LENGTH,
  ROW_NOTE_LENGTH,
  ROW_UNIT_LENGTH,
  type RowFigure,
  SIGNER_LENGTH,
} from '../../domain/report-layout.ts'
import { FIGURE_NAMES } from '../figure-names.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field, FormSummary, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'

const words = vi.exports.layout

interface LayoutPageProps {
  kind: LayoutKind
  /** xã Bình Sơn */
  place: string
  commune: string
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** The rows of a commune's Word report, one group of fields a row. */
export const LayoutPage = ({ kind, place, commune, submission, typed, errors }: LayoutPageProps) => (
  <main class="page narrow" id="main">
    <header class="place">
      <h1>{words.title[kind]}</h1>
      <p>{place}</p>
    </header>
    <form class="stack" method="post" action={paths.reportLayout(commune, kind)}>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <FormSummary errors={summaryOf(errors)} />
      <Note>{words.intro}</Note>
      {(typed.label ?? []).map((_, at) => (
        <RowFields typed={typed} at={at} />
      ))}
      <section class="card stack">
        <Field
          {...{ label: words.signer, name: 'signer', maxlength: SIGNER_LENGTH, required: true, autocomplete: 'off' }}
          {...{ value: typedIn(typed, 'signer'), error: errors.signer }}
        />
        <Button kind="main">{words.submit}</Button>
        <LinkButton href={paths.communeExports(commune)}>{vi.exports.title}</LinkButton>
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

const RowFields = ({ typed, at }: { typed: Typed; at: number }) => {
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
          {ROW_FIGURES.map((value) => (
            <option value={value} selected={value === figure}>
              {figureName(value)}
            </option>
          ))}
        </select>
      </div>
      <Field {...field('note')} maxlength={ROW_NOTE_LENGTH} />
    </fieldset>
  )
}

const figureName = (figure: RowFigure): string =>
  figure === '' || figure === 'N' || figure === 'notCounted' || figure === 'unwilling'
    ? words.figures[figure]
    : `${figure} · ${FIGURE_NAMES[figure]}`
