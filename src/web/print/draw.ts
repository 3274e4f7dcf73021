import { vi } from '../messages/vi.ts'
import type { SetFace } from './face.ts'
import { heightOf, lineHeight, type SetText } from './fit.ts'
import type { Ink, Pen } from './pen.ts'
import { type Box, type Corner, POINTS_PER_MM } from './place.ts'
import type { Metrics } from './templates.ts'

const PLATE_BLUE = '#0b3c7d'
/** How far letters are seen above and below their baseline, in type sizes. */
interface Seen {
  readonly above: number
  readonly below: number
}
const WORDS: Seen = { above: 0.9, below: 0.22 }
const FIGURES: Seen = { above: 0.74, below: 0 }
/** Farthest that the font reaches below its baseline. */
const LOWEST = 0.27

/** Draws one face from its own top left corner. */
export function drawFace(pen: Pen, face: SetFace): void {
  const { metrics } = face
  drawSign(pen, metrics.band, face.band, WORDS, metrics.band.height / 14)
  pen.code(face.symbol, metrics.code)
  if (face.demo) drawSample(pen, metrics)
  drawPayee(pen, face)
  const { rule, details } = metrics
  pen.line(rule, { x: rule.x + rule.width, y: rule.y }, metrics.plate.height / 28)
  drawSign(pen, metrics.plate, face.number, FIGURES, metrics.plate.height / 11)
  write(pen, face.details, { ...details, y: details.y + (details.height - heightOf(face.details)) / 2 }, 'start')
  drawLogos(pen, face)
}

/** An enamel sign: white on blue within a white line, the text in its middle. */
function drawSign(pen: Pen, box: Box, texts: readonly SetText[], seen: Seen, line: number): void {
  pen.rect(box, PLATE_BLUE, line * 1.8)
  pen.frame(within(box, line), line / 2.4, 'white', line)
  const [first, last] = [texts[0], texts.at(-1)]
  if (first === undefined || last === undefined) return
  const skipped = lineHeight(first) - em(first) * seen.above
  const height = heightOf(texts) - skipped + em(last) * seen.below
  write(pen, texts, { ...box, y: box.y + (box.height - height) / 2 - skipped }, 'middle', 'white')
}

const within = ({ x, y, width, height }: Box, margin: number): Box => ({
  ...{ x: x + margin, y: y + margin },
  ...{ width: width - 2 * margin, height: height - 2 * margin },
})

const em = ({ size }: Pick<SetText, 'size'>): number => size / POINTS_PER_MM

/** MẪU on both sides of the code and outside its box, so that a demonstration print cannot be taken for a real one. */
function drawSample(pen: Pen, { code, sample: size }: Metrics): void {
  const [half, off] = [pen.width(vi.stickers.sample, size, 'bold') / 2, em({ size }) * LOWEST + 0.1]
  const middle = code.y + code.size / 2
  pen.sideways(vi.stickers.sample, { x: code.x - off, y: middle + half }, size, 'up')
  pen.sideways(vi.stickers.sample, { x: code.x + code.size + off, y: middle - half }, size, 'down')
}

/** What room is left stands below; a code's quiet zone is white enough above. */
function drawPayee(pen: Pen, { metrics, payee, advice }: SetFace): void {
  const box = metrics.payee
  const spare = box.height - heightOf([...payee, ...advice])
  const y = write(pen, payee, { ...box, y: box.y + spare * 0.2 }, box.align)
  write(pen, advice, { ...box, y: y + spare * 0.35 }, box.align)
}

function drawLogos(pen: Pen, { metrics, logos }: SetFace): void {
  const box = metrics.logos
  if (box === undefined) return
  const width = box.width / logos.length
  logos.forEach((logo, at) => {
    pen.picture(logo, { ...box, x: box.x + at * width + 0.5, width: width - 1 })
  })
}

/** Writes texts one below the other into a column, and answers where the next would begin. */
function write(pen: Pen, texts: readonly SetText[], column: Box, align: 'start' | 'middle', ink?: Ink): number {
  let { y } = column
  for (const text of texts) {
    for (const line of text.lines) {
      y += lineHeight(text)
      const x = align === 'start' ? column.x : column.x + (column.width - widthOf(pen, line, text)) / 2
      writeLine(pen, line, { x, y }, text, ink)
    }
  }
  return y
}

/** The last digits of an account (…1234) stand out, whatever is round them. */
const partsOf = (line: string, { weight }: SetText) =>
  line.split(/(…\d\S*)/).map((part, odd) => [part, odd === 1 ? 'bold' : weight] as const)

const widthOf = (pen: Pen, line: string, text: SetText): number =>
  partsOf(line, text).reduce((sum, [part, weight]) => sum + pen.width(part, text.size, weight), 0)

function writeLine(pen: Pen, line: string, { x, y }: Corner, text: SetText, ink?: Ink): void {
  let at = x
  for (const [part, weight] of partsOf(line, text)) {
    if (part !== '') pen.text(part, { x: at, y }, text.size, weight, ink)
    at += pen.width(part, text.size, weight)
  }
}
