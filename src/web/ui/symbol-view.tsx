import { svgPath, viewBoxOf } from '../../domain/symbol.ts'
import { makeSymbol } from './symbol.ts'

/** A QR symbol with its quiet zone, black on white in either theme; nothing where the text is too long for one. */
export const SymbolView = ({ text, label }: { text: string; label: string }) => {
  const symbol = makeSymbol(text)
  return symbol ? (
    <svg role="img" aria-label={label} viewBox={viewBoxOf(symbol.size)} shape-rendering="crispEdges">
      <path d={svgPath(symbol)} fill="#000" />
    </svg>
  ) : null
}
