import { decode, findDetector, mayBeFilledIn, type Picture } from './decoder.ts'

/** Of a live frame: small, and no second guesses, for the next frame comes at once. */
const FRAME = { side: 720, timeLimit: 12, effort: 1 }
/** Milliseconds a phone shakes when a code was read. */
const SHAKE = 80

type Found = (field: HTMLElement, text: string) => void

/** Opens the camera for the field whose `[data-camera]` button is pressed, and hands on the first code it reads. */
export function watchCamera(page: Document, found: Found): void {
  page.addEventListener('click', ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-camera]') : null
    const field = pressed?.closest<HTMLElement>('[data-photo]')
    const dialog = field?.querySelector('dialog')
    if (field && dialog) void scan(field, dialog, found)
    if (target instanceof Element && target.closest('[data-camera-close]')) target.closest('dialog')?.close()
  })
  // A camera that nobody looks through is switched off.
  page.addEventListener('visibilitychange', () => {
    if (page.hidden) for (const dialog of page.querySelectorAll<HTMLDialogElement>('dialog.camera')) dialog.close()
  })
}

async function scan(field: HTMLElement, dialog: HTMLDialogElement, found: Found): Promise<void> {
  const seen = await lookThrough(dialog)
  if (seen.kind === 'refused') refuse(field)
  if (seen.kind === 'read') found(field, seen.text)
}

/** What came of looking through the camera. `closed`: nobody wants to know any more. */
export type Seen = { readonly kind: 'read'; readonly text: string } | { readonly kind: 'refused' | 'closed' }

/**
 * Opens the camera in a dialog with a `video` and, where it has one, a `[data-torch]` button, and answers the first code
 * it reads. The dialog is closed and the camera switched off by then.
 */
export async function lookThrough(dialog: HTMLDialogElement): Promise<Seen> {
  const video = dialog.querySelector('video')
  if (video === null || dialog.open) return { kind: 'closed' }
  dialog.showModal()
  const stream = await openCamera()
  if (stream === undefined) return close(dialog, { kind: 'refused' })
  dialog.addEventListener('close', () => stop(video, stream), { once: true })
  if (!dialog.open) {
    // Closed while the browser still asked for leave.
    stop(video, stream)
    return { kind: 'closed' }
  }
  offerTorch(dialog, stream)
  video.srcObject = stream
  await video.play().catch(() => undefined)
  const text = await readFrames(video, () => dialog.open)
  if (text !== undefined) navigator.vibrate?.(SHAKE)
  return close(dialog, text === undefined ? { kind: 'closed' } : { kind: 'read', text })
}

function close(dialog: HTMLDialogElement, seen: Seen): Seen {
  dialog.close()
  return seen
}

async function openCamera(): Promise<MediaStream | undefined> {
  const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
  // Where the page is not secure there is no such thing.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  return devices?.getUserMedia({ video, audio: false }).catch(() => undefined)
}

function refuse(field: HTMLElement): void {
  const says = field.querySelector(':scope > [role="status"]')
  if (says) says.textContent = field.dataset.refused ?? ''
}

function stop(video: HTMLVideoElement, stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
  video.srcObject = null
}

/** The lamp of the phone, where its camera has one that a page may switch. */
function offerTorch(dialog: HTMLDialogElement, stream: MediaStream): void {
  const button = dialog.querySelector<HTMLButtonElement>('[data-torch]')
  const [track] = stream.getVideoTracks()
  const can = track?.getCapabilities?.() as { torch?: boolean } | undefined
  if (button === null || track === undefined) return
  button.hidden = can?.torch !== true
  button.setAttribute('aria-pressed', 'false')
  button.onclick = () => {
    const torch = button.getAttribute('aria-pressed') !== 'true'
    button.setAttribute('aria-pressed', String(torch))
    void track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] }).catch(() => undefined)
  }
}

async function readFrames(video: HTMLVideoElement, goesOn: () => boolean): Promise<string | undefined> {
  const read = (await findDetector()) ?? readMiddle
  while (goesOn()) {
    await new Promise(requestAnimationFrame)
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue
    const text = await read(video).catch(() => undefined)
    if (text !== undefined && mayBeFilledIn(text) && goesOn()) return text
  }
  return undefined
}

/** The square that the dialog shows is the square that is read. */
function readMiddle(picture: Picture): Promise<string | undefined> {
  const { videoWidth, videoHeight } = picture as HTMLVideoElement
  const side = Math.min(videoWidth, videoHeight)
  const part = { left: (videoWidth - side) / 2, top: (videoHeight - side) / 2, width: side, height: side }
  return decode(picture, part, FRAME)
}
