import { encodeQR } from 'qr'
import { type CodeSymbol, svgPath, viewBoxOf } from '../domain/symbol.ts'

/** The encoder draws no symbol without one. */
const BORDER = 1

/** Puts the symbol of a payload, at error correction M, into an SVG that has one path. */
export function drawSymbol(svg: SVGSVGElement, payload: string): void {
  const symbol = symbolOf(payload)
  svg.setAttribute('viewBox', viewBoxOf(symbol.size))
  svg.querySelector('path')?.setAttribute('d', svgPath(symbol))
}

export function symbolOf(payload: string): CodeSymbol {
  const rows = encodeQR(payload, 'raw', { ecc: 'medium', border: BORDER })
  return { size: rows.length - 2 * BORDER, isDark: (x, y) => rows[y + BORDER]?.[x + BORDER] === true }
}
