import { CHECKED_PERCENT, LEAVING_HOLDS, RANKED_FROM, RECEIPT_HOLDS } from '../../domain/rank.ts'

/** Ranks, and why a place has none. */
export const ranksMessages = {
  place: (place: number, of: number) => `Hạng ${place}/${of}`,
  unranked: 'chưa xếp hạng',
  few: `cần từ ${RANKED_FROM} điểm để xếp hạng`,
  nothingReceived: 'chưa nhận phiếu nào',
  silent: (day: string) => `phiếu gần nhất nhận ngày ${day}, đã quá ${RECEIPT_HOLDS} ngày`,
  noVisit: 'đợt này chưa có lượt khảo sát nào',
  unchecked: (checked: string) => `mới kiểm tra chéo ${checked} lượt, cần ${CHECKED_PERCENT} %`,
  uncheckedLately: (checked: string) => `kể cả đợt trước mới kiểm tra chéo ${checked} lượt, cần ${CHECKED_PERCENT} %`,
  comparable: 'đủ điều kiện xếp hạng',
  inCommune: 'xem hạng ở trang xã',
  /** Beside a rank whose base is larger than N. */
  left: (count: number) => `${count} điểm vừa ra khỏi mẫu số`,
  leftMeans: (base: string) => `chưa ai kiểm tra lại, nên hạng tính trên ${base}`,
  leavings: `Ra khỏi mẫu số trong ${LEAVING_HOLDS} ngày, chưa ai kiểm tra lại`,
} as const
