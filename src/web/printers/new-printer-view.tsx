import { showMillimetres } from '../../domain/millimetres.ts'
import { showUnit } from '../../domain/place.ts'
import { DRAWN, MEASURES } from '../../domain/printer-profile.ts'
import type { FoundProfile } from '../../store/printer-profiles.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { PRINTER_NAME_LENGTH } from './form.ts'
import type { Commune } from './read.ts'

const words = vi.printers

interface NewPrinterProps {
  at: Commune
  /** The printer that is measured again; undefined for a new one. */
  known: FoundProfile | undefined
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** Measuring a printer: the page to print, how to measure it, and the four lengths. */
export const NewPrinterPage = ({ at, known, submission, typed, errors }: NewPrinterProps) => (
  <main class="page narrow" id="main">
    <header class="place">
      <h1>{known ? words.formTitleAgain(known.name) : words.formTitle}</h1>
      <p>{showUnit(at.unit)}</p>
    </header>
    <section class="card stack">
      <ol class="steps">
        {words.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="acts">
        <a class="button" href={paths.calibrationPage(at.unit.code)} download>
          {words.calibration}
        </a>
      </p>
    </section>
    <form {...inPlace(paths.printers(at.unit.code, at.site?.id))} class="card stack">
      <input type="hidden" name={SUBMISSION} value={submission} />
      <FormSummary errors={errors} />
      {known ? <Known known={known} /> : <Name typed={typed} error={errors.name} />}
      {MEASURES.map((name) => (
        <Field
          {...{ name, label: words.measures[name], value: typedIn(typed, name), error: errors[name] }}
          hint={words.drawn(showMillimetres(DRAWN[name] / 100))}
          inputmode="decimal"
          autocomplete="off"
          required
        />
      ))}
      <Button kind="main">{words.save}</Button>
      <LinkButton href={paths.printers(at.unit.code, at.site?.id)}>{words.toPrinters}</LinkButton>
    </form>
  </main>
)

const Known = ({ known }: { known: FoundProfile }) => (
  <>
    <input type="hidden" name="again" value={known.id} />
    <input type="hidden" name="name" value={known.name} />
  </>
)

const Name = ({ typed, error }: { typed: Typed; error: string | undefined }) => (
  <Field
    label={words.name}
    name="name"
    value={typedIn(typed, 'name')}
    error={error}
    hint={words.nameHint}
    maxlength={PRINTER_NAME_LENGTH}
    autocomplete="off"
    required
  />
)
