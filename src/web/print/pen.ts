import type { CodeSymbol } from '../ui/symbol.ts'
import type { Box, CodeBox, Corner, Place } from './place.ts'
import type { Type, Weight } from './type.ts'

export type Ink = 'black' | 'white' | '#0b3c7d'

/** Draws in millimetres from the top left of the page, or of the face that is being drawn; type sizes are points. */
export interface Pen extends Type {
  /** Draws a face at its place. */
  face(place: Place, draw: () => void): void
  text(text: string, at: Corner, size: number, weight: Weight, ink?: Ink): void
  /** Bold text that runs upwards or downwards from `at`, its baseline on `at.x`. */
  sideways(text: string, at: Corner, size: number, way: 'up' | 'down'): void
  rect(box: Box, ink: Ink, radius?: number): void
  frame(box: Box, line: number, ink: Ink, radius?: number): void
  line(from: Corner, to: Corner, width: number): void
  code(symbol: CodeSymbol, box: CodeBox): void
  /** A picture file, whole and as large as the box allows, in its middle. */
  picture(file: Uint8Array, box: Box): void
}
