import type { Template } from '../../domain/sticker.ts'
import type { Box, CodeBox, Place, Size } from './place.ts'

/** Type sizes in points: the one that is wished, and the smallest that is still printed. */
export type Sizes = readonly [wished: number, smallest: number]

/**
 * What a template is drawn by, from the top left of one face as it is read. A new template is one entry here, one size
 * in the domain and one word; the drawing and the reading back know no template by name.
 */
export interface Metrics extends Size {
  /** Where the faces lie on the flat sticker. */
  readonly faces: readonly Place[]
  /** Height at which the flat sticker is folded across. */
  readonly fold?: number
  /** The enamel sign on top, with the campaign's line below the act. */
  readonly band: Box & { readonly act: Sizes; readonly campaign: Sizes }
  readonly code: CodeBox
  /** Type size of MẪU on both sides of the code. */
  readonly sample: number
  /** Whom one pays. Small templates have no room for advice. */
  readonly payee: Box & {
    readonly align: 'middle' | 'start'
    readonly name: Sizes
    readonly bank: Sizes
    readonly holder: Sizes
    readonly advice?: Sizes
  }
  readonly rule: { readonly x: number; readonly y: number; readonly width: number }
  readonly plate: Box & { readonly number: Sizes }
  readonly details: Box & { readonly place: Sizes; readonly check: Sizes; readonly serial: Sizes }
  /** Kept for licensed marks; the details are narrower where there are some. */
  readonly logos?: Box
}

const single = [{ x: 0, y: 0, turned: false }] as const
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })

export const METRICS: Readonly<Record<Template, Metrics>> = {
  stall: {
    ...{ width: 100, height: 150, faces: single, sample: 15 },
    band: { ...box(5, 5, 90, 15.5), act: [20, 14], campaign: [9.5, 6] },
    code: { x: 10, y: 21, size: 80 },
    payee: {
      ...box(5, 101, 90, 29),
      align: 'middle',
      name: [19, 9.5],
      bank: [14, 9],
      holder: [12, 8],
      advice: [9, 7.5],
    },
    rule: { x: 5, y: 131.4, width: 90 },
    plate: { ...box(5, 133.6, 20, 11), number: [20, 8] },
    details: { ...box(28, 131.6, 67, 13.4), place: [9, 6.5], check: [8, 6], serial: [11.5, 9] },
    logos: box(75, 133.6, 20, 11),
  },
  standee: {
    ...{ width: 148, height: 105, fold: 105, sample: 10 },
    faces: [
      { x: 148, y: 105, turned: true },
      { x: 0, y: 105, turned: false },
    ],
    band: { ...box(5, 5, 138, 16.5), act: [22, 16], campaign: [10.5, 7] },
    code: { x: 9, y: 23, size: 78 },
    payee: {
      ...box(95, 36, 48, 39.5),
      align: 'start',
      name: [19, 9],
      bank: [14, 8],
      holder: [12, 7.5],
      advice: [9, 6.5],
    },
    rule: { x: 95, y: 77.5, width: 48 },
    plate: { ...box(95, 25, 20, 10), number: [18, 8] },
    details: { ...box(95, 77.8, 48, 21.5), place: [9, 6.5], check: [8, 6], serial: [11, 9] },
  },
  counter: {
    ...{ width: 148, height: 210, faces: single, sample: 24 },
    band: { ...box(8, 8, 132, 23), act: [31, 22], campaign: [14, 9] },
    code: { x: 18, y: 32, size: 112 },
    payee: {
      ...box(8, 144, 132, 40),
      align: 'middle',
      name: [28, 13],
      bank: [20, 13],
      holder: [17, 11],
      advice: [12, 10],
    },
    rule: { x: 8, y: 185.4, width: 132 },
    plate: { ...box(8, 188, 27, 14.5), number: [27, 11] },
    details: { ...box(39, 185.6, 101, 17.4), place: [12, 8], check: [11, 8], serial: [15, 12] },
    logos: box(112, 188, 28, 14.5),
  },
  lanyard: {
    ...{ width: 54, height: 86, faces: single, sample: 7.5 },
    band: { ...box(3, 3, 48, 9.5), act: [11, 8], campaign: [6, 4.5] },
    code: { x: 5, y: 13, size: 44 },
    payee: { ...box(3, 57, 48, 14.6), align: 'middle', name: [11, 6], bank: [9, 6], holder: [7.5, 5] },
    rule: { x: 3, y: 72.4, width: 48 },
    plate: { ...box(3, 74, 12, 8), number: [12, 4.2] },
    details: { ...box(16.5, 72.5, 34.5, 10.7), place: [6, 4.4], check: [5.5, 4.2], serial: [7.5, 6] },
  },
  label: {
    ...{ width: 50, height: 70, faces: single, sample: 9 },
    band: { ...box(2.5, 2.5, 45, 7.8), act: [9.5, 7], campaign: [5.2, 4.2] },
    code: { x: 8.5, y: 10.6, size: 33 },
    payee: { ...box(2.5, 43.6, 45, 11.9), align: 'middle', name: [9.5, 5.5], bank: [7.5, 5.2], holder: [6.2, 4.6] },
    rule: { x: 2.5, y: 56, width: 45 },
    plate: { ...box(2.5, 58, 11, 7.2), number: [10.5, 4.2] },
    details: { ...box(14.5, 56.2, 33, 11), place: [5.6, 4.2], check: [5, 4], serial: [7, 6] },
  },
  poster: {
    ...{ width: 210, height: 297, faces: single, sample: 36 },
    band: { ...box(12, 12, 186, 34), act: [47, 34], campaign: [21, 14] },
    code: { x: 25, y: 47.5, size: 160 },
    payee: {
      ...box(12, 208, 186, 54),
      align: 'middle',
      name: [40, 20],
      bank: [29, 18],
      holder: [24, 16],
      advice: [15, 13],
    },
    rule: { x: 12, y: 264, width: 186 },
    plate: { ...box(12, 267.5, 36, 17.5), number: [34, 14] },
    details: { ...box(53, 264.4, 145, 21), place: [15, 10], check: [13, 9], serial: [18, 14] },
    logos: box(158, 267.5, 40, 17.5),
  },
}
