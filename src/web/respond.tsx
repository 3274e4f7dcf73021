import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Layout } from './layout.tsx'
import { vi } from './messages/vi.ts'
import { paths } from './paths.ts'
import type { Ctx } from './route.ts'

/** True when htmx asks for a part of the page it already shows. */
export const wantsPart = (c: Ctx): boolean => c.req.header('HX-Request-Type') === 'partial'

/** A page around the body, or the bare body when htmx swaps it into the page it has. */
export function respond(c: Ctx, title: string, body: Child, status: ContentfulStatusCode = 200): Response {
  const html = wantsPart(c) ? String(body) : `<!doctype html>${<Layout title={title} c={c} body={body} />}`
  return sendHtml(c, html, status)
}

/** A bare piece of HTML: a row, a list of choices, a message. */
export const respondPart = (c: Ctx, body: Child, status: ContentfulStatusCode = 200): Response =>
  sendHtml(c, String(body), status)

/** What a script asked for. */
export function respondJson(c: Ctx, value: unknown): Response {
  c.header('Content-Type', 'application/json')
  c.header('Vary', 'Accept-Encoding', { append: true })
  return sendText(c, JSON.stringify(value), 200)
}

function sendHtml(c: Ctx, html: string, status: ContentfulStatusCode): Response {
  c.header('Content-Type', 'text/html; charset=utf-8')
  c.header('Vary', 'Accept-Encoding, HX-Request-Type', { append: true })
  return sendText(c, html, status)
}

/** Sends text, compressed where the platform does not do so. */
function sendText(c: Ctx, text: string, status: ContentfulStatusCode): Response {
  const { compress } = c.var.services
  if (compress === undefined || text.length < 1024 || !/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? ''))
    return c.body(text, status)
  c.header('Content-Encoding', 'gzip')
  return c.body(compress(text), status)
}

/**
 * 303 to another page: after a POST to the one that shows the result, or to sign in first. htmx would follow it into the
 * fragment it swaps, so it is told to load the page instead.
 */
export function seeOther(c: Ctx, path: string): Response {
  if (!wantsPart(c)) return c.redirect(path, 303)
  c.header('HX-Redirect', path)
  return c.body(null, 204)
}

/** Whether the answer is one of `seeOther`: the form was stored. */
export const isSeeOther = (answer: Response): boolean => answer.status === 303 || answer.headers.has('HX-Redirect')

/** Takes back the way on that `seeOther` has written into the answer, so that a page can be shown in its place. */
export function stayHere(c: Ctx): void {
  c.header('Location', undefined)
  c.header('HX-Redirect', undefined)
}

export const notFound = (c: Ctx): Response =>
  respond(c, vi.app.notFound, <Advice title={vi.app.notFound} advice={vi.app.notFoundAdvice} />, 404)

export const notAllowed = (c: Ctx): Response =>
  respond(c, vi.app.notAllowed, <Advice title={vi.app.notAllowed} advice={vi.app.notAllowedAdvice} />, 403)

export const refused = (c: Ctx, title: string, status: ContentfulStatusCode): Response =>
  respond(c, title, <Advice title={title} />, status)

const Advice = ({ title, advice }: { title: string; advice?: string }) => (
  <main class="page narrow" id="main">
    <section class="card stack">
      <h1>{title}</h1>
      {advice && <p>{advice}</p>}
      <p>
        <a class="button" href={paths.home()}>
          {vi.app.backHome}
        </a>
      </p>
    </section>
  </main>
)
