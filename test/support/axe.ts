import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ROOT } from './program.ts'

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** Rules of axe that a theme can break: an architecture test holds the dark one to the values of tokens. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']
const THEMES = [
  ['light', undefined],
  ['dark', OF_COLOUR],
] as const

/** The page as it stands, in both themes: how far it runs over the side, and what axe finds, as sentences. */
export async function complaintsOf(page: Page): Promise<string[]> {
  const found: string[] = []
  await page.evaluate(AXE)
  for (const [colorScheme, rules] of THEMES) {
    // A colour on its way to the other theme has neither contrast.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await page.evaluate(inspect, rules)).map((sentence) => `${colorScheme}: ${sentence}`))
  }
  return found
}

/** Runs inside the page, all rules of axe or the given ones. */
export async function inspect(rules?: readonly string[]): Promise<string[]> {
  const over = document.documentElement.scrollWidth - innerWidth
  const { axe } = globalThis as never as { axe: { run(page: Document, options: object): Promise<Inspected> } }
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    ...(rules && { runOnly: { type: 'rule', values: rules } }),
  })
  const grave = violations.filter(({ impact }) => impact !== 'minor')
  const sentences = grave.map(({ id, nodes }) => `${id} ${nodes.length} × ${nodes[0]?.html}`)
  return over > 0 ? [`${over} px over the side`, ...sentences] : sentences
}

interface Inspected {
  violations: { id: string; impact: string; nodes: { html: string }[] }[]
}
