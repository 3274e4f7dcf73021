import { LONG_UNHEARD } from '../../domain/freshness.ts'

/** What the figures of a page include, and what phones still hold of it. */
export const freshMessages = {
  until: 'Gồm mọi phiếu nhận đến',
  never: 'Chưa nhận phiếu nào.',
  nothingHeld: 'Không máy nào còn giữ phiếu.',
  held: (phones: number, records: number) => `${phones} máy còn giữ ${records} phiếu chưa gửi`,
  out: (phones: number) => `${phones} máy đang mang nơi này đi, có thể còn phiếu chưa gửi`,
  /** Beside those that said so. */
  alsoOut: (phones: number) => `${phones} máy nữa đang mang đi`,
  heldHere: (records: number) => `${records} phiếu còn trên máy`,
  holds: (records: number) => `còn giữ ${records} phiếu,`,
  unknown: 'đang mang đi,',
  heard: (moment: string) => `máy báo về lần cuối ${moment}.`,
  long: `Đã quá ${LONG_UNHEARD} ngày: hãy hỏi người giữ máy.`,
} as const
