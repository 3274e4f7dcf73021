import type { Pen, Weight } from './pen.ts'

/** Lines of one size that a text was set in. */
export interface SetText {
  lines: string[]
  /** Points. */
  size: number
  weight: Weight
}

interface Room {
  /** Millimetres. */
  width: number
  lines: 1 | 2
  /** Points, largest first: the first that fits is taken. */
  sizes: readonly number[]
  weight: Weight
}

/** Sets a text as large as the room allows, never cut; undefined when it does not fit or the font lacks a character. */
export function fitText(pen: Pen, text: string, { width, lines, sizes, weight }: Room): SetText | undefined {
  if (!pen.holds(text)) return undefined
  for (const size of sizes) {
    const measure = (line: string) => pen.width(line, size, weight)
    if (measure(text) <= width) return { lines: [text], size, weight }
    const broken = lines === 2 ? breakInTwo(text, measure) : undefined
    if (broken?.every((line) => measure(line) <= width)) return { lines: broken, size, weight }
  }
  return undefined
}

/** The break between two words that leaves the two lines most alike in width. */
function breakInTwo(text: string, measure: (line: string) => number): [string, string] | undefined {
  const words = text.split(' ')
  const breaks = words.slice(1).map((_, at): [string, string] => {
    return [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]
  })
  const widest = (lines: [string, string]) => Math.max(...lines.map(measure))
  return breaks.sort((a, b) => widest(a) - widest(b))[0]
}
