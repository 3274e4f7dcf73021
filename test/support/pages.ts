import { expect } from 'vitest'
import type { TestApp } from './app.ts'

/** The HTML of a page that must answer 200. */
export async function pageOf(at: TestApp, path: string, cookie: string): Promise<string> {
  const response = await at.get(path, cookie)
  expect(response.status, path).toBe(200)
  return response.text()
}

/** The part of a page between two texts; the whole rest where the second is not there. */
export function between(html: string, from: string, to: string): string {
  const start = html.indexOf(from)
  expect(start, `no ${from}`).toBeGreaterThanOrEqual(0)
  const end = html.indexOf(to, start)
  return html.slice(start, end < 0 ? undefined : end)
}

/** Stall ids of the links in a piece of HTML, in document order. */
export const stallsIn = (html: string): string[] =>
  [...html.matchAll(/href="\/stalls\/([^"/]+)"/g)].map(([, id = '']) => id)

/** What a screen reader calls each stall of a drawing, in document order. */
export const labelsIn = (html: string): string[] =>
  [...html.matchAll(/<a href="\/stalls\/[^"]+" aria-label="([^"]+)"/g)].map(([, label = '']) => label)

/** The numbers on a page that link to a list: key of the list → number shown, for links whose number stands alone. */
export function linkedNumbers(html: string, base: string): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const [, key = '', text = ''] of html.matchAll(
    new RegExp(`href="${base}/figures/(\\w+)"[^>]*>(.*?)</a>`, 'g'),
  )) {
    // What has nothing to count says so in words.
    if (text.includes('data-none')) continue
    const share = /class="share"[^>]*>(\d+)<span>/.exec(text) ?? /^(\d+)<span>\//.exec(text)
    const bold = /<b>\+?(\d+)<\/b>/.exec(text) ?? /(\d+)/.exec(text.replace(/<[^>]+>/g, ' ').replace(/^A\d/, ''))
    const number = Number((share ?? bold)?.[1])
    if (numbers.has(key)) expect(number, `${key} twice on one page`).toBe(numbers.get(key))
    numbers.set(key, number)
  }
  return numbers
}
