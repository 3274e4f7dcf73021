import { encodeQR } from 'qr'
import { type CodeSymbol, svgPath, viewBoxOf } from '../domain/symbol.ts'

/** Puts the symbol of a payload, at error correction M, into an SVG that has one path. */
export function drawSymbol(svg: SVGSVGElement, payload: string): void {
  const symbol = symbolOf(payload)
  svg.setAttribute('viewBox', viewBoxOf(symbol.size))
  svg.querySelector('path')?.setAttribute('d', svgPath(symbol))
}

export function symbolOf(payload: string): CodeSymbol {
  const rows = encodeQR(payload, 'raw', { ecc: 'medium', border: 0 })
  return { size: rows.length, isDark: (x, y) => rows[y]?.[x] === true }
}
