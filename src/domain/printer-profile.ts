/** What is measured with a ruler on the calibration page, hundredths of a millimetre. */
export interface Measured {
  /** From the left edge of the paper to the upright line. */
  readonly left: number
  /** From the top edge of the paper to the level line. */
  readonly top: number
  /** Length of the level ruler. */
  readonly width: number
  /** Length of the upright ruler. */
  readonly height: number
}
export const MEASURES = ['left', 'top', 'width', 'height'] as const satisfies readonly (keyof Measured)[]

/** Where the lines of the calibration page are drawn: what a perfect printer would measure. */
export const DRAWN: Measured = { left: 2000, top: 2000, width: 15_000, height: 20_000 }

/** Farthest a printer may be off: beyond this it is set to "fit to page", or something was measured wrong. */
export const MOST_SCALE = 0.1
export const MOST_OFFSET = 1500

/** What is done to a page before it is printed, so that it comes out as drawn: `x' = scaleX · x + offsetX`, millimetres. */
export interface Correction {
  readonly scaleX: number
  readonly scaleY: number
  readonly offsetX: number
  readonly offsetY: number
}

export const NO_CORRECTION: Correction = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0 }

/** The correction that undoes what the printer did: it turned `x` into `a·x + b`. */
export function correctionOf(measured: Measured): Correction {
  const [a, c] = [measured.width / DRAWN.width, measured.height / DRAWN.height]
  const offsetX = (a * DRAWN.left - measured.left) / a / 100
  const offsetY = (c * DRAWN.top - measured.top) / c / 100
  return { scaleX: 1 / a, scaleY: 1 / c, offsetX, offsetY }
}

/** The measures that cannot be right, in the order they are asked for. */
export function findMeasureFaults(measured: Measured): (keyof Measured)[] {
  const isOff = (name: keyof Measured): boolean =>
    name === 'left' || name === 'top'
      ? Math.abs(measured[name] - DRAWN[name]) > MOST_OFFSET
      : Math.abs(measured[name] / DRAWN[name] - 1) > MOST_SCALE
  return MEASURES.filter(isOff)
}
