import { watchCamera } from './camera.ts'
import { fetchDecoder, mayBeFilledIn } from './decoder.ts'
import { readPhoto } from './read-photo.ts'

/**
 * Reads the code before the camera, or in a photo chosen, of a `[data-photo]` field on the phone itself and puts its text
 * into the field the attribute names. Where a photo shows none, it stays and the button beside it asks the server. The
 * decoder is fetched with the page, so that it is there when the signal is not.
 */
export function watchPhotos(page: Document): void {
  page.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
    const field = target.closest<HTMLElement>('[data-photo]')
    const photo = target.files?.[0]
    if (field && photo) void fillFrom(field, target, photo)
  })
  watchCamera(page, (field, text) => {
    fill(field, text)
    compare(field)
  })
  if (page.querySelector('[data-photo]')) void fetchDecoder().catch(() => undefined)
}

async function fillFrom(field: HTMLElement, input: HTMLInputElement, photo: File): Promise<void> {
  const text = await readPhoto(photo).catch(() => undefined)
  // Another photo was chosen meanwhile: its own reading speaks for it.
  if (input.files?.[0] !== photo) return
  if (text === undefined || !mayBeFilledIn(text)) return say(field, field.dataset.unread)
  fill(field, text)
  // The text is all that is needed: the photo does not leave the phone.
  input.value = ''
}

function fill(field: HTMLElement, text: string): void {
  putInto(field.ownerDocument.getElementById(field.dataset.photo ?? ''), text)
  say(field, field.dataset.found)
}

/** Presses the form's button that compares, if it has one and there is a network to ask. */
function compare(field: HTMLElement): void {
  const button = field.closest('form')?.querySelector<HTMLButtonElement>('button[data-after-scan]')
  if (navigator.onLine) button?.click()
}

function say(field: HTMLElement, sentence = ''): void {
  const says = field.querySelector(':scope > [role="status"]')
  if (says) says.textContent = sentence
}

function putInto(target: HTMLElement | null, text: string): void {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return
  target.value = text
  for (const event of ['input', 'change']) target.dispatchEvent(new Event(event, { bubbles: true }))
}
