import { SUBMISSION } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { PHOTO } from '../photo.ts'
import { Button, FieldNotes } from './form.tsx'
import { Mark } from './marks.tsx'

interface EvidenceFieldProps {
  hint: string
  error?: string | undefined
}

/** A photo of what is on the wall. Where scripts run it is made smaller before it leaves the phone. */
export const EvidenceField = ({ hint, error }: EvidenceFieldProps) => (
  <div class="field" data-evidence={vi.incidents.photoChosen} data-unread={vi.incidents.photoUnread}>
    <label class="button" for="evidence">
      <Mark name="scan" />
      {vi.incidents.choosePhoto}
    </label>
    <input
      id="evidence"
      name={PHOTO}
      type="file"
      accept="image/jpeg,image/png,image/*"
      capture="environment"
      aria-invalid={error ? 'true' : undefined}
    />
    <FieldNotes id="evidence" hint={hint} error={error} />
    <p role="status"></p>
  </div>
)

/** Adds a photo to an incident. */
export const EvidenceForm = (props: { incident: string; submission: string; error?: string | undefined }) => (
  <form class="stack" method="post" action={paths.incidentPhotos(props.incident)} enctype="multipart/form-data">
    <input type="hidden" name={SUBMISSION} value={props.submission} />
    <EvidenceField hint={vi.incidents.photoHint} error={props.error} />
    <Button>{vi.incidents.sendPhoto}</Button>
  </form>
)
