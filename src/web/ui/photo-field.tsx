import { vi } from '../messages/vi.ts'
import { PHOTO, READ_PHOTO } from '../photo.ts'
import { Button, describedBy, FieldNotes } from './form.tsx'
import { Mark } from './marks.tsx'

interface PhotoFieldProps {
  /** Id of the field the text goes to. */
  target?: string
  error?: string | undefined
  /** Set when the form is drawn again after a photo was read. */
  found?: boolean
}

/**
 * The code before the camera, or in a photo: read on the phone where scripts run, and otherwise by the server at the
 * press of the button; the form must be multipart. See `readPhotoInto`.
 */
export const PhotoField = ({ target = 'code', error, found }: PhotoFieldProps) => (
  <div
    class="field"
    data-photo={target}
    data-found={vi.codeReadings.found}
    data-unread={vi.codeReadings.unread}
    data-refused={vi.codeReadings.cameraRefused}
  >
    <Button type="button" data-camera="" data-kind="scan">
      <Mark name="scan" />
      {vi.codeReadings.camera}
    </Button>
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
    <Camera />
  </div>
)

/** What the camera sees, in a square: what is shown is what is read. */
const Camera = () => (
  <dialog class="camera" aria-label={vi.codeReadings.camera}>
    <video playsinline muted />
    <p>{vi.codeReadings.aim}</p>
    <div>
      <Button type="button" data-torch="" aria-pressed="false" hidden>
        {vi.codeReadings.torch}
      </Button>
      <Button type="button" data-camera-close="">
        {vi.codeReadings.closeCamera}
      </Button>
    </div>
  </dialog>
)
