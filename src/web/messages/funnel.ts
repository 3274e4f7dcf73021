import { SCAN_HOLDS, SEEN_HOLDS, TRANSFER_HOLDS } from '../../domain/adoption.ts'

/** What each figure of the funnel is called, and at the head of a narrow column. */
export const funnelMessages = {
  figures: {
    A1: 'Đã khảo sát',
    A2: 'Đã có mã',
    A3: `Đã dán, thấy trong ${SEEN_HOLDS} ngày`,
    A4: `Quét đúng, trong ${SCAN_HOLDS} ngày`,
    A5: `Đang dùng, trong ${TRANSFER_HOLDS} ngày`,
  },
  columns: { A1: 'Đã khảo sát', A2: 'Có mã', A3: 'Đã dán', A4: 'Quét đúng', A5: 'Đang dùng' },
} as const
