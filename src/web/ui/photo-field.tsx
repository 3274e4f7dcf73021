import { vi } from '../messages/vi.ts'
import { PHOTO, READ_PHOTO } from '../photo.ts'
import { Button, describedBy, FieldNotes } from './form.tsx'

interface PhotoFieldProps {
  /** Id of the field the text goes to. */
  target?: string
  error?: string | undefined
  /** Set when the form is drawn again after a photo was read. */
  found?: boolean
}

/**
 * A photo of a code, read on the phone where scripts run and otherwise by the server at the press of the button; the
 * form must be multipart. See `readPhotoInto`.
 */
export const PhotoField = ({ target = 'code', error, found }: PhotoFieldProps) => (
  <div class="field" data-photo={target} data-found={vi.codeReadings.found} data-unread={vi.codeReadings.unread}>
    <label class="button" for={PHOTO}>
      {vi.codeReadings.photo}
    </label>
    <input
      id={PHOTO}
      name={PHOTO}
      type="file"
      accept="image/jpeg,image/png,image/*"
      capture="environment"
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy(PHOTO, vi.codeReadings.photoHint, error)}
    />
    <FieldNotes id={PHOTO} hint={vi.codeReadings.photoHint} error={error} />
    <p role="status">{found ? vi.codeReadings.found : ''}</p>
    <Button name="act" value={READ_PHOTO} formnovalidate>
      {vi.codeReadings.readPhoto}
    </Button>
  </div>
)
