import { readPhoto } from './read-photo.ts'

/** The code of an identity card is twelve digits and a bar: nothing of one is put into a form. */
const IDENTITY_CARD = /^\d{12}\|/

/**
 * Reads each photo chosen in a `[data-photo]` field on the phone itself and puts the text of its code into the field the
 * attribute names. Where it finds none, the photo stays and the button beside it asks the server.
 */
export function watchPhotos(page: Document): void {
  page.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
    const field = target.closest<HTMLElement>('[data-photo]')
    const photo = target.files?.[0]
    if (field && photo) void fillFrom(field, target, photo)
  })
}

async function fillFrom(field: HTMLElement, input: HTMLInputElement, photo: File): Promise<void> {
  const text = await readPhoto(photo).catch(() => undefined)
  // Another photo was chosen meanwhile: its own reading speaks for it.
  if (input.files?.[0] !== photo) return
  const isFound = text !== undefined && !IDENTITY_CARD.test(text)
  if (isFound) {
    putInto(field.ownerDocument.getElementById(field.dataset.photo ?? ''), text)
    // The text is all that is needed: the photo does not leave the phone.
    input.value = ''
  }
  const says = field.querySelector('[role="status"]')
  if (says) says.textContent = (isFound ? field.dataset.found : field.dataset.unread) ?? ''
}

function putInto(target: HTMLElement | null, text: string): void {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return
  target.value = text
  for (const event of ['input', 'change']) target.dispatchEvent(new Event(event, { bubbles: true }))
}
