import type { Ctx } from './route.ts'
import { readCookie, writeCookie } from './session.ts'

/** The one thing somebody writes, rather than chooses, in a form that asks for a recent password: why it is returned. */
const FIELD = 'reason'
const MAX = 300
const COOKIE = 'kept-text'
/** Long enough to type a password twice. */
const SECONDS = 10 * 60

const ownerOf = (c: Ctx): string => `${c.var.viewer?.officer} ${c.req.path} `

/**
 * Keeps what was written in a form that cannot be taken yet, for its own page and officer alone. In a cookie that
 * scripts cannot read: an address would leave it in logs and histories.
 */
export async function keepText(c: Ctx): Promise<void> {
  const form = await c.req.formData().catch(() => new FormData())
  const text = form.get(FIELD)
  // By characters, because half of a pair cannot be written into a cookie.
  if (typeof text === 'string') writeCookie(c, COOKIE, ownerOf(c) + [...text].slice(0, MAX).join(''), SECONDS)
}

/** What this officer wrote on this very page, once; '' when nothing was written, undefined when no form was held up. */
export function takeText(c: Ctx): string | undefined {
  const kept = readCookie(c, COOKIE)
  if (kept === undefined || !kept.startsWith(ownerOf(c))) return undefined
  writeCookie(c, COOKIE, '', 0)
  return kept.slice(ownerOf(c).length)
}
