import { expect } from 'vitest'
import { routes } from '../../src/web/routes.ts'
import type { TestApp } from './app.ts'

/** A page that a viewer reached by links alone. */
export interface ReachedPage {
  /** The path that its route declares. */
  readonly route: string
  readonly path: string
  readonly html: string
}

const pages = routes
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))

/** Pages of one route that are looked at: the first ones that are met. A site's page is met for each site. */
const PER_ROUTE = 4

/** Every page to which links lead from one, route by route; files are left where they are. */
export async function reachPages(at: TestApp, cookie: string, from: readonly string[]): Promise<ReachedPage[]> {
  const [met, waiting, found] = [new Set<string>(), [...from], [] as ReachedPage[]]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path)
    const known = found.filter((page) => page.route === route && hasQuery(page.path) === hasQuery(path ?? ''))
    if (route === undefined || met.has(path) || known.length >= PER_ROUTE) continue
    met.add(path)
    const answer = await at.get(path, cookie)
    if (answer.status !== 200 || !answer.headers.get('Content-Type')?.startsWith('text/html')) continue
    const html = await answer.text()
    found.push({ route, path, html })
    waiting.push(...[...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')))
  }
  return found
}

const hasQuery = (path: string): boolean => path.includes('?')
const routeOf = (path: string): string | undefined =>
  pages.find(({ pattern }) => pattern.test(path.split(/[?#]/)[0] ?? ''))?.path

/** What of a page is shown: no drawing, no field to fill in, no script. */
const shownOf = (html: string): string =>
  html.slice(html.indexOf('<main')).replace(/<(svg|select|textarea|script|form|template)\b[\s\S]*?<\/\1>/g, '')
const BLOCK = /<\/?(?:p|li|td|th|div|section|h\d|dd|dt|b|strong|small|span|ul|ol|tr|caption|summary|header)\b[^>]*>/
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const undated = (text: string): string => text.replace(/\b\d\d?\/\d\d(\/\d{4})?\b(?!\/)|\b\d\d?\/\d{4}\b/g, '·')

const NUMBER = String.raw`\d{1,3}(?:\.\d{3})*`
const PART = new RegExp(`(${NUMBER})(?:/| trong )(${NUMBER})`)
const ALONE = new RegExp(`^\\+?(${NUMBER})$`)

/** Figures that stand on a page without leading anywhere: parts (22/34, 3 trong 5), and numbers that stand alone. */
export function unlinkedFigures({ html }: ReachedPage): string[] {
  const shown = shownOf(html)
    .replace(/<a\b[\s\S]*?<\/a>/g, ' <p>')
    // The two halves of a large fraction are one figure.
    .replace(/<span>\/([\d.]+)<\/span>/g, '/$1')
  const texts = shown.split(BLOCK).map((part) => undated(textOf(part)))
  return texts.filter((text) => PART.test(text) || ALONE.test(text))
}

/** A figure with the address of the list that it opens. */
export interface LinkedFigure {
  readonly href: string
  readonly count: number
  /** Where it is a part of something. */
  readonly total: number | undefined
}

const numberOf = (text = ''): number => Number(text.replaceAll('.', ''))

/** Every figure on a page that leads somewhere. */
export function linkedFigures({ html, path }: ReachedPage): LinkedFigure[] {
  return [...shownOf(html).matchAll(/<a\b[^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].flatMap(
    ([, href = '', inner = '']): LinkedFigure[] => {
      const [bare = '', fragment] = href.replaceAll('&amp;', '&').split('#')
      const to = (bare === '' ? path : bare) + (fragment === undefined ? '' : `#${fragment}`)
      const joined = inner.replace(/<span>\/([\d.]+)<\/span>/g, '/$1')
      const texts = joined.split(BLOCK).map((part) => undated(textOf(part)))
      const part = texts.map((text) => PART.exec(text)).find((found) => found !== null)
      if (part) return [{ href: to, count: numberOf(part[1]), total: numberOf(part[2]) }]
      const alone = texts.map((text) => ALONE.exec(text)).find((found) => found !== null)
      return alone ? [{ href: to, count: numberOf(alone[1]), total: undefined }] : []
    },
  )
}

/** How many rows each part of a list says it has; what it shows of them is no more, and all of it where it is short. */
export function partsOf(html: string): ReadonlyMap<string, number> {
  const parts = [
    ...html.matchAll(/aria-labelledby="(counted|rest|waiting)"[\s\S]*?<h2[^>]*>([^<]*)<[\s\S]*?<\/section>/g),
  ]
  return new Map(
    parts.map(([section, part = '', title = '']) => {
      const said = numberOf(new RegExp(`(${NUMBER})$`).exec(title)?.[1])
      const rows = section.split('<li>').length - 1
      expect(rows, title).toBe(Math.min(said, 200))
      return [part, said]
    }),
  )
}
