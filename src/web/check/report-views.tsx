import { INCIDENT_NOTE } from '../../domain/incident.ts'
import { showUnit, type UnitKind } from '../../domain/place.ts'
import { showSerial } from '../../domain/serial.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { EvidenceField } from '../ui/evidence.tsx'
import { Button, describedBy, Field, FieldNotes, FormSummary, LinkButton, TextArea } from '../ui/form.tsx'
import { Mark } from '../ui/marks.tsx'
import { PLACE_MAX } from './form.ts'

const { check } = vi

/** What a report is about, as far as the page it starts from knows. */
export interface About {
  readonly serial?: string
  readonly commune?: string
  readonly place?: string
}

/** On every answer: whatever it says, whoever stands there sees more. */
export const ReportButton = ({ about = {} }: { about?: About }) => (
  <a class="button" href={paths.checkReports({ ...about })}>
    <Mark name="alarm" />
    {check.report}
  </a>
)

export interface ReportPageProps {
  submission: string
  typed: Typed
  errors: FieldErrors
  communes: readonly { code: string; name: string; kind: UnitKind }[]
}

/** A photo, a few words and, where no sticker is named, the place. Nothing about whoever reports. */
export const ReportPage = ({ submission, typed, errors, communes }: ReportPageProps) => {
  const serial = typedIn(typed, 'serial')
  return (
    <main class="page narrow" id="main">
      <section class="card stack">
        <h1>{check.reportTitle}</h1>
        <p>{check.reportIntro}</p>
        <form class="stack" method="post" action={paths.checkReports()} enctype="multipart/form-data">
          <FormSummary errors={errors} />
          <input type="hidden" name={SUBMISSION} value={submission} />
          {serial === '' ? (
            <Somewhere typed={typed} errors={errors} communes={communes} />
          ) : (
            <>
              <p>
                {check.sticker} <b>{showSerial(serial)}</b>
              </p>
              <input type="hidden" name="serial" value={serial} />
            </>
          )}
          <EvidenceField hint={check.photoHint} error={errors.photo} />
          <TextArea
            label={check.note}
            name="note"
            maxlength={INCIDENT_NOTE}
            value={typedIn(typed, 'note')}
            error={errors.note}
            hint={check.noteHint}
          />
          <Button kind="main">{check.send}</Button>
        </form>
      </section>
    </main>
  )
}

const Somewhere = ({ typed, errors, communes }: Pick<ReportPageProps, 'typed' | 'errors' | 'communes'>) => (
  <>
    <div class="field">
      <label for="commune">{check.commune}</label>
      <select
        id="commune"
        name="commune"
        aria-invalid={errors.commune ? 'true' : undefined}
        aria-describedby={describedBy('commune', undefined, errors.commune)}
      >
        <option value="">{check.communeNone}</option>
        {communes.map((unit) => (
          <option value={unit.code} selected={typedIn(typed, 'commune') === unit.code}>
            {showUnit(unit)}
          </option>
        ))}
      </select>
      <FieldNotes id="commune" error={errors.commune} />
    </div>
    <Field
      label={check.where}
      name="place"
      maxlength={PLACE_MAX}
      value={typedIn(typed, 'place')}
      error={errors.place}
      hint={check.whereHint}
    />
  </>
)

/** The same for everybody: it looks nothing up. */
export const ThanksPage = () => (
  <main class="page narrow" id="main">
    <section class="card stack" role="status">
      <h1>{check.thanks}</h1>
      <p>{check.thanksText}</p>
      <LinkButton href={paths.check()}>{check.another}</LinkButton>
    </section>
  </main>
)
