import { makeSymbol, svgPath } from '../../src/web/ui/symbol.ts'

/** The paths of the symbols drawn in a piece of HTML. */
export const symbolIn = (html: string): string[] =>
  [...html.matchAll(/<path d="(M[^"]+)" fill="#000"/g)].map(([, path = '']) => path)

/** The path of a text's symbol, as pages draw it. */
export function pathOf(text: string): string {
  const symbol = makeSymbol(text)
  return symbol ? svgPath(symbol) : ''
}
