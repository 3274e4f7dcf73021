import { apply, asMatrix, type Bounds, boundsOf, type Matrix, multiply, type Outline } from './geometry.ts'
import type { Font, Page } from './pages.ts'
import { isName, Reader, Unreadable, type Value } from './syntax.ts'
import { reachOf } from './text.ts'

/** Something painted, in the order of painting. */
export interface Paint {
  kind: 'fill' | 'stroke' | 'text' | 'image'
  /** Left, top, right and bottom of what it may mark, millimetres. */
  bounds: Bounds
  /** Painted in plain black (0 g). */
  black: boolean
  /** Closed outlines of a fill by the nonzero rule, millimetres from the top left of the page. */
  outlines: Outline[]
  curved: boolean
}

interface State {
  matrix: Matrix
  black: boolean
  lineWidth: number
  spacing: number
  font?: Font | undefined
  size: number
}

/**
 * Everything a page paints. Only the operators our renderer uses are known: any other (clipping, patterns, forms,
 * transparency) throws `Unreadable`, so nothing can be painted unseen.
 * `base` leads from the page's own points to millimetres.
 */
export function readPaints(page: Page, base: Matrix): Paint[] {
  const painter = new Painter(page, base)
  const reader = new Reader(page.content)
  let operands: Value[] = []
  while (!reader.atEnd()) {
    const value = reader.value()
    if (typeof value === 'object' && 'keyword' in value) {
      painter.run(value.keyword, operands)
      operands = []
    } else operands.push(value)
  }
  return painter.paints
}

class Painter {
  readonly paints: Paint[] = []
  private readonly page: Page
  private state: State
  private readonly saved: State[] = []
  private outlines: number[][] = []
  private curved = false
  private textMatrix: Matrix = [1, 0, 0, 1, 0, 0]

  constructor(page: Page, base: Matrix) {
    this.page = page
    this.state = { matrix: base, black: true, lineWidth: 1, spacing: 0, size: 0 }
  }

  run(operator: string, operands: Value[]): void {
    const known =
      this.text(operator, operands) || this.path(operator, operands.map(Number)) || this.set(operator, operands)
    if (!known) throw new Unreadable(`an unknown operator ${operator}`)
  }

  private set(operator: string, operands: Value[]): boolean {
    const numbers = operands.map(Number)
    if (operator === 'q') this.saved.push({ ...this.state })
    else if (operator === 'Q') this.state = this.saved.pop() ?? fail('an unbalanced Q')
    else if (operator === 'cm') this.state.matrix = multiply(asMatrix(numbers), this.state.matrix)
    else if (operator === 'g') this.state.black = numbers[0] === 0
    else if (operator === 'scn' || operator === 'cs') this.state.black = false
    else if (operator === 'w') this.state.lineWidth = Number(numbers[0])
    else if (operator === 'Do') this.image(operands[0])
    else return operator === 'SCN' || operator === 'CS'
    return true
  }

  /** An image fills the unit square. */
  private image(name: Value | undefined): void {
    if (!isName(name) || !this.page.images.has(name.name)) throw new Unreadable('an image that is not there')
    const bounds = boundsOf([this.place([0, 0, 1, 0, 1, 1, 0, 1])], 0)
    this.paints.push({ kind: 'image', bounds, black: false, outlines: [], curved: false })
  }

  private path(operator: string, numbers: number[]): boolean {
    const [x = 0, y = 0, width = 0, height = 0] = numbers
    if (operator === 're') this.open(x, y, x + width, y, x + width, y + height, x, y + height)
    else if (operator === 'm') this.open(x, y)
    else if (operator === 'l') this.extend(numbers)
    else if (operator === 'c') this.extend(numbers, true)
    else if (operator === 'f') this.paint('fill', 0)
    else if (operator === 'S') this.paint('stroke', this.state.lineWidth)
    else return operator === 'h'
    return true
  }

  private open(...points: number[]): void {
    this.outlines.push(this.place(points))
  }

  private extend(points: number[], curved = false): void {
    const outline = this.outlines.at(-1) ?? fail('a line from nowhere')
    outline.push(...this.place(points))
    this.curved ||= curved
  }

  private place(points: number[]): number[] {
    const placed: number[] = []
    for (let at = 0; at < points.length; at += 2)
      placed.push(...apply(this.state.matrix, points[at] ?? Number.NaN, points[at + 1] ?? Number.NaN))
    return placed
  }

  /** Mitred corners reach farther than half a line; pdfkit's limit is ten times. */
  private paint(kind: 'fill' | 'stroke', lineWidth: number): void {
    const [a, b] = this.state.matrix
    const bounds = boundsOf(this.outlines, lineWidth * Math.hypot(a, b) * (this.curved ? 1 : 5))
    this.paints.push({ kind, bounds, black: this.state.black, outlines: this.outlines, curved: this.curved })
    this.outlines = []
    this.curved = false
  }

  private text(operator: string, operands: Value[]): boolean {
    if (operator === 'BT') this.textMatrix = [1, 0, 0, 1, 0, 0]
    else if (operator === 'Tm') this.textMatrix = asMatrix(operands.map(Number))
    else if (operator === 'Tc') this.state.spacing = Number(operands[0])
    else if (operator === 'Tf') this.setFont(operands)
    else if (operator === 'TJ') this.show(operands[0])
    else return operator === 'ET'
    return true
  }

  private setFont([name, size]: Value[]): void {
    this.state.font = isName(name) ? this.page.fonts.get(name.name) : undefined
    this.state.size = Number(size)
  }

  private show(pieces: Value | undefined): void {
    const outline = reachOf(pieces, this.state, multiply(this.textMatrix, this.state.matrix))
    this.paints.push({ kind: 'text', bounds: boundsOf([outline], 0), black: false, outlines: [], curved: false })
  }
}

function fail(what: string): never {
  throw new Unreadable(what)
}
