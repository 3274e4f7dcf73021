import { dayOf } from '../domain/day.ts'
import { findAuditHead } from '../store/audit.ts'
import type { Database } from '../store/database.ts'
import { takingsRevision } from '../store/takings.ts'
import type { Ctx, Route } from './route.ts'

/** Pages kept per process, oldest dropped first. */
const PAGES = 300

interface KeptPage {
  /** State of the database and day the page was made at. */
  as: string
  body: ArrayBuffer
  headers: [string, string][]
}

const KEPT_HEADERS = ['Content-Type', 'Content-Encoding', 'Vary']
const kept = new WeakMap<Database, Map<string, KeptPage>>()

/**
 * Keeps the finished answer of a page for the officer who asked, until the next change or the next day.
 * Only for pages that depend on nothing else: no forms with an id of their own, no clock but the day.
 */
export const keepPage =
  (respond: Route['respond']): Route['respond'] =>
  async (c) => {
    const { store, clock } = c.var.services
    const state = store.revision?.() ?? (await findRevision(store.read))
    const as = `${state} ${dayOf(clock())}`
    const pages = pagesOf(store.read)
    const key = keyOf(c)
    const page = pages.get(key)
    if (page?.as === as) return answer(c, page)
    const response = await respond(c)
    if (response.status !== 200) return response
    pages.delete(key)
    pages.set(key, { as, body: await response.clone().arrayBuffer(), headers: headersOf(response) })
    if (pages.size > PAGES) pages.delete(pages.keys().next().value ?? key)
    return response
  }

/** Every change that a page can show is audited, but for what phones say of themselves. */
const findRevision = async (read: Database): Promise<string> =>
  `${(await findAuditHead(read)).seq} ${await takingsRevision(read)}`

/** Everything a page may differ by. The officer is part of it, so nobody is shown what was made for another. */
const keyOf = (c: Ctx): string =>
  JSON.stringify([
    c.var.viewer?.officer,
    c.var.viewer?.grants,
    c.req.url,
    c.req.header('HX-Request-Type') ?? '',
    /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? ''),
  ])

function pagesOf(read: Database): Map<string, KeptPage> {
  const pages = kept.get(read) ?? new Map<string, KeptPage>()
  kept.set(read, pages)
  return pages
}

const headersOf = (response: Response): [string, string][] =>
  KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value]]
  })

function answer(c: Ctx, { body, headers }: KeptPage): Response {
  for (const [name, value] of headers) c.header(name, value)
  return c.body(body)
}
