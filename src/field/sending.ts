/** What htmx tells of a request that went wrong: its answer, if one came. */
interface Failed {
  ctx?: { text?: string; response?: { status: number } }
}

/**
 * Says in the form what kept it from being stored where htmx swaps nothing in: the sentence of a refusal, or the form's own
 * `data-unsent` when no answer came. What was typed stays as it is, so that the same button sends it again.
 */
export function watchSending(page: Document): void {
  page.addEventListener('htmx:before:request', ({ target }) => noteOf(target)?.remove())
  for (const failure of ['htmx:error', 'htmx:response:error']) page.addEventListener(failure, tell)
}

function tell(event: Event): void {
  const form = event.target
  const { ctx } = (event as CustomEvent<Failed>).detail
  if (!(form instanceof HTMLFormElement) || ctx?.response?.status === 422) return
  noteOf(form)?.remove()
  const note = form.ownerDocument.createElement('p')
  note.className = 'unsent bad'
  note.setAttribute('role', 'alert')
  note.textContent = sentenceIn(ctx?.text) ?? form.dataset.unsent ?? ''
  placeOf(form).prepend(note)
  note.scrollIntoView({ block: 'nearest' })
}

/** The heading of a page that refuses says why. */
const sentenceIn = (html: string | undefined): string | undefined =>
  new DOMParser().parseFromString(html ?? '', 'text/html').querySelector('h1')?.textContent || undefined

/** Beside the button that was pressed: in the dock of a field screen, else at the head of the form. */
const placeOf = (form: HTMLFormElement): Element => form.parentElement?.querySelector(':scope > .dock') ?? form

const noteOf = (form: EventTarget | null): Element | null =>
  form instanceof HTMLFormElement ? placeOf(form).querySelector(':scope > .unsent') : null
