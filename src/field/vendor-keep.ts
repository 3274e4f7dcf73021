import { showMoment } from '../domain/day.ts'
import { KEPT_PAGE, type KeepMessage } from './vendor-kept.ts'

const WORKER = '/built/vendor-worker.js'

/** Has the phone keep this page and what it is made of, for when there is no signal. */
export async function keepPage(page: Document): Promise<void> {
  if (!('serviceWorker' in navigator) || page.getElementById('stall') === null) return
  await navigator.serviceWorker.register(WORKER, { scope: KEPT_PAGE }).catch(() => undefined)
  const { active } = await navigator.serviceWorker.ready
  const parts = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const own = parts.filter(({ origin }) => origin === location.origin).map(({ pathname, search }) => pathname + search)
  active?.postMessage({ keep: [...new Set(own)] } satisfies KeepMessage)
}

/** Says that the page is a copy kept on the phone, and from when. */
export function tellKept(page: Document): void {
  const note = page.querySelector<HTMLElement>('[data-kept-at]')
  const at = Number(note?.dataset.keptAt)
  if (!note || !at) return
  const text = note.querySelector('span')
  if (text) text.textContent = (note.dataset.words ?? '').replace('{moment}', showMoment(at))
  note.hidden = false
}
