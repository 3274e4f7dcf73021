import { POINTS_PER_MM, type Size } from './place.ts'
import type { Sizes } from './templates.ts'
import type { Type, Weight } from './type.ts'

/** A text that is to be set in at most so many lines. */
export interface Text {
  readonly text: string
  readonly weight: Weight
  readonly sizes: Sizes
  readonly lines: number
}

/** Lines of one size that a text was set in. */
export interface SetText {
  readonly lines: readonly string[]
  /** Points. */
  readonly size: number
  readonly weight: Weight
}

/** From the wished sizes of a column down to its smallest ones. */
const STEPS = 12
/** Share of its height that a column of wished sizes leaves white; smaller ones need less of it. */
const AIR = 0.2

/** Height of a line with room for Vietnamese marks above it, millimetres; its baseline is its lower edge. */
export const lineHeight = ({ size }: Pick<SetText, 'size'>): number => (size * 1.27) / POINTS_PER_MM

export const heightOf = (texts: readonly SetText[]): number =>
  texts.reduce((sum, text) => sum + text.lines.length * lineHeight(text), 0)

/**
 * Sets texts one below the other, as large as the room allows and never cut; undefined when they do not fit or the font
 * lacks a character.
 */
export function setColumn(type: Type, texts: readonly Text[], { width, height }: Size): SetText[] | undefined {
  if (!texts.every(({ text }) => type.holds(text))) return undefined
  for (let step = 0; step <= STEPS; step++) {
    const smaller = step / STEPS
    const set = texts.map((text) => setText(type, text, smaller, width))
    if (set.every((one) => one !== undefined) && heightOf(set) <= height * (1 - AIR * (1 - smaller))) return set
  }
  return undefined
}

function setText(type: Type, text: Text, smaller: number, width: number): SetText | undefined {
  const [wished, smallest] = text.sizes
  const size = wished - (wished - smallest) * smaller
  const { weight } = text
  const lines = breakLines(text.text, width, text.lines, (line) => type.width(line, size, weight))
  return lines && { lines, size, weight }
}

/** As few lines as will do, and as alike in width as their number allows. */
function breakLines(
  text: string,
  width: number,
  most: number,
  measure: (line: string) => number,
): string[] | undefined {
  if (measure(text) <= width) return [text]
  const pieces = piecesOf(text, (word) => measure(word) <= width)
  let lines = fill(pieces, width, measure)
  if (lines === undefined || lines.length > most) return undefined
  for (let narrower = width * 0.95; ; narrower *= 0.95) {
    const next = fill(pieces, narrower, measure)
    if (next === undefined || next.length > lines.length) return lines
    lines = next
  }
}

/** Words with the blanks behind them; only an address that is wider than a line is broken behind a dot or a stroke. */
const piecesOf = (text: string, fits: (word: string) => boolean): string[] =>
  text.split(/(?<= )/).flatMap((word) => (fits(word.trimEnd()) ? [word] : word.split(/(?<=[./])/)))

/** Puts pieces into a line until it is full; undefined when one of them is wider than a line. */
function fill(pieces: readonly string[], width: number, measure: (line: string) => number): string[] | undefined {
  const lines: string[] = []
  for (const piece of pieces) {
    const longer = `${lines.at(-1) ?? ''}${piece}`
    if (lines.length > 0 && measure(longer.trimEnd()) <= width) lines[lines.length - 1] = longer
    else if (measure(piece.trimEnd()) <= width) lines.push(piece)
    else return undefined
  }
  return lines.map((line) => line.trimEnd())
}
