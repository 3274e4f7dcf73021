import { SMALLEST_GROUP } from '../../domain/public-figures.ts'

/** What everybody may read of a street or a market. */
export const publicMessages = {
  link: 'Trang công khai',
  fewer: (than: string) => `dưới ${than}`,
  more: (than: string) => `hơn ${than}`,
  said: (count: string) => `Thêm ${count} nơi chủ hộ nói có dùng nhưng chưa ai thấy (S), không cộng.`,
  notCounted: (count: string) => `Không tính: ${count} chỗ trống hoặc đã đóng hẳn.`,
  base: (total: string, stalls: string) => `Mẫu số: ${total} ${stalls} đang kinh doanh`,
  bank: 'ngân hàng báo tiền về',
  observed: 'cán bộ tận mắt thấy',
  small: `Nơi này có dưới ${SMALLEST_GROUP} điểm đang kinh doanh, nên không công bố số liệu.`,
  why: `Trang này chỉ có số tổng. Nhóm dưới ${SMALLEST_GROUP} điểm không nêu riêng, để không ai bị nhận ra.`,
  held: (phones: number, records: number) =>
    records > 0 ? `${phones} máy còn giữ ${records} phiếu chưa gửi.` : `${phones} máy đang mang đi, có thể còn phiếu.`,
} as const
