/** White modules that a reader needs on every side (ISO/IEC 18004, 6.3.8). */
export const QUIET_ZONE = 4

/** The modules of a QR code, without its quiet zone. */
export interface CodeSymbol {
  /** Modules on a side: 21 to 177. */
  readonly size: number
  /** Column and row, from 0 at the top left. */
  isDark(x: number, y: number): boolean
}

/** A row of dark modules that touch: column, row and length. */
export type Run = readonly [x: number, y: number, length: number]

/** The dark modules as the fewest runs along the rows, top to bottom. */
export function runsOf({ size, isDark }: CodeSymbol): Run[] {
  const runs: Run[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x
      while (x < size && isDark(x, y)) x++
      if (x > start) runs.push([start, y, x - start])
    }
  }
  return runs
}

/** The one path of a symbol for an SVG whose unit is a module and whose origin is the first module. */
export const svgPath = (symbol: CodeSymbol): string =>
  runsOf(symbol)
    .map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`)
    .join('')

/** The view box of a symbol drawn by `svgPath`, its quiet zone included. */
export const viewBoxOf = (size: number): string =>
  [-QUIET_ZONE, -QUIET_ZONE, size + 2 * QUIET_ZONE, size + 2 * QUIET_ZONE].join(' ')
