import { KEPT_DAYS } from '../domain/vendor.ts'

/** The one page that is kept, and the scope of the worker that keeps it. */
export const KEPT_PAGE = '/my-stall'
export const LOCK = '/my-stall/lock'
export const CACHE = 'my-stall'

/** What the page tells the worker: the files it is made of. */
export interface KeepMessage {
  readonly keep: readonly string[]
}

const KEPT_AT = 'X-Kept-At'
/** Headers a kept answer goes on bearing. */
const HEADERS = ['Content-Type', 'Content-Security-Policy', 'Referrer-Policy', 'X-Content-Type-Options']
const PLACE = 'data-kept-at=""'

/** Whether an address is a file that pages are made of. */
export const isPart = (path: string): boolean => /^\/(built\/[\w./-]+|icons?\.svg)$/.test(path)

/** Whether another content would have another address: by `?v=`, or by the hash in a chunk's name. */
export const isVersioned = (url: string): boolean => /\?v=|-[0-9A-Z]{8}\.js$/.test(url)

/**
 * What an answer means for what is kept: a page is kept, an end deletes everything, anything else (a fault of the server)
 * changes nothing. A redirect leads to the PIN: the session is over.
 */
export function meaningOf({ status, type }: Pick<Response, 'status' | 'type'>): 'page' | 'end' | 'fault' {
  if (status === 200) return 'page'
  const isOver = type === 'opaqueredirect' || (status >= 300 && status < 400) || [401, 403, 404, 410].includes(status)
  return isOver ? 'end' : 'fault'
}

/** The answer as it is kept, with when; `now` in seconds. */
export async function keptAnswer(answer: Response, now: number): Promise<Response> {
  const headers = new Headers({ [KEPT_AT]: String(now) })
  for (const name of HEADERS) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(await answer.blob(), { headers })
}

/** A kept page that says since when; undefined when it is older than it may be, or from a clock that ran ahead. */
export async function showKept(kept: Response | undefined, now: number): Promise<Response | undefined> {
  const at = Number(kept?.headers.get(KEPT_AT) ?? Number.NaN)
  const age = now - at
  if (kept === undefined || !(age >= -60 && age < KEPT_DAYS * 24 * 60 * 60)) return undefined
  const html = (await kept.text()).replace(PLACE, `data-kept-at="${at}"`)
  return new Response(html, { headers: kept.headers })
}
